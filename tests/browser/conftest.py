"""A browser, and projects that it looks at through `specgen preview`."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

COMMAND = Path(sys.executable).with_name("specgen")
CHROMIUM = next(
    filter(
        None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))
    ),
    None,
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What the chain of dropdowns is tried with.
OPERATIONS = ("ListSubscriptions", "GetVirtualMachine", "StartVirtualMachine", "CreateOrUpdateResourceGroup")

Preview = Callable[[Path], str]


@pytest.fixture(scope="module")  # no longer: while it is there, no other event loop can run
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        reason = "no Chromium; `make browser` installs one where it can"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """Return a page; whatever it writes as an error to its console fails the test."""
    del preview  # which ends after the page does
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()

    assert errors == []


@pytest.fixture
def preview() -> Iterator[Preview]:
    """Return a function that starts `specgen preview` and tells its address."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path) -> str:
        command = [str(COMMAND), "preview", str(folder), "--port", "0", "--no-open"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process.stdout.readline().strip()

    yield start
    for process in started:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with operations of the catalog, to be copied."""
    folder = tmp_path_factory.mktemp("projects") / "machines"
    for arguments in (["new", folder, "--title", "Machines"], ["add-operation", folder, *OPERATIONS]):
        subprocess.run([COMMAND, *arguments], check=True, capture_output=True)
    return folder


@pytest.fixture
def machines(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "machines"))


@pytest.fixture
def change() -> Callable[..., None]:
    """Return a function that edits the definition of a project."""

    def edit(folder: Path, edited: Callable[[dict], None]) -> None:
        path = folder / "apiDefinition.swagger.json"
        data = json.loads(path.read_text())
        edited(data)
        path.write_text(json.dumps(data, indent=2))

    return edit

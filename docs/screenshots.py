"""Take the pictures of docs/preview.md: `python docs/screenshots.py`; needs Chromium."""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

DOCS = Path(__file__).parent
FLAGSHIP = DOCS.parent / "specs" / "azure-resource-manager"
COMMAND = Path(sys.executable).with_name("specgen")
COLORS = 256


def main() -> None:
    process = subprocess.Popen(
        [COMMAND, "preview", FLAGSHIP, "--port", "0", "--no-open"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None  # noqa: S101 (it has been asked for)
    address = process.stdout.readline().strip()
    try:
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 820})
            _take(page, address, "light")
            page.emulate_media(color_scheme="dark")
            _take(page, address, "dark")
            page.set_viewport_size({"width": 390, "height": 820})
            _take(page, address, "phone")
    finally:
        process.terminate()


def _take(page: Page, address: str, name: str) -> None:
    """Run List subscriptions, and keep what is seen."""
    page.goto("about:blank")
    page.goto(f"{address}/#op-ListSubscriptions")
    card = page.locator(".sheet.chosen")
    card.get_by_role("button", name="Run", exact=True).click()
    card.locator(".status").wait_for()
    page.evaluate("scrollTo(0, 0)")
    if name == "phone":
        card.evaluate("card => card.scrollIntoView()")
    image = Image.open(BytesIO(page.screenshot())).convert("RGB")
    image = image.quantize(COLORS, Image.Quantize.MAXCOVERAGE)  # the few dots of green are kept
    image.save(DOCS / f"preview-{name}.png", optimize=True)


if __name__ == "__main__":
    main()

"""What axe finds in the page: nobody is shut out by how it is made."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("specgen")
COUNT = 25


@pytest.fixture(scope="session")
def many(template, tmp_path_factory):
    """Return a project with 25 operations of the catalog."""
    folder = Path(shutil.copytree(template, tmp_path_factory.mktemp("many") / "machines"))
    listed = re.findall(r"^\| `(\w+)`", (ROOT / "docs" / "catalog.md").read_text(), re.MULTILINE)
    subprocess.run([COMMAND, "add-operation", folder, *listed[::4][:COUNT]], check=True, capture_output=True)
    return folder


def serious(page):
    """Return the rules of axe that are broken in what can be seen, and where."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_flagship(page, preview, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{preview(ROOT / 'specs' / 'azure-resource-manager')}/#op-ListSubscriptions")
    card = page.locator(".sheet.chosen")
    card.get_by_role("button", name="Run", exact=True).click()
    expect(card.locator(".status")).to_be_visible()

    assert serious(page) == []
    for tab in ("Power Apps", "HTTP"):
        card.get_by_role("tab", name=tab).click()
        assert serious(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_among_many_operations(page, preview, many, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(preview(many))
    expect(page.locator(".graph")).to_be_visible()

    assert serious(page) == []
    page.evaluate("location.hash = 'op-CreateOrUpdateResourceGroup'")
    card = page.locator(".sheet.chosen")
    card.get_by_text("Show all").click()
    card.get_by_role("button", name="Show the choices of Subscription").click()
    expect(card.locator(".choices:visible [role=option]")).to_have_count(3)
    assert serious(page) == []

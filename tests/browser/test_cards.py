"""What is on a card besides its parameters, and the fields that are more than an input."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

# A service with folders, and a form that is known at run time: Azure's operations have none.
LIBRARY = Path(__file__).parent / "library"


@pytest.fixture
def books(page, preview, tmp_path):
    """Open the card of the one action of a library."""
    folder = Path(shutil.copytree(LIBRARY, tmp_path / "library"))
    page.goto(f"{preview(folder)}/#op-AddBook")
    return page.locator(".sheet.chosen")


def test_power_apps_tab_shows_the_function(page, preview, machines):
    page.goto(f"{preview(machines)}/#op-CreateOrUpdateResourceGroup")
    card = page.locator(".sheet.chosen")

    card.get_by_role("tab", name="Power Apps").click()

    expect(card.get_by_role("tabpanel", name="Power Apps").locator("pre")).to_have_text(
        "CreateOrUpdateResourceGroup(subscriptionId, resourceGroupName, location, {tags: …, managedBy: …})"
    )


def test_http_tab_shows_where_each_field_is_sent(page, preview, machines):
    page.goto(f"{preview(machines)}/#op-GetVirtualMachine")
    card = page.locator(".sheet.chosen")

    card.get_by_role("tab", name="HTTP").click()

    panel = card.get_by_role("tabpanel", name="HTTP")
    expect(panel.locator("pre")).to_contain_text("/virtualMachines/{vmName}")
    expect(panel.locator("tbody tr").first).to_have_text(
        "subscriptionIdpathstring · uuidSubscription * (required)"
    )


def test_keys_walk_through_the_tabs_and_around(page, preview, machines):
    page.goto(f"{preview(machines)}/#op-GetVirtualMachine")
    card = page.locator(".sheet.chosen")
    card.get_by_role("tab", name="Parameters").focus()

    page.keyboard.press("ArrowRight")
    expect(card.get_by_role("tab", name="Power Apps")).to_be_focused()
    expect(card.get_by_role("tabpanel", name="Power Apps")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")

    expect(card.get_by_role("tab", name="HTTP")).to_be_focused()
    expect(card.get_by_role("tabpanel")).to_have_count(1)


def test_fields_of_a_dynamic_schema_are_loaded_and_sent(books):
    books.get_by_role("button", name="Load the fields").click()
    books.get_by_role("textbox", name="Shelf").fill("A3")
    books.get_by_role("textbox", name="Pages").fill("474")
    books.get_by_role("button", name="Run", exact=True).click()

    expect(books.locator(".status")).to_have_text("201 Created")
    expect(books.locator(".result pre").first).to_contain_text('"pages": 474')


def test_tree_is_opened_level_by_level(books):
    books.get_by_role("button", name="Show the choices of Folder").click()
    options = books.locator(".choices:visible [role=option]")
    expect(options).to_have_text(["Novels"])
    books.get_by_role("combobox", name="Folder").press("ArrowDown")
    books.get_by_role("combobox", name="Folder").press("ArrowRight")
    expect(options).to_contain_text(["Back", "Emma"])
    options.last.click()

    expect(books.get_by_role("combobox", name="Folder")).to_have_value("Emma")


def test_rows_are_added_and_removed_and_outlive_a_saved_file(books, page, tmp_path):
    authors = books.get_by_role("group", name="Authors")
    for name in ("Jane", "Nobody", "Emily"):
        authors.get_by_role("button", name="Add new item").click()
        authors.get_by_role("textbox", name="Name").last.fill(name)
    authors.get_by_role("button", name="Remove this item").nth(1).click()
    labels = books.get_by_role("group", name="Labels")
    labels.get_by_role("button", name="Add a pair").click()
    labels.get_by_role("textbox", name="Key").fill("genre")
    labels.get_by_role("textbox", name="Value").fill("novel")

    path = tmp_path / "library" / "apiDefinition.swagger.json"
    path.write_text(path.read_text().replace("Add a book", "Put a book"))
    expect(page.locator(".sheet.chosen h2")).to_have_text("Put a book")

    names = authors.get_by_role("textbox", name="Name")
    assert [one.input_value() for one in names.all()] == ["Jane", "Emily"]
    expect(labels.get_by_role("textbox", name="Value")).to_have_value("novel")


@pytest.mark.parametrize("told", ["401 Unauthorized", "429 Too Many Requests"])
def test_refusal_is_shown_calmly(books, page, told):
    status, _, reason = told.partition(" ")

    def refused(route):  # the mock behind the page takes its token, and a great many requests
        found = route.fetch().json()
        found["exchanges"][0] |= {"status": int(status), "reason": reason, "response": f"HTTP/1.1 {told}"}
        route.fulfill(json=found)

    page.route("**/api/run", refused)
    books.get_by_role("button", name="Run", exact=True).click()

    expect(books.locator(".status")).to_have_text(told)
    expect(books.locator(".result pre").last).to_have_text(f"HTTP/1.1 {told}")
    expect(books.get_by_role("button", name="Run", exact=True)).to_be_enabled()


def test_description_stays_where_a_field_is_filled_in_from_the_start(page, preview, machines, change):
    def with_default(data):
        group = data["paths"]["/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}"]
        body = next(one for one in group["put"]["parameters"] if one.get("in") == "body")
        shown = {"type": "string", "title": "Reason", "description": "Why it is made."}
        body["schema"] = {
            "type": "object",
            "properties": {"reason": shown | {"default": "none"}, "more": shown},
        }

    change(machines, with_default)
    page.goto(f"{preview(machines)}/#op-CreateOrUpdateResourceGroup")

    fields = page.locator(".sheet.chosen .field:visible").filter(has_text="Reason")
    expect(fields).to_have_count(2)
    expect(fields.first).to_contain_text("Why it is made.")
    expect(fields.last.get_by_role("textbox")).to_have_attribute("placeholder", "Why it is made.")
    expect(fields.last).not_to_contain_text("Why it is made.")

"""The preview as its users meet it: in a browser."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

COMMAND = Path(sys.executable).with_name("specgen")
FLAGSHIP = Path(__file__).parents[2] / "specs" / "azure-resource-manager"
OFFERED = ".choices:visible [role=option]"
SUBSCRIPTION = "11111111-1111-4111-8111-111111111111"


def chosen(page, name):
    """Open a card by its entry in the list."""
    page.get_by_role("navigation").get_by_role("link", name=name).click()
    return page.locator(".sheet.chosen")


def pick(card, label, index=0):
    card.get_by_role("button", name=f"Show the choices of {label}", exact=True).click()
    card.locator(OFFERED).nth(index).click()


def test_first_page_tells_what_the_connector_is(page, preview):
    page.goto(preview(FLAGSHIP))

    expect(page.get_by_role("heading", level=1)).to_have_text("Azure Resource Manager")
    expect(page.locator(".sheet.chosen")).to_contain_text("Lists Azure subscriptions")
    expect(page.locator(".verdict")).to_contain_text("No findings")
    assert page.locator(".sheet.chosen progress").count() >= 5


def test_search_finds_an_action_by_any_of_its_words(page, preview, machines):
    page.goto(preview(machines))

    page.keyboard.press("/")
    page.keyboard.type("machine get")

    shown = page.locator(".entry[data-words]:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Get a virtual machine")
    page.keyboard.press("Enter")
    expect(page.locator(".sheet.chosen h2")).to_have_text("Get a virtual machine")


def test_keys_alone_lead_through_the_list(page, preview, machines):
    page.goto(preview(machines))

    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator(".sheet.chosen h2")).to_have_text("List subscriptions")
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation").get_by_role("link", name="List subscriptions")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_fields_stand_as_the_designer_shows_them(page, preview, machines):
    page.goto(preview(machines))
    card = chosen(page, "Create or update a resource group")

    labels = card.locator(".field:visible > .label bdi:first-child")
    expect(labels).to_have_text(["Subscription", "Resource Group", "Location", "Tags"])
    card.get_by_text("Show all").click()
    expect(labels).to_have_text(["Subscription", "Resource Group", "Location", "Tags", "Managed By"])
    expect(card.get_by_text("API Version")).to_have_count(0)


def test_dropdowns_are_filled_one_after_the_other(page, preview, machines):
    page.goto(preview(machines))
    card = chosen(page, "Get a virtual machine")

    card.get_by_role("button", name="Show the choices of Resource Group").click()
    expect(card.locator(".choices:visible")).to_have_text("fill in Subscription first")
    pick(card, "Subscription")
    pick(card, "Resource Group", 1)
    pick(card, "Virtual Machine")
    card.get_by_role("button", name="Run", exact=True).click()

    expect(card.locator(".status")).to_have_text("200 OK")
    expect(card.locator("li[data-path='body/name'] > .value")).to_have_text("vm-data-prod-01")
    expect(card.locator(".result pre").first).to_contain_text(
        f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-data-prod/"
    )


def test_dropdown_is_used_by_keys(page, preview, machines):
    page.goto(preview(machines))
    card = chosen(page, "Get a virtual machine")
    field = card.get_by_role("combobox", name="Subscription")

    field.press("ArrowDown")
    expect(card.locator(OFFERED)).to_have_count(3)
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")

    expect(field).to_have_value("Contoso Test")


def test_list_subscriptions_runs_page_by_page(page, preview):
    page.goto(preview(FLAGSHIP))
    card = chosen(page, "List subscriptions")

    card.get_by_role("button", name="Run", exact=True).click()
    names = card.locator("li[data-path='body/value/*/displayName'] > .value")
    expect(names).to_have_text("Contoso Production, Contoso Test, Contoso Sandbox")
    card.get_by_role("button", name="Next page").click()

    expect(names).to_have_text("Fabrikam Shared Services")
    expect(card.get_by_role("button", name="Next page")).to_have_count(0)


def test_what_is_missing_is_told_at_its_field(page, preview, machines):
    page.goto(preview(machines))
    card = chosen(page, "Get a virtual machine")

    card.get_by_role("button", name="Run", exact=True).click()

    expect(card.locator(".problem:visible")).to_have_text(["a value is required"] * 3)
    expect(card.get_by_role("combobox", name="Subscription")).to_be_focused()


def test_long_running_operation_is_followed(page, preview, machines):
    page.goto(preview(machines))
    card = chosen(page, "Start virtual machine")
    pick(card, "Subscription")
    pick(card, "Resource Group")
    pick(card, "Virtual Machine")

    card.get_by_role("button", name="Run", exact=True).click()

    expect(card.locator(".status").first).to_have_text("202 Accepted")
    expect(card.locator(".status").last).to_have_text("200 OK")
    expect(card.locator(".result")).to_contain_text("switch off the asynchronous pattern")


def test_finding_stands_at_its_field(page, preview, machines, change):
    def without_summary(data):
        path = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}"
        group = data["paths"][path]["put"]["parameters"]
        next(one for one in group if one.get("name") == "resourceGroupName").pop("description")

    change(machines, without_summary)
    page.goto(preview(machines))
    card = chosen(page, "Create or update a resource group")

    field = card.locator(".field").filter(has=page.get_by_text("Resource Group", exact=True))
    expect(field.locator(".findings")).to_contain_text("RequiredPropertyMissing")
    page.get_by_role("button", name="with findings").click()
    expect(page.locator(".entry[data-words]:visible")).to_have_count(1)


def test_saved_file_is_shown_at_once_and_nothing_that_was_typed_is_lost(page, preview, machines, change):
    page.goto(preview(machines))
    card = chosen(page, "Create or update a resource group")
    card.get_by_role("combobox", name="Resource Group").fill("rg-mine")
    card.get_by_text("Show all").click()

    def renamed(data):
        for item in data["paths"].values():
            if "put" in item:
                item["put"]["summary"] = "Make a resource group"

    change(machines, renamed)

    expect(page.locator(".sheet.chosen h2")).to_have_text("Make a resource group")
    expect(card.get_by_role("combobox", name="Resource Group")).to_have_value("rg-mine")
    expect(card.get_by_role("textbox", name="Managed By")).to_be_visible()


def test_file_that_cannot_be_read_leaves_the_last_state_and_says_so(page, preview, machines):
    page.goto(preview(machines))
    path = machines / "apiDefinition.swagger.json"
    whole = path.read_text()

    path.write_text(whole[:500])
    expect(page.get_by_role("alert")).to_contain_text("apiDefinition.swagger.json")
    expect(page.get_by_role("heading", level=1)).to_have_text("Machines")
    path.write_text(whole)

    expect(page.get_by_role("alert")).to_have_count(0)


def test_export_opens_without_network(page, machines, tmp_path):
    subprocess.run([COMMAND, "preview", machines, "--export", tmp_path / "review.html"], check=True)
    asked = []
    page.context.route("**/*", lambda route: (asked.append(route.request.url), route.continue_()))
    page.context.set_offline(True)

    page.goto((tmp_path / "review.html").as_uri())
    card = chosen(page, "Get a virtual machine")

    expect(card.get_by_role("combobox", name="Subscription")).to_be_visible()
    expect(page.get_by_role("button", name="Run", exact=True)).to_have_count(0)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\u202eevil"


def test_hostile_texts_stay_texts(page, preview, machines, change):
    def hostile(data):
        data["info"]["description"] = HOSTILE
        operation = data["paths"]["/subscriptions"]["get"]
        operation |= {"summary": HOSTILE, "description": "x" * 1_000_000}
        operation["parameters"].append(
            {"name": HOSTILE, "in": "query", "type": "string", "enum": [HOSTILE], "default": HOSTILE}
        )

    change(machines, hostile)
    page.goto(preview(machines))
    page.locator(".entry[data-words]").first.click()
    card = page.locator(".sheet.chosen")

    expect(card.locator("h2")).to_contain_text("<script>")
    expect(card.locator("h2")).to_contain_text("\\u202eevil")
    assert len(card.locator(".description").text_content()) < 30_000
    expect(page).to_have_title(re.compile("Machines"))
    assert page.locator("main img:not(.tile img), main script").count() == 0


def test_page_fits_a_phone(page, preview, machines):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(preview(machines))
    for name in ("Connector at a glance", "Create or update a resource group", "Get a virtual machine"):
        page.evaluate("location.hash = ''")
        chosen(page, name)

        assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_can_be_read(page, preview, machines, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(preview(machines))
    chosen(page, "Get a virtual machine")

    assert page.evaluate(CONTRASTS) == []


def test_theme_is_switched_by_hand(page, preview):
    page.emulate_media(color_scheme="light")
    page.goto(preview(FLAGSHIP))

    page.get_by_role("button", name="Light or dark").click()

    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"


def test_of_two_hundred_operations_one_card_is_drawn(page, preview, machines, change):
    def many(data):
        operation = data["paths"]["/subscriptions"]["get"]
        for number in range(200):
            data["paths"][f"/subscriptions/list{number}"] = {
                "get": operation | {"operationId": f"List{number}", "summary": f"List number {number}"}
            }

    change(machines, many)
    page.goto(preview(machines))

    assert page.locator(".sheet").count() > 200
    assert page.locator(".sheet:visible").count() == 1
    page.get_by_role("searchbox").fill("number 199")
    expect(page.locator(".entry[data-words]:visible")).to_have_count(1)


# Texts whose contrast to what is behind them is lower than WCAG 2 asks for (4.5).
CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] > 250) return color;
    }
    return [255, 255, 255, 255];
  };
  const luminance = ([r, g, b]) => {
    const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const [x, y, z] = [r, g, b].map((c) => linear(c / 255));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility() && e.tagName !== "PROGRESS")
    .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .filter((e) => contrast(luminance(rgba(getComputedStyle(e).color)), luminance(behind(e))) < 4.45)
    .map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`);
}"""

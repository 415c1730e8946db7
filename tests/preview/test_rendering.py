import re
from copy import deepcopy
from html.parser import HTMLParser

import pytest

from toolkit.preview import assets
from toolkit.preview.rendering import content, exported, page

SCRIPT = "<script>alert(1)</script>"
MARKUP = "</title></style><img src=x onerror=alert(1)>"


class Parsed(HTMLParser):
    """What a browser would find: tags with their attributes, and texts."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.texts = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)

    def attributes(self, tag, name):
        return [of[name] for found, of in self.tags if found == tag and name in of]


def everywhere(data, text):
    """Put a text in the place of every title, summary, description, default and name that makers see."""
    if isinstance(data, dict):
        seen = {"title", "summary", "description", "x-ms-summary", "host", "version", "operationId"}
        return {key: text if key in seen else everywhere(value, text) for key, value in data.items()}
    return [everywhere(one, text) for one in data] if isinstance(data, list) else data


def hostile(definition, text):
    found = everywhere(definition, text)
    operation = found["paths"]["/machines"]["post"]
    operation["parameters"] += [
        {"name": text, "in": "query", "type": "string", "default": text, "enum": [text, "b"], "format": text},
        {"name": "p", "in": "query", "type": text, "description": text, "default": text},
    ]
    found["paths"][f"/{text}"] = deepcopy(found["paths"]["/groups"])
    return found


@pytest.mark.parametrize("draw", [page, content, exported])
@pytest.mark.parametrize(
    "text", [SCRIPT, MARKUP, '" onfocus="alert(1)', "{{ 7 * 7 }}", "javascript:alert(1)"]
)
def test_text_of_a_definition_stays_text(sheet_of, definition, draw, text):
    calm = Parsed(draw(sheet_of(hostile(definition, "calm"))))
    found = Parsed(draw(sheet_of(hostile(definition, text))))

    assert [tag for tag, _ in found.tags if tag in {"script", "img", "style", "base", "iframe"}] == [
        tag for tag, _ in calm.tags if tag in {"script", "img", "style", "base", "iframe"}
    ]
    assert not [name for _, of in found.tags for name in of if name.startswith("on")]
    assert not [href for href in found.attributes("a", "href") if not href.startswith("#")]
    assert any(text in one for one in found.texts)


def test_text_that_reorders_a_line_is_shown_as_what_it_is(sheet_of, definition):
    html = content(sheet_of(everywhere(definition, "abc\u202edef")))
    shown = "".join(Parsed(html).texts)

    assert "abc\\u202edef" in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("place", ["summary", "description", "operationId"])
def test_text_of_a_megabyte_is_cut(sheet_of, definition, place):
    definition["paths"]["/machines"]["post"][place] = "x" * 1_000_000
    html = content(sheet_of(definition))

    assert len(html) < 100_000
    assert "characters)" in html


def test_rest_of_a_long_description_is_there_on_demand(sheet_of, definition):
    definition["paths"]["/machines"]["post"]["description"] = "x" * 600 + "The end. " * 20

    assert re.search(r"<summary>Show more</summary><bdi>The end\. ", content(sheet_of(definition)))


def test_half_of_a_character_does_not_stop_the_page(sheet_of, definition):
    html = content(sheet_of(everywhere(definition, "half \ud83d")))

    assert "half \\ud83d" in html


def test_ids_are_unique(sheet_of, definition):
    definition["paths"]["/other"] = deepcopy(definition["paths"]["/machines"])
    found = [of["id"] for _, of in Parsed(page(sheet_of(definition))).tags if "id" in of]

    assert sorted(found) == sorted(set(found))


def test_every_reference_between_elements_leads_somewhere(sheet_of):
    found = Parsed(page(sheet_of()))
    ids = {of["id"] for _, of in found.tags if "id" in of}
    references = [
        name
        for _, of in found.tags
        for key in ("for", "aria-labelledby", "aria-controls", "aria-describedby")
        for name in of.get(key, "").split()
    ]
    links = [href[1:] for href in found.attributes("a", "href") if href != "#"]

    assert set(references) - ids == set()
    assert set(links) - ids == set()


def test_advanced_fields_are_behind_show_all(sheet_of):
    html = content(sheet_of())

    assert re.search(r'<details class="advanced">.*Show all \(1\).*data-key="query/wait"', html, re.DOTALL)
    assert not re.search(r'<details class="advanced">.*data-key="query/group"', html, re.DOTALL)


def test_field_tells_what_must_be_filled_in_first(sheet_of, definition):
    parameters = definition["paths"]["/machines"]["post"]["parameters"]
    call = {
        "operationId": "ListGroups",
        "value-path": "name",
        "parameters": {"group": {"parameter": "group"}},
    }
    parameters.append({"name": "machine", "in": "query", "type": "string", "x-ms-dynamic-values": call})
    shown = " ".join("".join(Parsed(content(sheet_of(definition))).texts).split())

    assert "Choices from List groups, once Group is filled in" in shown


def test_finding_stands_beside_its_field(sheet_of, definition):
    definition["paths"]["/machines"]["post"]["parameters"][0]["default"] = 7
    sheet = sheet_of(definition)
    field = sheet.cards["StartMachine"].fields[0]
    rules = [finding.rule for finding in sheet.notes.of(field.pointer)]
    beside = content(sheet).partition('data-key="query/group"')[2].partition('class="field"')[0]

    assert rules
    assert all(f"<code>{rule}</code>" in beside for rule in rules)


def test_problem_is_told_above_the_last_picture(sheet_of):
    html = content(sheet_of(), "apiDefinition.swagger.json:3:1: `}` is missing <here>")

    assert 'role="alert"' in html
    assert "is missing &lt;here&gt;" in html


def test_secret_default_is_not_shown(sheet_of, definition):
    definition["paths"]["/machines"]["post"]["parameters"].append(
        {"name": "key", "in": "query", "type": "string", "format": "password", "default": "hunter2"}
    )

    assert "hunter2" not in page(sheet_of(definition))


def test_export_needs_nothing_else(sheet_of):
    found = Parsed(exported(sheet_of()))
    loaded = [
        *found.attributes("link", "href"),
        *found.attributes("script", "src"),
        *found.attributes("img", "src"),
    ]

    assert [one for one in loaded if not one.startswith("data:")] == []
    assert "@import" not in assets.style()


def test_export_may_load_nothing_and_run_nothing_else(sheet_of):
    sheet = sheet_of()
    html = exported(sheet)
    policy = Parsed(html).attributes("meta", "content")[0]
    style = html.partition("<style>")[2].partition("</style>")[0]
    script = html.rpartition("<script>")[2].partition("</script>")[0]

    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert assets.digest(style) in policy
    assert assets.digest(script) in policy


def test_export_is_always_the_same(sheet_of):
    assert exported(sheet_of()) == exported(sheet_of())


def test_export_cannot_run_and_says_how_it_could(sheet_of):
    found = Parsed(exported(sheet_of()))

    assert ("button", "submit") not in [(tag, of.get("type")) for tag, of in found.tags]
    assert "specgen preview" in found.texts


def test_connector_without_anything_is_drawn(sheet_of):
    assert "Connector at a glance" in page(sheet_of({"swagger": "2.0"}))

import pytest

from toolkit.lint.rule import safe, unsafe
from toolkit.patch import Put, Remove, Rename
from toolkit.pointer import render
from toolkit.report.offer import offer

DATA = {
    "consumes": [],
    "paths": {"/a": {"get": {"summary": "a", "tags": ["x"], "responses": {"202": {"schema": {}}}}}},
    "definitions": {"Thing": {"description": "a"}},
}
GET = ("paths", "/a", "get")


@pytest.mark.parametrize(
    ("at", "patch", "told"),
    [
        pytest.param((*GET, "summary"), Put((*GET, "summary"), "b"), 'replace by "b"', id="replace here"),
        pytest.param((*GET, "summary"), Rename((*GET, "summary"), "x"), "rename to `x`", id="rename here"),
        pytest.param((*GET, "summary"), Remove((*GET, "summary")), "remove it", id="remove here"),
        pytest.param(GET, Put((*GET, "deprecated"), True), "add `deprecated`: true", id="add below"),
        pytest.param(
            (*GET, "consumes"), Put((*GET, "consumes"), []), "add `consumes`: []", id="add what is missing"
        ),
        pytest.param(GET, Put((*GET, "tags", "-"), "y"), 'add "y" in tags', id="append to a list"),
        pytest.param(GET, Put((*GET, "tags", 1), "y"), 'add "y" in tags', id="append by index"),
        pytest.param(GET, Put((*GET, "tags", 0), "y"), 'replace tags › 0 by "y"', id="replace below"),
        pytest.param(
            (*GET, "responses"),
            Rename((*GET, "responses", "202"), "200"),
            "rename response 202 to `200`",
            id="rename below",
        ),
        pytest.param(
            (*GET, "responses"),
            Remove((*GET, "responses", "202", "schema")),
            "remove response 202 › schema",
            id="remove far below",
        ),
        pytest.param((*GET, "summary"), Remove(GET), "remove GET /a", id="remove what is around"),
        pytest.param(
            (*GET, "consumes"), Put(("consumes",), ["a"]), 'replace consumes by ["a"]', id="replace elsewhere"
        ),
        pytest.param(
            GET, Put(("produces",), ["a"]), 'add `produces`: ["a"] at the root', id="add at the root"
        ),
        pytest.param((), Put(("produces",), []), "add `produces`: []", id="add to the root itself"),
        pytest.param(("host",), Put(("host",), "a"), 'add `host`: "a"', id="add a root member"),
        pytest.param(
            GET,
            Put(("definitions", "Thing", "type"), "object"),
            'add `type`: "object" in definition Thing',
            id="add elsewhere",
        ),
        pytest.param(
            (*GET, "summary"),
            Put((*GET, "summary"), "long " * 50),
            'replace by "' + "long " * 11 + "lon…",
            id="long values are cut",
        ),
        pytest.param(
            (), Put(("clientSecret",), "hush"), 'add `clientSecret`: "****"', id="secrets are not shown"
        ),
    ],
)
def test_offer_says_what_changes_seen_from_the_finding(finding, at, patch, told):
    assert offer(finding(pointer=render(at)), safe(patch), DATA) == f"--fix: {told}"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "remove it (needs a look)"),
        (2, "remove it, and 1 more change (needs a look)"),
        (3, "remove it, and 2 more changes (needs a look)"),
    ],
)
def test_offer_of_several_changes_counts_them(finding, number, told):
    patches = [Remove((*GET, key)) for key in ("summary", "tags", "responses")]

    said = offer(finding(pointer=render(patches[0].tokens)), unsafe(*patches[:number]), DATA)

    assert said == f"--unsafe-fixes: {told}"

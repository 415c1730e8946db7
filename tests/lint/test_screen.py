import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.document import Document
from toolkit.lint.engine import Linter
from toolkit.lint.rules import every_rule
from toolkit.lint.sample import part_of, project_of
from toolkit.lint.screen import Screen
from toolkit.swagger.nodes import Operation, Reference, Schema

SCREENED = [rule for rule in every_rule() if rule.is_screened]
BAD = [
    pytest.param(rule, example.bad, part_of(rule, example), id=f"{rule.name}-{number}")
    for rule in SCREENED
    for number, example in enumerate(rule.examples, start=1)
]
NO_FILE = {"properties": {"type": {"not": {"const": "file"}}}}


def noisy(rules, data):
    """Return the rules that may have something to say of the data."""
    noise = Screen(rules).heard(data)
    return noise.concerned.union(*noise.rules_of.values())


@pytest.mark.parametrize(("rule", "bad", "part"), BAD)
def test_bad_example_makes_its_rule_noisy(rule, bad, part):
    project, _ = project_of(part, bad)

    assert rule in noisy(SCREENED, project.definition.data)


def test_rules_are_told_apart_by_their_place_in_the_schema(rule_at):
    rules = [
        rule_at(Operation, name="Summary", silent_if={"required": ["summary"]}),
        rule_at(Schema, name="File", silent_if=NO_FILE),
        rule_at(Operation, name="Tags", silent_if={"properties": {"tags": {"maxItems": 1}}}),
    ]
    data = {
        "paths": {"/a": {"get": {"summary": "A", "tags": ["a", "b"]}}},
        "definitions": {"A": {"properties": {"allOf": {"items": {"type": "file"}}}}},
    }

    assert {rule.name for rule in noisy(rules, data)} == {"File", "Tags"}


def test_rule_about_references_looks_where_they_may_stand(rule_at):
    rules = [rule_at(Reference, silent_if={"properties": {"$ref": {"pattern": "^#/"}}})]
    data = {"definitions": {"A": {"items": {"$ref": "other.json"}}}}

    assert noisy(rules, data) == set(rules)


@pytest.mark.parametrize("malformed", [None, [], 5, "x", {"get": []}, {"get": {"responses": [1]}}])
def test_malformed_parts_are_stepped_over(rule_at, malformed):
    rules = [rule_at(Schema, silent_if=NO_FILE)]

    assert noisy(rules, {"paths": {"/a": malformed}}) == set()


def test_validator_is_not_loaded_for_a_small_document(rule_at, monkeypatch):
    monkeypatch.setattr(Screen, "_compiled", None)
    rules = [rule_at(Schema, silent_if=NO_FILE)]

    assert Screen(rules).noise("{}", {}) is None


def test_rule_is_asked_about_no_object_but_those_that_do_not_satisfy_it(rule_at, definition):
    file = {"type": "file"}
    document = definition(
        {"definitions": {"A": {"items": file, "title": "A"}, "B": {"title": "B"}, "C": file}}
    )
    linter = Linter([rule_at(Schema, silent_if=NO_FILE)])
    linter._screen.heard({})

    pointers = [finding.pointer for finding in linter.definition(document)]

    assert pointers == ["/definitions/A/items", "/definitions/C"]


WITHOUT_FILES = {Schema: NO_FILE}


@pytest.mark.parametrize(
    ("definitions", "pointers"),
    [
        pytest.param({"A": {"type": "object"}}, [], id="no file"),
        pytest.param({"A": {"items": {"type": "file"}}}, ["/paths/~1a/get"], id="a file"),
    ],
)
def test_rule_is_asked_about_all_nodes_of_a_document_that_it_concerns(
    rule_at, definition, definitions, pointers
):
    linter = Linter([rule_at(Operation, moot_if=WITHOUT_FILES)])
    linter._screen.heard({})

    document = definition({"paths": {"/a": {"get": {}}}, "definitions": definitions})

    assert [finding.pointer for finding in linter.definition(document)] == pointers


def test_rule_that_is_not_asked_about_a_document_hears_of_no_object_either(rule_at, definition):
    linter = Linter([rule_at(Operation, silent_if={"required": ["summary"]}, moot_if=WITHOUT_FILES)])
    linter._screen.heard({})

    assert linter.definition(definition({"paths": {"/a": {"get": {}}}})) == []


def test_equal_fragments_are_looked_for_once_and_heard_by_all_their_rules(rule_at):
    rules = [rule_at(Schema, name=name, silent_if=NO_FILE) for name in ("First", "Second")]
    screen = Screen(rules)

    assert noisy(rules, {"definitions": {"A": {"type": "file"}}}) == set(rules)
    screen.heard({})
    assert [fragment.schema for fragment in screen._fragments] == [NO_FILE]


@pytest.mark.parametrize("key", ["200", "007", "-1", "1e3"])
def test_keys_of_digits_are_no_indexes(rule_at, definition, key):
    document = definition({"paths": {"/a": {"get": {"responses": {key: {"schema": {"type": "file"}}}}}}})
    linter = Linter([rule_at(Schema, silent_if=NO_FILE)])
    linter._screen.heard({})

    assert [finding.pointer for finding in linter.definition(document)] == [
        f"/paths/~1a/get/responses/{key}/schema"
    ]


WORDS = ["", " ", "file", "array", "a", "#/definitions/A", "\x1c", "\ud800", "application/json", "internal"]
ODD = [
    "\u00dcber",
    "a.",
    "a/b",
    "<\u017fcript>",
    "Lists <b>all</b>.",
    "TODO",
    "x" * 81,
    "é" * 31,
    "Connection\u0131d",
]
PLACES = ["body", "formData", "header", "path", "query"]
NAMES = ["Authorization", "CONNECTIONID", "Accept", "a", "ä", "api-version", "subscriptionId"]
KEYS = ["type", "items", "enum", "$ref", "description", "x-ms-summary", "required", "default", "schema"]
KEYS += ["x-ms-notification-url", "x-ms-visibility", "format", "consumes", "200", "examples", "x-a"]
VALUES = st.recursive(
    st.sampled_from([None, True, 0, 1, 1.0, -3, *WORDS, *ODD]),
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "properties", "allOf"]), below)
    ),
    max_leaves=8,
)
BOOLS = st.booleans() | VALUES
SCHEMAS = VALUES | st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["object", "string", "file", "array"]),
        "x-ms-visibility": st.sampled_from(["internal", "Internal", "none"]),
        "x-ms-notification-url": BOOLS,
        "default": VALUES,
        "required": st.just(["a"]) | VALUES,
        "properties": st.dictionaries(st.sampled_from(["a", "$ref"]), VALUES, max_size=2),
        "description": st.sampled_from(ODD),
        "$ref": st.sampled_from(["#/definitions/A", "#/definitions/A%2F", "A", "#/responses/A"]),
    },
)
PARAMETERS = VALUES | st.fixed_dictionaries(
    {},
    optional={
        "in": st.sampled_from(PLACES) | VALUES,
        "name": st.sampled_from(NAMES) | VALUES,
        "required": BOOLS,
        "type": st.sampled_from(["string", "file"]) | VALUES,
        "schema": SCHEMAS,
        "x-ms-summary": st.sampled_from(ODD),
        "$ref": st.sampled_from(["#/parameters/A", "#/parameters/B", "#/definitions/A"]),
    },
)
OPERATIONS = VALUES | st.fixed_dictionaries(
    {},
    optional={
        "operationId": st.sampled_from(["GetA", "get-a", "", "G" * 81]) | VALUES,
        "summary": st.sampled_from(ODD),
        "consumes": st.lists(st.sampled_from(["application/json", "Text/Plain", "a", "a/b;c=d"]), max_size=2),
        "parameters": st.lists(PARAMETERS, max_size=2),
        "responses": st.dictionaries(
            st.sampled_from(["200", "default", "4XX", "x-a", "\n", "999"]), VALUES, max_size=2
        ),
    },
)
PATHS = st.sampled_from(
    ["/a", "a", "x", "x-a", "/a/", "//", "/{a}", "/{a=b}", "/{a", "/a}", "/{}", "/a?b", "/*"]
)


@given(schema=SCHEMAS, parameter=PARAMETERS, operation=OPERATIONS, contact=VALUES, path=PATHS)
def test_screening_changes_nothing_that_is_found(schema, parameter, operation, contact, path):
    data = {
        "swagger": "2.0",
        "host": "management.azure.com",
        "info": {"title": "A", "version": "1", "contact": contact},
        "paths": {path: {"get": operation, "put": {"parameters": [parameter], "responses": {}}}},
        "parameters": {"A": parameter},
        "responses": {"A": {"schema": schema}},
        "definitions": {"A": schema},
    }

    assert _found(data, screened=True) == _found(data, screened=False)


@pytest.mark.slow
def test_screening_changes_nothing_in_published_connectors(corpus):
    for path in corpus[::8]:
        data = json.loads(path.read_text(encoding="utf-8-sig"))

        assert _found(data, screened=True) == _found(data, screened=False), path


def _found(data, *, screened):
    linter = Linter(SCREENED)
    if screened:
        linter._screen.heard({})  # from now on the validator is there, and so is used
    return linter.definition(Document(Path("apiDefinition.swagger.json"), json.dumps(data)))

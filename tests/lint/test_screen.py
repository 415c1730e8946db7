import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.document import Document
from toolkit.lint import screen
from toolkit.lint.engine import Linter
from toolkit.lint.rules import RULES
from toolkit.lint.sample import part_of, project_of
from toolkit.lint.screen import Screen
from toolkit.swagger.nodes import Operation, Reference, Schema

SCREENED = [rule for rule in RULES if rule.silent_if is not None]
BAD = [
    pytest.param(rule, example.bad, part_of(rule, example), id=f"{rule.name}-{number}")
    for rule in SCREENED
    for number, example in enumerate(rule.examples, start=1)
]
NO_FILE = {"properties": {"type": {"not": {"const": "file"}}}}


def noisy(rules, data):
    """Return the rules that may have something to say of the data."""
    heard = Screen(rules).heard(data)
    return {rule for several in heard.values() for rule in several}


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
    monkeypatch.setattr(screen, "_compiled", None)
    rules = [rule_at(Schema, silent_if=NO_FILE)]

    assert Screen(rules).noise("{}", {}) is None


def test_rule_is_asked_about_no_object_but_those_that_do_not_satisfy_it_and_what_holds_them(
    rule_at, definition
):
    file = {"type": "file"}
    document = definition(
        {"definitions": {"A": {"items": file, "title": "A"}, "B": {"title": "B"}, "C": file}}
    )
    linter = Linter([rule_at(Schema, silent_if=NO_FILE)])
    linter._screen.heard({})

    pointers = [finding.pointer for finding in linter.definition(document)]

    assert pointers == ["/definitions/A", "/definitions/A/items", "/definitions/C"]


@pytest.mark.parametrize("key", ["200", "007", "-1", "1e3"])
def test_keys_of_digits_are_no_indexes(rule_at, definition, key):
    document = definition({"paths": {"/a": {"get": {"responses": {key: {"schema": {"type": "file"}}}}}}})
    linter = Linter([rule_at(Schema, silent_if=NO_FILE)])
    linter._screen.heard({})

    assert [finding.pointer for finding in linter.definition(document)] == [
        f"/paths/~1a/get/responses/{key}/schema"
    ]


WORDS = ["", " ", "file", "array", "a", "#/definitions/A", "\x1c", "\ud800", "application/json"]
KEYS = ["type", "items", "enum", "$ref", "name", "in", "description", "x-ms-summary", "required", "default"]
VALUES = st.recursive(
    st.sampled_from([None, True, 0, 1, 1.0, -3, *WORDS]),
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "properties", "allOf"]), below)
    ),
    max_leaves=8,
)


@given(schema=VALUES, parameter=VALUES, operation=VALUES, contact=VALUES)
def test_screening_changes_nothing_that_is_found(schema, parameter, operation, contact):
    data = {
        "swagger": "2.0",
        "info": {"title": "A", "version": "1", "contact": contact},
        "paths": {"/a": {"get": operation, "put": {"parameters": [parameter], "responses": {}}}},
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

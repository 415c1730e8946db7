import pytest

from toolkit.lint.rules import references
from toolkit.lint.rules.references import RULES

SECTIONS = {"schema": "definitions", "parameter": "parameters", "response": "responses"}


def referring(kind, target):
    """Return a definition in which an operation refers to the target for this kind of thing."""
    reference = {"$ref": target}
    operation = {
        "schema": {"responses": {"200": {"schema": {"items": reference}}}},
        "parameter": {"parameters": [reference]},
        "response": {"responses": {"200": reference}},
    }[kind]
    return {"paths": {"/a": {"get": operation}}, SECTIONS[kind]: {"Known": {}, "a/b": {}, "Broken": 5}}


def found(lint, definition):
    return [(rule.name, finding.pointer) for rule in RULES for finding in lint(rule, definition, "whole")]


def at(kind):
    below = {"schema": "responses/200/schema/items", "parameter": "parameters/0", "response": "responses/200"}
    return f"/paths/~1a/get/{below[kind]}/$ref"


@pytest.mark.parametrize("kind", SECTIONS)
@pytest.mark.parametrize("name", ["Known", "a~1b", "Broken"])
def test_reference_to_a_member_is_fine(lint, kind, name):
    assert found(lint, referring(kind, f"#/{SECTIONS[kind]}/{name}")) == []


@pytest.mark.parametrize("kind", SECTIONS)
@pytest.mark.parametrize("name", ["known", "Unknown", "a~0b"])
def test_reference_to_no_member_is_not_found(lint, kind, name):
    definition = referring(kind, f"#/{SECTIONS[kind]}/{name}")

    assert found(lint, definition) == [(f"{kind.capitalize()}ReferenceNotFound", at(kind))]


@pytest.mark.parametrize("kind", SECTIONS)
@pytest.mark.parametrize(
    "target",
    ["", "Known", "#/definitions/Known/a", "#/tags/Known", "a.json#/parameters/Known", None, 5, [None]],
    ids=str,
)
def test_reference_of_another_form_is_not_valid(lint, kind, target):
    assert found(lint, referring(kind, target)) == [(f"{kind.capitalize()}ReferenceNotValid", at(kind))]


def test_sections_may_be_missing_or_malformed(lint):
    definition = {**referring("schema", "#/definitions/A"), "definitions": [{}]}

    assert found(lint, definition) == [("SchemaReferenceNotFound", at("schema"))]


def test_parameters_and_responses_of_the_root_are_not_looked_at_here(lint):
    root = {"parameters": {"a": {"$ref": "#/parameters/b"}}, "responses": {"a": {"$ref": "b"}}}

    assert found(lint, root) == []


def test_definitions_are_looked_at_whether_used_or_not(lint):
    assert found(lint, {"definitions": {"A": {"$ref": "#/definitions/B"}}}) == [
        ("SchemaReferenceNotFound", "/definitions/A/$ref")
    ]


def test_close_name_is_offered_and_a_far_one_only_mentioned(lint):
    rule = references.schema_reference_not_found
    names = ("Knowm", "Knot", "Something")

    findings = [lint(rule, referring("schema", f"#/definitions/{name}"), "whole")[0] for name in names]

    assert [(finding.message, finding.fix is not None) for finding in findings] == [
        ("`definitions` has no `Knowm`; did you mean `Known`?", True),
        ("`definitions` has no `Knot`; did you mean `Known`?", False),
        ("`definitions` has no `Something`", False),
    ]

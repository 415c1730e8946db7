import pytest

from toolkit.lint.rules.aliases import (
    additional_property_not_allowed_adjacent_to_ref,
    parameter_ref_loop_not_allowed,
    response_ref_loop_not_allowed,
    schema_ref_loop_not_allowed,
)

RULES = {
    "definitions": schema_ref_loop_not_allowed,
    "parameters": parameter_ref_loop_not_allowed,
    "responses": response_ref_loop_not_allowed,
}


@pytest.mark.parametrize("section", RULES)
def test_alias_becomes_a_copy_of_what_its_chain_ends_in(mended, section):
    def to(name):
        return {"$ref": f"#/{section}/{name}"}

    members = {"a": to("b"), "b": to("c"), "c": {"description": "C"}, "loop": to("loop"), "open": to("none")}

    assert mended(RULES[section], {section: members}, "whole") == {
        section: {**members, "a": members["c"], "b": members["c"]}
    }


@pytest.mark.parametrize("section", RULES)
@pytest.mark.parametrize("target", [None, 5, "other.json", "#/definitions/loop"], ids=repr)
def test_alias_is_reported_whatever_it_refers_to(lint, section, target):
    findings = [lint(rule, {section: {"loop": {"$ref": target}}}, "whole") for rule in RULES.values()]

    assert [finding.pointer for found in findings for finding in found] == [f"/{section}/loop/$ref"]


def test_definition_that_contains_itself_is_no_alias(lint):
    tree = {"properties": {"left": {"$ref": "#/definitions/Tree"}}}

    assert lint(schema_ref_loop_not_allowed, {"definitions": {"Tree": tree}}, "whole") == []


@pytest.mark.parametrize(
    ("others", "message"),
    [
        (["type"], "`type` beside a `$ref` is ignored"),
        (["x-ms-summary", "title"], "`x-ms-summary`, `title` beside a `$ref` are ignored"),
        (list("abcd"), "`a`, `b`, `c` and more beside a `$ref` are ignored"),
    ],
)
def test_keys_beside_a_reference_are_named(lint, others, message):
    reference = {"$ref": "#/definitions/B", **dict.fromkeys(others)}

    [finding] = lint(
        additional_property_not_allowed_adjacent_to_ref, {"definitions": {"A": reference}}, "whole"
    )

    assert (finding.pointer, finding.message) == ("/definitions/A", message)


def test_texts_go_and_what_may_have_been_meant_stays(mended):
    definition = {
        "parameters": {
            "a": {"$ref": "#/parameters/c", "description": "A.", "title": "A"},
            "b": {"$ref": "#/parameters/c", "description": "B.", "required": True},
        }
    }

    assert mended(additional_property_not_allowed_adjacent_to_ref, definition, "whole") == {
        "parameters": {"a": {"$ref": "#/parameters/c"}, "b": definition["parameters"]["b"]}
    }


@pytest.mark.parametrize("value", [{"type": "string"}, 5, None], ids=repr)
def test_property_that_is_named_ref_has_neighbours(lint, value):
    definition = {
        "definitions": {"A": {"properties": {"$ref": {}, "a": {}}}, "B": {"$ref": value, "type": "string"}}
    }

    assert lint(additional_property_not_allowed_adjacent_to_ref, definition, "whole") == []

import pytest

from toolkit.lint.rules.inheritance import property_declared_twice, required_property_not_inherited

BASE = {"$ref": "#/definitions/Base"}


def deriving(schema, **base):
    return {"definitions": {"Base": {"properties": {"id": {}}, **base}, "A": {"allOf": [BASE], **schema}}}


def pointers(findings):
    return [finding.pointer for finding in findings]


@pytest.mark.parametrize(
    ("schema", "base"),
    [
        ({"required": ["id"]}, {}),
        ({"required": ["any"], "additionalProperties": True}, {}),
        ({"required": ["any"]}, {"additionalProperties": {"type": "string"}}),
        ({"required": ["any"]}, {"oneOf": [{}]}),
        ({"required": ["any"], "allOf": [BASE, {"$ref": "#/definitions/Missing"}]}, {}),
        ({"required": ["any"], "type": "array"}, {}),
        ({"required": "any"}, {}),
    ],
    ids=["inherited", "open", "open above", "a choice", "unknown", "no object", "no list"],
)
def test_required_property_that_may_come_from_elsewhere_is_fine(lint, schema, base):
    assert lint(required_property_not_inherited, deriving(schema, **base), "whole") == []


def test_part_of_a_whole_may_require_what_the_whole_declares(lint):
    part = {"allOf": [BASE], "required": ["name"]}
    whole = {"allOf": [part], "properties": {"name": {}}}

    assert lint(required_property_not_inherited, {"definitions": {"Base": {}, "A": whole}}, "whole") == []


def test_fix_leaves_what_is_inherited(mended):
    fixed = mended(required_property_not_inherited, deriving({"required": ["name", "id"]}), "whole")

    assert fixed == deriving({"required": ["id"]})


def test_property_comes_twice_from_the_schema_and_from_parts_that_are_written_out(lint):
    schema = {"allOf": [BASE, {"properties": {"id": {}}}, None], "properties": {"id": {}, "own": {}}}

    assert pointers(lint(property_declared_twice, deriving(schema), "whole")) == [
        "/definitions/A/allOf/1/properties/id",
        "/definitions/A/properties/id",
    ]


def test_property_comes_twice_from_two_parts_that_are_written_out(lint):
    schema = {
        "allOf": [{"properties": {"a": {}}}, {"properties": {"a": {}, "b": {}}}],
        "properties": {"b": {}},
    }

    assert pointers(lint(property_declared_twice, {"definitions": {"A": schema}}, "whole")) == [
        "/definitions/A/allOf/1/properties/a",
        "/definitions/A/allOf/1/properties/b",
    ]


def test_other_property_of_a_base_with_kinds_is_reported(lint):
    schema = {"properties": {"id": {}}}

    assert len(lint(property_declared_twice, deriving(schema, discriminator="kind"), "whole")) == 1


def test_property_that_tells_kinds_apart_may_be_narrowed_down(lint):
    schema = {"properties": {"id": {"enum": ["a"]}}}

    assert lint(property_declared_twice, deriving(schema, discriminator="id"), "whole") == []

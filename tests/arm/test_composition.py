"""Schemas that are made of others."""

import pytest

from toolkit.arm.imported import ImportRefused

TEXT = {"type": "string"}


def ref(name):
    return {"$ref": f"#/definitions/{name}"}


def test_all_of_is_written_out_the_base_first(answered):
    schema, definitions = answered(
        ref("Room"),
        {
            "Resource": {"type": "object", "properties": {"id": TEXT, "name": TEXT}},
            "Room": {"allOf": [ref("Resource")], "properties": {"size": {"type": "integer"}}},
        },
    )

    assert schema == ref("Room")
    assert list(definitions) == ["Room"]
    assert list(definitions["Room"]["properties"]) == ["id", "name", "size"]


def test_of_two_declarations_the_nearer_one_counts(answered):
    schema, _ = answered(
        {"allOf": [ref("Base")], "properties": {"size": {"type": "integer"}}},
        {"Base": {"type": "object", "properties": {"size": TEXT}}},
    )

    assert schema["properties"]["size"]["type"] == "integer"


def test_what_any_part_requires_is_required(sent):
    schema, _ = sent(
        {"allOf": [ref("Base")], "required": ["b"], "properties": {"b": TEXT}},
        {"Base": {"type": "object", "required": ["a"], "properties": {"a": TEXT}}},
    )

    assert schema["required"] == ["a", "b"]


def test_schema_wrapped_for_the_sake_of_its_description_keeps_its_name(answered):
    schema, definitions = answered(
        {
            "type": "object",
            "properties": {"size": {"allOf": [ref("Size")], "description": "How large it is."}},
        },
        {"Size": {"type": "object", "properties": {"width": TEXT}}},
    )

    assert schema["properties"]["size"] == ref("Size")
    assert definitions["Size"]["description"] == "How large it is."


def test_schema_that_is_made_of_itself_is_made_of_the_rest(answered):
    _, definitions = answered(
        ref("Room"),
        {"Room": {"type": "object", "allOf": [ref("Room")], "properties": {"name": TEXT}}},
    )

    assert list(definitions["Room"]["properties"]) == ["name"]


def test_parts_of_two_types_are_refused(answered):
    with pytest.raises(ImportRefused, match="`allOf` puts together `string` and `object`"):
        answered({"properties": {"size": TEXT}, "allOf": [ref("Name")]}, {"Name": TEXT})


def test_reference_that_leads_nowhere_is_refused(answered):
    with pytest.raises(ImportRefused, match="`#/definitions/Ghost` leads nowhere"):
        answered(ref("Ghost"))


def test_references_in_a_circle_are_refused(answered):
    with pytest.raises(ImportRefused, match="refers to itself"):
        answered(ref("A"), {"A": ref("B"), "B": ref("A")})


def test_one_of_several_types_is_taken(answered):
    schema, _ = answered({"type": "object", "properties": {"size": {"type": ["null", "integer"]}}})

    assert schema["properties"]["size"] == {"type": "integer", "x-ms-summary": "Size", "x-nullable": True}


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf", "not", "uniqueItems"])
def test_keywords_that_the_platform_does_not_know_are_left_out(answered, keyword):
    schema, _ = answered({"type": "object", "properties": {"name": {**TEXT, keyword: []}}})

    assert keyword not in schema["properties"]["name"]


def test_parts_that_multiply_at_each_level_are_refused(answered):
    levels = {f"Level{level}": {"allOf": [ref(f"Level{level + 1}")] * 10} for level in range(30)}

    with pytest.raises(ImportRefused, match="`allOf` puts together more than 2,000 schemas"):
        answered(ref("Level0"), {**levels, "Level30": {"type": "object"}})

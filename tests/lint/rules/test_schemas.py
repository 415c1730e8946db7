import pytest

from toolkit.lint.rules.schemas import (
    FORMATS,
    array_has_no_items,
    default_value_must_match_type,
    invalid_string_binary_property,
    schema_type_file_not_valid,
    unrecognized_type_format,
)


def defining(schema):
    return {"definitions": {"A": schema}}


def pointers(findings):
    return [finding.pointer for finding in findings]


def test_array_needs_items_wherever_it_stands(lint):
    array = {"type": "array"}
    response = {"schema": {"allOf": [array]}, "headers": {"A": array, "B": {"type": "array", "items": array}}}
    parameters = {"a": {"in": "query", **array}, "b": {"in": "body", **array, "schema": array}}

    findings = lint(array_has_no_items, {"responses": {"r": response}, "parameters": parameters}, "whole")

    assert pointers(findings) == [
        "/responses/r/schema/allOf/0",
        "/responses/r/headers/A",
        "/responses/r/headers/B/items",
        "/parameters/a",
        "/parameters/b/schema",
    ]


@pytest.mark.parametrize(
    "schema", [{"items": None, "type": "array"}, {"type": ["array"]}, {"type": "string"}], ids=repr
)
def test_items_of_any_kind_are_enough_and_other_types_need_none(lint, schema):
    assert lint(array_has_no_items, defining(schema), "whole") == []


@pytest.mark.parametrize(("declared", "name"), [(kind, name) for kind in FORMATS for name in FORMATS[kind]])
def test_known_formats_are_fine(lint, declared, name):
    assert lint(unrecognized_type_format, defining({"type": declared, "format": name}), "whole") == []


@pytest.mark.parametrize(
    "schema",
    [
        {"format": "guid"},
        {"type": "file", "format": "x"},
        {"type": "string", "format": ""},
        {"type": None, "format": "x"},
    ],
    ids=repr,
)
def test_format_without_a_type_or_without_a_name_is_left_alone(lint, schema):
    assert lint(unrecognized_type_format, defining(schema), "whole") == []


@pytest.mark.parametrize(
    ("declared", "name", "left"),
    [
        ("string", "GUID", {"format": "uuid"}),
        ("string", "Date-Time", {"format": "date-time"}),
        ("number", "decimal", {"format": "double"}),
        ("integer", "decimal", {}),
        ("string", "Binary", {}),
        ("array", "csv", {}),
        ("string", ["uuid"], {}),
        (["string"], "uuid", {}),
    ],
    ids=str,
)
def test_format_becomes_the_known_one_that_is_meant_or_goes(mended, declared, name, left):
    fixed = mended(unrecognized_type_format, defining({"type": declared, "format": name}), "whole")

    assert fixed == defining({"type": declared, **left})


def test_only_a_response_that_is_written_out_can_be_a_file(lint):
    file = {"type": "file"}
    item = {
        "x-ms-notification-content": {"schema": file},
        "get": {"responses": {"200": {"schema": file}}, "parameters": [{"in": "formData", **file}]},
    }
    definition = {
        "paths": {"/a": item},
        "responses": {"whole": {"schema": file}, "part": {"schema": {"items": file}}},
        "definitions": {"A": file},
    }

    assert pointers(lint(schema_type_file_not_valid, definition, "whole")) == [
        "/paths/~1a/x-ms-notification-content/schema/type",
        "/responses/part/schema/items/type",
        "/definitions/A/type",
    ]


def test_binary_is_fine_at_the_top_of_a_tree_and_reported_below(lint):
    binary = {"type": "string", "format": "binary"}
    definitions = {"A": binary, "B": {"additionalProperties": binary}, "C": {"allOf": [binary]}}

    assert pointers(lint(invalid_string_binary_property, {"definitions": definitions}, "whole")) == [
        "/definitions/B/additionalProperties",
        "/definitions/C/allOf/0",
    ]


def test_defaults_are_checked_on_parameters_items_and_headers_too(lint):
    wrong = {"type": "integer", "default": "many"}
    definition = {
        "parameters": {"a": {"in": "query", "items": wrong, **wrong}},
        "responses": {"r": {"headers": {"H": wrong}}},
    }

    assert pointers(lint(default_value_must_match_type, definition, "whole")) == [
        "/parameters/a/items/default",
        "/parameters/a/default",
        "/responses/r/headers/H/default",
    ]


@pytest.mark.parametrize("value", [[], {"a": 1}, "many"], ids=repr)
def test_default_that_no_conversion_saves_is_left_to_its_author(lint, value):
    schema = {"type": "string" if value != "many" else "integer", "default": value}

    [finding] = lint(default_value_must_match_type, defining(schema), "whole")

    assert finding.fix is None


def test_default_is_shown_as_json(lint):
    [finding] = lint(default_value_must_match_type, defining({"type": "string", "default": True}), "whole")

    assert finding.message == "`default` `true` is no string"

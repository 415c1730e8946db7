import pytest

from toolkit.lint.rules.extension_values import (
    additional_property_not_allowed,
    extension_value_not_valid,
    invalid_custom_editor_extension_dictionary_value,
)

CALL = {"operationId": "ListColors"}


def pointers(findings):
    return [finding.pointer.removeprefix("/paths/~1t/post") for finding in findings]


@pytest.mark.parametrize("value", [None, "value", 5, [None, "a"]], ids=repr)
def test_extension_that_is_no_object_has_no_keys(lint, value):
    assert lint(additional_property_not_allowed, {"x-ms-pageable": value}, "operation") == []


def test_extensions_inside_extensions_are_not_allowed(lint):
    choices = {"type": "string", "x-ms-dynamic-values": {**CALL, "x-note": "a", "parameters": {"x-a": 1}}}

    where = pointers(lint(additional_property_not_allowed, choices, "schema"))

    assert where == ["/parameters/0/schema/x-ms-dynamic-values/x-note"]


def test_open_extensions_take_any_key(lint):
    item = {"x-ms-notification-content": {"schema": {}, "x-ms-summary": "a", "headers": {}}}

    assert lint(additional_property_not_allowed, item, "path-item") == []
    assert lint(extension_value_not_valid, item, "path-item") == []


def test_slip_in_a_closed_extension_is_renamed_and_what_is_unknown_removed(mended):
    choices = {"type": "string", "x-ms-dynamic-values": {**CALL, "valuePath": "id", "note": "a"}}

    definition = mended(additional_property_not_allowed, choices, "schema")

    schema = definition["paths"]["/t"]["post"]["parameters"][0]["schema"]
    assert schema["x-ms-dynamic-values"] == {**CALL, "value-path": "id"}


@pytest.mark.parametrize(
    ("operation", "where"),
    [
        ({"x-ms-pageable": {"nextLinkName": 5}}, ["/x-ms-pageable/nextLinkName"]),
        ({"x-ms-pageable": {"nextLinkName": None}}, []),
        ({"x-ms-pageable": "nextLink"}, []),
        ({"x-ms-api-annotation": {"replacement": {"api": 1}}}, ["/x-ms-api-annotation/replacement/api"]),
        ({"x-ms-openai-data": "a"}, ["/x-ms-openai-data"]),
        (
            {"x-ms-operation-context": {"simulate": {"operationID": "a"}}},
            ["/x-ms-operation-context/simulate/operationID"],
        ),
    ],
    ids=[
        "type inside",
        "null",
        "type the platform checks",
        "deeper",
        "type it does not check",
        "slip deeper",
    ],
)
def test_values_inside_extensions_are_checked(lint, operation, where):
    assert pointers(lint(extension_value_not_valid, operation, "operation")) == where


@pytest.mark.parametrize(
    ("schema", "fixed"),
    [
        (
            {"description": "Pairs."},
            {"description": "Pairs.", "type": "object", "additionalProperties": {"type": "string"}},
        ),
        ({"type": "array", "items": {}}, {"type": "array", "items": {}}),
    ],
    ids=["becomes a map", "loses the editor"],
)
def test_editor_of_dictionaries_gets_a_dictionary_or_goes(mended, schema, fixed):
    editor = {"x-ms-editor": "dictionary"}

    definition = mended(invalid_custom_editor_extension_dictionary_value, schema | editor, "schema")

    changed = definition["paths"]["/t"]["post"]["parameters"][0]["schema"]
    assert {key: value for key, value in changed.items() if key != "x-ms-editor"} == fixed

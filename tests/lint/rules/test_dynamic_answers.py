import pytest

from toolkit.lint.dynamic_sample import color, listed, properties, values
from toolkit.lint.rules.dynamic_answers import (
    invoked_operation_should_produce_array,
    invoked_operation_should_produce_property,
)


def called(schema, **call):
    """Return a choice that is filled from an answer of the schema."""
    operation = {
        "operationId": "List",
        "responses": {"200": {"schema": schema} if schema is not None else {}},
    }
    choice = color(**{"x-ms-dynamic-list": {"operationId": "List", **call}})
    return {"paths": {"/list": {"get": operation}}, "parameters": {"choice": choice}}


@pytest.mark.parametrize(
    ("schema", "path", "message"),
    [
        (None, "a", "`List` answers nothing that has a schema, so no array"),
        ({}, "a", "`a` is not declared in the response of `List`"),
        ({"properties": {"a": {}}}, "a", "`a` is no array in the response of `List`"),
        ({"type": "object"}, "", "the response of `List` is no array, and no property of it is named"),
    ],
)
def test_what_is_no_array_is_reported(lint, schema, path, message):
    (finding,) = lint(invoked_operation_should_produce_array, called(schema, itemsPath=path))

    assert finding.message == message


@pytest.mark.parametrize(
    "schema", [{"type": "array"}, {"items": {}}, {"allOf": [{"type": "array"}]}, {"$ref": "#/definitions/No"}]
)
def test_array_or_what_may_be_one_is_enough(lint, schema):
    assert lint(invoked_operation_should_produce_array, called(schema)) == []


def test_malformed_path_is_left_to_the_rule_that_says_so(lint):
    wrong = color(**values(**{"value-collection": "/value", "value-path": "/id"}))

    assert lint(invoked_operation_should_produce_array, wrong, part="parameter") == []
    assert lint(invoked_operation_should_produce_property, wrong, part="parameter") == []


def test_array_is_guessed_only_where_it_is_the_one_that_fits(lint):
    array = {"type": "array", "items": {"properties": {"id": {}}}}
    two = {"properties": {"a": array, "b": array, "c": {"type": "array", "items": {}}}}
    (finding,) = lint(invoked_operation_should_produce_array, called(two, itemsPath="x", itemValuePath="id"))

    assert finding.fix is None


def test_where_there_is_no_array_its_elements_are_left_alone(lint):
    found = lint(invoked_operation_should_produce_property, color(**listed(itemsPath="x")), part="parameter")

    assert found == []


def test_schema_of_an_answer_without_one_is_not_declared(lint):
    definition = called(None)
    definition["definitions"] = {
        "D": {"x-ms-dynamic-properties": {"operationId": "List", "itemValuePath": "a"}}
    }
    (finding,) = lint(invoked_operation_should_produce_property, definition)

    assert finding.message == "`a` is not declared in the response of `List`"


def test_empty_paths_stand_for_the_whole(lint):
    found = lint(invoked_operation_should_produce_property, properties(path=""), part="schema")

    assert found == []

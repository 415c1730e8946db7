import pytest

from toolkit.swagger.nodes import Operation, Reference, Schema, is_hidden, is_internal
from toolkit.swagger.walk import walk


def nodes(definition, kind):
    return {node.name: node for node in walk(definition) if isinstance(node, kind)}


def test_root_has_the_empty_pointer_and_no_name(api):
    definition = api({})

    assert (definition.tokens, definition.name, definition.parent) == ((), "", definition)


def test_operation_knows_its_path_method_and_id(api):
    [operation] = nodes(api({"paths": {"/a": {"put": {"operationId": "PutA"}}}}), Operation).values()

    assert (operation.path, operation.method, operation.id) == ("/a", "put", "PutA")


@pytest.mark.parametrize("value", [None, 5, ["PutA"]], ids=repr)
def test_id_that_is_no_text_counts_as_none(api, value):
    [operation] = nodes(api({"paths": {"/a": {"put": {"operationId": value}}}}), Operation).values()

    assert operation.id == ""


def test_schema_knows_its_root_and_whether_it_is_a_property(api):
    definition = api({"definitions": {"Thing": {"items": {"properties": {"size": {}}}}}})
    schemas = nodes(definition, Schema)

    assert {name: schema.root.name for name, schema in schemas.items()} == dict.fromkeys(schemas, "Thing")
    assert [name for name, schema in schemas.items() if schema.is_property] == ["size"]


def test_only_schemas_written_in_a_body_are_input(api):
    body = {"in": "body", "name": "body", "schema": {"properties": {"sent": {}}}}
    responses = {"200": {"schema": {"properties": {"returned": {}}}}}
    item = {"post": {"parameters": [body], "responses": responses}}
    definition = api({"paths": {"/a": item}, "definitions": {"Shared": {}}})

    schemas = nodes(definition, Schema)

    assert {name for name in ("sent", "returned", "Shared") if schemas[name].is_input} == {"sent"}


def test_reference_knows_what_it_stands_for_and_its_target_as_written(api):
    definition = api({"definitions": {"A": {"$ref": "#/definitions/B"}}, "responses": {"b": {"$ref": None}}})

    references = nodes(definition, Reference)

    assert {name: (reference.kind.__name__, reference.target) for name, reference in references.items()} == {
        "A": ("Schema", "#/definitions/B"),
        "b": ("Response", None),
    }


@pytest.mark.parametrize(
    ("visibility", "internal"),
    [
        ("internal", True),
        ("Internal", True),
        ("advanced", False),
        ("", False),
        (None, False),
        (["internal"], False),
    ],
    ids=repr,
)
def test_visibility_is_compared_without_case(visibility, internal):
    assert is_internal({"x-ms-visibility": visibility}) is internal


def test_hidden_is_what_is_internal_or_stands_in_something_that_is(api):
    inner = {"properties": {"shown": {}}}
    body = {
        "in": "body",
        "name": "b",
        "schema": {"properties": {"in": {**inner, "x-ms-visibility": "Internal"}}},
    }
    schemas = nodes(api({"paths": {"/a": {"put": {"parameters": [body]}}}}), Schema)

    assert {name: is_hidden(schema) for name, schema in schemas.items()} == {
        "schema": False,
        "in": True,
        "shown": True,
    }

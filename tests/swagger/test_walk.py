import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.document import Document
from toolkit.pointer import render, resolve
from toolkit.swagger.nodes import (
    METHODS,
    ApiDefinition,
    Contact,
    ExternalDocs,
    Header,
    Info,
    Items,
    License,
    Operation,
    Parameter,
    PathItem,
    Reference,
    Response,
    Schema,
    SecurityRequirement,
    SecurityScheme,
    Tag,
)
from toolkit.swagger.walk import alike, children, walk

WHOLE = {
    "info": {"contact": {}, "license": {}},
    "externalDocs": {},
    "tags": [{"externalDocs": {}}],
    "securityDefinitions": {"key": {}},
    "security": [{"key": []}],
    "parameters": {"text": {"in": "query", "items": {"items": {}}, "schema": {}}},
    "responses": {"gone": {"schema": {}, "headers": {"Retry-After": {"items": {}}}}},
    "definitions": {
        "Thing": {
            "properties": {"$ref": {}, "other": {"$ref": "#/definitions/Thing"}},
            "items": {},
            "additionalProperties": {},
            "allOf": [{}],
            "anyOf": [{}],
            "oneOf": [{}],
            "externalDocs": {},
        },
        "Pair": {"items": [{}, {}]},
    },
    "paths": {
        "/a": {
            "parameters": [{"$ref": "#/parameters/text"}],
            "post": {
                "externalDocs": {},
                "parameters": [{"in": "body", "schema": {}, "items": {}}],
                "security": [{}],
                "responses": {"200": {"schema": {}}, "404": {"$ref": "#/responses/gone"}},
            },
            "x-ms-notification-content": {"schema": {}},
        }
    },
}

NODES = {
    ("", ApiDefinition),
    ("/info", Info),
    ("/info/contact", Contact),
    ("/info/license", License),
    ("/externalDocs", ExternalDocs),
    ("/tags/0", Tag),
    ("/tags/0/externalDocs", ExternalDocs),
    ("/securityDefinitions/key", SecurityScheme),
    ("/security/0", SecurityRequirement),
    ("/parameters/text", Parameter),
    ("/parameters/text/items", Items),
    ("/parameters/text/items/items", Items),
    ("/responses/gone", Response),
    ("/responses/gone/schema", Schema),
    ("/responses/gone/headers/Retry-After", Header),
    ("/responses/gone/headers/Retry-After/items", Items),
    ("/definitions/Thing", Schema),
    ("/definitions/Thing/properties/$ref", Schema),
    ("/definitions/Thing/properties/other", Reference),
    ("/definitions/Thing/items", Schema),
    ("/definitions/Thing/additionalProperties", Schema),
    ("/definitions/Thing/allOf/0", Schema),
    ("/definitions/Thing/anyOf/0", Schema),
    ("/definitions/Thing/oneOf/0", Schema),
    ("/definitions/Thing/externalDocs", ExternalDocs),
    ("/definitions/Pair", Schema),
    ("/definitions/Pair/items/0", Schema),
    ("/definitions/Pair/items/1", Schema),
    ("/paths/~1a", PathItem),
    ("/paths/~1a/parameters/0", Reference),
    ("/paths/~1a/x-ms-notification-content/schema", Schema),
    ("/paths/~1a/post", Operation),
    ("/paths/~1a/post/externalDocs", ExternalDocs),
    ("/paths/~1a/post/parameters/0", Parameter),
    ("/paths/~1a/post/parameters/0/schema", Schema),
    ("/paths/~1a/post/security/0", SecurityRequirement),
    ("/paths/~1a/post/responses/200", Response),
    ("/paths/~1a/post/responses/200/schema", Schema),
    ("/paths/~1a/post/responses/404", Reference),
}


def visited(definition):
    return [(render(node.tokens), type(node)) for node in walk(definition)]


def mirrored(value):
    """Return the same value with the members of every object in the opposite order."""
    if isinstance(value, dict):
        return {key: mirrored(value[key]) for key in reversed(value)}
    return [mirrored(element) for element in value] if isinstance(value, list) else value


def test_every_object_is_visited_once_where_it_is_written(api):
    nodes = visited(api(WHOLE))

    assert set(nodes) == NODES
    assert len(nodes) == len(NODES)


def test_nodes_of_a_type_that_have_the_same_keys_are_together_whatever_their_depth(api):
    text = {"type": "string"}
    schema = {"properties": {"a": text, "b": {"items": text}}, "externalDocs": text}

    groups = alike(api({"definitions": {"A": schema, "B": text}}))

    assert {likeness: [node.name for node in nodes] for likeness, nodes in groups.items()} == {
        (ApiDefinition, ("definitions",)): [""],
        (Schema, ("properties", "externalDocs")): ["A"],
        (Schema, ("type",)): ["B", "a", "items"],
        (Schema, ("items",)): ["b"],
        (ExternalDocs, ("type",)): ["externalDocs"],
    }


def test_order_of_keys_does_not_matter(api):
    assert set(visited(api(mirrored(WHOLE)))) == NODES


def test_all_methods_of_swagger_are_operations_and_nothing_else_is(api):
    item = {method: {} for method in (*METHODS, "trace", "GET", "x-get")}

    operations = [node.method for node in walk(api({"paths": {"/a": item}})) if isinstance(node, Operation)]

    assert set(operations) == set(METHODS)


def test_extensions_beside_paths_and_responses_are_stepped_over(api):
    responses = {"200": {}, "x-ms-note": {"schema": {}}}
    definition = api({"paths": {"/a": {"get": {"responses": responses}}, "x-ms-paths": {"get": {}}}})

    assert [pointer for pointer, _ in visited(definition)] == [
        "",
        "/paths/~1a",
        "/paths/~1a/get",
        "/paths/~1a/get/responses/200",
    ]


def test_values_are_not_searched_for_schemas(api):
    inert = {"properties": {"a": {}}}
    schema = dict.fromkeys(("default", "example", "enum", "x-ms-dynamic-schema", "not"), inert)

    assert len(visited(api({"definitions": {"A": schema}}))) == 2


@pytest.mark.parametrize("wrong", [None, 5, "x", True, [], [None, 5, []], {"a": None}, {"a": [5]}], ids=repr)
def test_malformed_parts_are_stepped_over(api, wrong):
    definition = {
        "paths": {
            "/a": {"parameters": wrong, "get": {"responses": wrong}, "x-ms-notification-content": wrong}
        },
        **dict.fromkeys(("parameters", "responses", "definitions", "tags", "securityDefinitions"), wrong),
    }

    assert set(visited(api(definition))) == {
        ("", ApiDefinition),
        ("/paths/~1a", PathItem),
        ("/paths/~1a/get", Operation),
    }


OF_CALLS = ("info", "paths", "/a", "get", "parameters", "in", "responses", "200", "headers", "security")
OF_SCHEMAS = ("schema", "definitions", "properties", "items", "allOf", "$ref", "x-ms-notification-content")
KEYS = st.sampled_from(OF_CALLS + OF_SCHEMAS)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "body", "#/definitions/items"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=40,
)


@given(data=st.dictionaries(KEYS, ANYTHING))
def test_whatever_json_holds_nodes_are_objects_where_their_pointers_say(data):
    document = Document(Path("a.json"), json.dumps(data))

    for node in walk(ApiDefinition(document)):
        assert resolve(document.data, node.tokens) is node.data
        assert isinstance(node.data, dict)


def test_deep_nesting_has_pointers_as_deep(api):
    schema = {"type": "string"}
    for _ in range(90):
        schema = {"items": schema}

    *_, deepest = walk(api({"definitions": {"A": schema}}))

    assert deepest.tokens == ("definitions", "A", *["items"] * 90)


def test_children_are_the_nodes_right_below(api):
    definition = api({"info": {"contact": {}}, "definitions": {"A": {"items": {}}}})

    assert [render(node.tokens) for node in children(definition)] == ["/info", "/definitions/A"]


def test_schema_of_a_parameter_is_visited_where_its_location_is_misspelt(api):
    def kinds(location):
        parameter = {"name": "a", "in": location, "schema": {"type": "string"}}
        return [type(node) for node in walk(api({"parameters": {"a": parameter}}))][2:]

    assert kinds("bdoy") == kinds(None) == kinds(["body"]) == [Schema]
    assert kinds("query") == []

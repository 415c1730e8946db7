import json
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.pointer import render
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.webhooks import addresses, is_webhook

ADDRESS = {"type": "string", "x-ms-notification-url": True}
HIDDEN = {"x-ms-visibility": "internal"}


def judged(operation, definitions=None, **item):
    definition = {"paths": {"/hooks": {"post": operation, **item}}, "definitions": definitions or {}}
    [found] = lookup.operations(ApiDefinition(Document(Path("a.json"), json.dumps(definition))))
    return is_webhook(found)


def body(schema):
    return {"parameters": [{"name": "body", "in": "body", "schema": schema}]}


def test_trigger_beside_the_content_of_notifications_is_a_webhook():
    content = {"x-ms-notification-content": {"schema": {}}}

    assert judged({"x-ms-trigger": "single"}, **content)
    assert not judged({}, **content)
    assert not judged({"x-ms-trigger": "batch"})


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"hook": {"properties": {"url": ADDRESS}}}},
        {"items": {"allOf": [{"properties": {"url": ADDRESS}}]}},
        {"properties": {"hook": {"$ref": "#/definitions/Outer"}}},
        {"$ref": "#/definitions/Outer"},
    ],
    ids=["nested", "in a list", "behind references", "is a reference"],
)
def test_body_with_a_place_for_the_address_makes_a_webhook(schema):
    definitions = {
        "Outer": {"properties": {"inner": {"$ref": "#/definitions/Inner"}}},
        "Inner": {"properties": {"url": ADDRESS, "outer": {"$ref": "#/definitions/Outer"}}},
    }

    assert judged(body(schema), definitions)


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"url": {"x-ms-notification-url": "true"}}},
        {"properties": {"hook": {"$ref": "#/definitions/Loop"}}},
        {"$ref": "#/definitions/Nowhere"},
        {"default": {"x-ms-notification-url": True}},
        None,
    ],
    ids=["not the boolean", "loop", "reference to nothing", "in a value", "no schema"],
)
def test_other_bodies_make_none(schema):
    assert not judged(body(schema), {"Loop": {"items": {"$ref": "#/definitions/Loop"}}, "Other": None})


def found(schema, definitions=None, **parameter):
    operation = {"parameters": [{"name": "body", "in": "body", "schema": schema, **parameter}]}
    definition = {"paths": {"/hooks": {"post": operation}}, "definitions": definitions or {}}
    [hook] = lookup.operations(ApiDefinition(Document(Path("a.json"), json.dumps(definition))))
    return [
        (render(one.schema.tokens[-3:]), one.is_internal, [way.name for way in one.optional])
        for one in addresses(hook)
    ]


def test_address_is_found_where_it_is_written_with_what_is_optional_on_the_way():
    definitions = {"Hook": {"properties": {"url": ADDRESS}}, "Loop": {"$ref": "#/definitions/Loop"}}
    schema = {
        "properties": {
            "first": {"$ref": "#/definitions/Hook"},
            "loop": {"$ref": "#/definitions/Loop"},
            "nowhere": {"$ref": "#/definitions/Nowhere"},
        }
    }

    assert found(schema, definitions) == [("/Hook/properties/url", False, ["first", "url"])]


@pytest.mark.parametrize(
    "schema",
    [
        {"required": ["url"], "allOf": [{"$ref": "#/definitions/Hook"}]},
        {"allOf": [{"$ref": "#/definitions/Hook"}, {"required": ["url"]}]},
        {"type": "array", "items": {"required": ["url"], "properties": {"url": ADDRESS}}},
    ],
    ids=["above", "beside", "in items"],
)
def test_property_is_required_by_whatever_composes_its_object(schema):
    [(_, _, optional)] = found(schema, {"Hook": {"properties": {"url": ADDRESS}}})

    assert optional == []


@pytest.mark.parametrize(
    ("schema", "parameter"),
    [
        ({"properties": {"url": ADDRESS}}, HIDDEN),
        ({"properties": {"hook": {"properties": {"url": ADDRESS}, **HIDDEN}}}, {}),
        ({"properties": {"url": ADDRESS | HIDDEN}}, {}),
    ],
    ids=["the body", "an object around it", "itself"],
)
def test_address_is_internal_where_something_around_it_is(schema, parameter):
    [(_, is_internal, _)] = found(schema, **parameter)

    assert is_internal


def test_definition_is_entered_once_for_each_way_that_differs():
    again = {"$ref": "#/definitions/Hook"}
    hook = {"required": ["url"], "properties": {"url": ADDRESS, "again": again}}
    schema = {"required": ["needed"], "properties": {"needed": again, "free": again, "more": again}}

    ways = {tuple(optional) for _, _, optional in found(schema, {"Hook": hook})}

    assert ways == {(), ("more",)}

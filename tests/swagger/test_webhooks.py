import json
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.webhooks import is_webhook

ADDRESS = {"type": "string", "x-ms-notification-url": True}


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

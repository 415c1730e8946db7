"""What the reference of a connector tells."""

import json
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.docs.reference import reference
from toolkit.document import Document
from toolkit.generate import connector
from toolkit.generate.request import NewConnector

ROOM = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "id": {"type": "string", "readOnly": True},
        "name": {"type": "string", "x-ms-summary": "Name", "description": "What it is called"},
        "place": {"type": "object", "properties": {"floor": {"type": "integer", "default": 1}}},
        "secret": {"type": "string", "x-ms-visibility": "internal"},
        "next": {"type": "array", "items": {"$ref": "#/definitions/Room"}},
        "kind": {"type": "string", "enum": ["a", "b"]},
    },
}


def described(operation, **item):
    definition = {
        "swagger": "2.0",
        "info": {"title": "Rooms", "version": "1"},
        "paths": {"/a": {"put": {"operationId": "EditRoom", **operation}, **item}},
        "definitions": {"Room": ROOM},
    }
    document = Document(Path("apiDefinition.swagger.json"), json.dumps(definition))
    return reference(ConnectorProject.of_definition(document))


@pytest.fixture
def edited():
    body = {"name": "body", "in": "body", "required": True, "schema": {"$ref": "#/definitions/Room"}}
    size = {"name": "size", "in": "query", "type": "integer", "x-ms-summary": "Size"}
    answer = {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Room"}}}
    return described({"parameters": [size, body], "responses": answer})


def test_inputs_come_with_the_required_ones_first(edited):
    (action,) = edited.actions

    assert [(row.key, row.is_required) for row in action.parameters] == [
        ("name", True),
        ("size", False),
        ("place", False),
        ("place.floor", False),
        ("next", False),
        ("kind", False),
    ]


def test_outputs_are_paths_and_refer_to_definitions(edited):
    (action,) = edited.actions

    assert [row.key for row in action.returns] == ["id", "name", "place", "place.floor", "next", "kind"]
    assert [row.definition for row in action.returns if row.definition] == ["Room"]
    assert [one.name for one in edited.definitions] == ["Room"]


def test_description_says_what_there_is_to_know(edited):
    rows = {row.key: row for row in edited.actions[0].returns}

    assert rows["name"].description == "What it is called."
    assert rows["place.floor"].description == "Without a value it is `1`."
    assert rows["kind"].description == "One of `a`, `b`."


def test_webhook_returns_its_notification():
    content = {"schema": {"type": "object", "properties": {"event": {"type": "string"}}}}

    found = described({"x-ms-trigger": "single"}, **{"x-ms-notification-content": content})

    assert [row.key for row in found.triggers[0].returns] == ["event"]


def test_internal_operations_are_left_out():
    assert described({"x-ms-visibility": "internal"}).actions == []


def test_ways_to_sign_in_are_told_with_what_they_ask_for(tmp_path):
    for name, content in connector.files(NewConnector()).items():
        (tmp_path / name).write_bytes(content)

    (way,) = reference(ConnectorProject.load(tmp_path)).sign_ins

    assert (way.provider, way.fields) == ("aad", [])

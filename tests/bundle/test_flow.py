import json
from typing import Any

from toolkit.bundle import flow, identity

ID = {"name": "id", "in": "path", "required": True, "type": "string"}
VERSION = {
    "name": "api-version",
    "in": "query",
    "required": True,
    "type": "string",
    "x-ms-visibility": "internal",
}


def operation(name: str, *parameters: dict[str, Any], **extensions: Any) -> dict[str, Any]:
    return {"operationId": name, "parameters": list(parameters), "responses": {}, **extensions}


def made(project, paths: dict[str, Any], definition) -> tuple[flow.Flow, dict[str, Any]]:
    definition({"paths": paths})
    loaded = project({})
    found = flow.test_flow(loaded, identity.of(loaded))
    return found, json.loads(found.content)["properties"]


def test_flow_runs_the_action_that_asks_for_least(project, definition):
    paths = {
        "/a/{id}": {"get": operation("GetOne", ID)},
        "/a": {"post": operation("Make"), "get": operation("List", VERSION)},
        "/b": {"get": operation("OnNew", **{"x-ms-trigger": "single"})},
        "/c": {"get": operation("Helper", **{"x-ms-visibility": "internal"})},
    }

    _, properties = made(project, paths, definition)

    assert properties["definition"]["actions"]["Run_the_action"]["inputs"] == {
        "host": {
            "connectionName": "connector",
            "operationId": "List",
            "apiId": "/providers/Microsoft.PowerApps/apis/shared_new-5fthings",
        },
        "parameters": {},
        "authentication": "@parameters('$authentication')",
    }


def test_button_asks_for_what_an_action_needs(project, definition):
    _, properties = made(
        project, {"/a/{id}": {"get": operation("GetOne", ID, {**ID, "name": "other"})}}, definition
    )
    schema = properties["definition"]["triggers"]["manual"]["inputs"]["schema"]

    assert {name: asked["title"] for name, asked in schema["properties"].items()} == {
        "text": "id",
        "text_1": "other",
    }
    assert schema["required"] == ["text", "text_1"]
    assert properties["definition"]["actions"]["Run_the_action"]["inputs"]["parameters"] == {
        "id": "@triggerBody()?['text']",
        "other": "@triggerBody()?['text_1']",
    }


def test_flow_of_a_connector_without_actions_has_none(project, definition):
    found, properties = made(project, {}, definition)

    assert properties["definition"]["actions"] == {}
    assert properties["connectionReferences"]["connector"]["api"] == {
        "name": "shared_new-5fthings",
        "logicalName": "new_things",
    }
    assert found.file_name == f"Workflows/TestThings-{found.id.upper()}.json"

"""A small connector in which each example of a change is put."""

from typing import Any

Data = dict[str, Any]

PATH = "/rooms/{id}"

ID: Data = {"name": "id", "in": "path", "required": True, "type": "string"}
OPERATION: Data = {
    "operationId": "EditRoom",
    "summary": "Edit room",
    "parameters": [ID, {"name": "body", "in": "body", "required": True, "schema": {"type": "object"}}],
    "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
}


def definition(part: str, fragment: Any) -> Data:
    """Return a definition with a fragment in its place.

    `root` and `operation` take members, `paths` takes all paths; `parameters` takes what stands beside the
    `id`, `body` a schema, `output` the schema of the answer, `headers` those of the answer, and
    `notification` the schema of what a webhook sends.
    """
    root: Data = {
        "swagger": "2.0",
        "info": {"title": "Rooms", "version": "1.0"},
        "host": "rooms.example",
        "basePath": "/",
        "schemes": ["https"],
        "paths": {PATH: _item(part, fragment)},
    }
    if part == "paths":
        root["paths"] = fragment
    return root | fragment if part == "root" else root


def properties(part: str, fragment: Any) -> Data:
    """Return the members of apiProperties.json; `properties` takes those of `properties`."""
    return {"properties": fragment if part == "properties" else {}}


def _item(part: str, fragment: Any) -> Data:
    operation = dict(OPERATION)
    match part:
        case "operation":
            operation |= fragment
        case "parameters":
            operation["parameters"] = [ID, *fragment]
        case "body":
            operation["parameters"] = [
                ID,
                {"name": "body", "in": "body", "required": True, "schema": fragment},
            ]
        case "output":
            operation["responses"] = {"200": {"description": "OK", "schema": fragment}}
        case "headers":
            operation["responses"] = {"200": {"description": "OK", "headers": fragment}}
        case "notification":
            operation["x-ms-trigger"] = "single"
            return {"x-ms-notification-content": {"schema": fragment}, "put": operation}
    return {"put": operation}

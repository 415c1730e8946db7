"""Fragments for the examples of rules about dynamic extensions; they call the sample's ListColors."""

from typing import Any

from toolkit.swagger.dynamic_calls import LIST, PROPERTIES, SCHEMA, TREE, VALUES
from toolkit.swagger.nodes import Data

PALETTE: Data = {
    "name": "palette",
    "in": "query",
    "required": True,
    "type": "string",
    "x-ms-summary": "Palette",
    "description": "The palette.",
}


def color(**members: Any) -> Data:
    """Return a query parameter."""
    return {
        "name": "color",
        "in": "query",
        "type": "string",
        "x-ms-summary": "Color",
        "description": "The color.",
        **members,
    }


def values(palette: Any = "basic", **members: Any) -> Data:
    return {VALUES: _call(palette) | _paths("value-collection", "value-path", "value-title", **members)}


def listed(palette: Any = None, **members: Any) -> Data:
    call = _call(palette or {"value": "basic"})
    return {LIST: call | _paths("itemsPath", "itemValuePath", "itemTitlePath", **members)}


def tree(**parts: Any) -> Data:
    return {TREE: {"settings": {"canSelectParentNodes": True, "canSelectLeafNodes": True}, **parts}}


def opened(palette: Any, **members: Any) -> Data:
    """Return the `open` or `browse` of a tree."""
    return _call(palette) | _paths("itemsPath", "itemValuePath", "itemTitlePath", **members)


def schema(palette: Any = "basic", path: str = "schema") -> Data:
    return {SCHEMA: {**_call(palette), "value-path": path}}


def properties(palette: Any = None, path: str = "schema") -> Data:
    return {PROPERTIES: {**_call(palette or {"value": "basic"}), "itemValuePath": path}}


def body(members: Data, *required: str, is_required: bool = False) -> Data:
    """Return a body parameter with these properties."""
    demanded: Data = {"required": list(required)} if required else {}
    parameter: Data = {"required": True} if is_required else {}
    return {
        "name": "body",
        "in": "body",
        **parameter,
        "schema": {"type": "object", **demanded, "properties": members},
    }


def _call(palette: Any) -> Data:
    return {"operationId": "ListColors", "parameters": {"palette": palette}}


def _paths(collection: str, value: str, title: str, **members: Any) -> Data:
    return {collection: "value", value: "id", title: "name"} | members


def taking(*parameters: Data, operation_id: str = "DoThing") -> Data:
    """Return members of the definition: a path with an operation that takes the parameters."""
    operation = {
        "operationId": operation_id,
        "summary": "Do thing",
        "description": "Does a thing.",
        "parameters": list(parameters),
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    return {"paths": {"/t": {"post": operation}}}

"""The small definition into which the examples of rules are put; it has no findings of its own."""

import copy
from typing import Any

from toolkit.lint.rule import Example, Rule
from toolkit.pointer import Tokens
from toolkit.swagger import nodes

_DEFINITION: dict[str, Any] = {
    "swagger": "2.0",
    "info": {
        "title": "Sample",
        "description": "Sample service for reading and writing things.",
        "version": "1.0",
        "contact": {"name": "Sample", "url": "https://example.com", "email": "help@example.com"},
    },
    "host": "api.example.com",
    "basePath": "/",
    "schemes": ["https"],
    "consumes": ["application/json"],
    "produces": ["application/json"],
    "paths": {
        "/colors": {
            "get": {
                "operationId": "ListColors",
                "summary": "List colors",
                "description": "Lists the colors of a palette.",
                "parameters": [
                    {
                        "name": "palette",
                        "in": "query",
                        "required": True,
                        "type": "string",
                        "x-ms-summary": "Palette",
                        "description": "The palette.",
                    }
                ],
                "responses": {
                    "200": {
                        "description": "OK",
                        "schema": {
                            "type": "object",
                            "properties": {
                                "value": {"type": "array", "items": {"$ref": "#/definitions/Color"}},
                                "schema": {
                                    "type": "object",
                                    "properties": {"properties": {"type": "object"}},
                                },
                            },
                        },
                    }
                },
            }
        }
    },
    "definitions": {
        "Color": {"type": "object", "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}
    },
    "x-ms-connector-metadata": [
        {"propertyName": "Website", "propertyValue": "https://example.com"},
        {"propertyName": "Privacy policy", "propertyValue": "https://example.com/privacy"},
        {"propertyName": "Categories", "propertyValue": "Data"},
    ],
}

_OPERATION: dict[str, Any] = {
    "operationId": "DoThing",
    "summary": "Do thing",
    "description": "Does a thing.",
    "parameters": [],
    "responses": {
        "200": {"description": "OK", "schema": {"type": "object", "properties": {"id": {"type": "string"}}}}
    },
}

_PARTS: dict[type, str] = {
    nodes.ApiDefinition: "definition",
    nodes.Info: "info",
    nodes.Contact: "info",
    nodes.License: "info",
    nodes.Tag: "definition",
    nodes.SecurityScheme: "definition",
    nodes.SecurityRequirement: "definition",
    nodes.PathItem: "path-item",
    nodes.Operation: "operation",
    nodes.Parameter: "parameter",
    nodes.Items: "parameter",
    nodes.Response: "response",
    nodes.Header: "response",
    nodes.Schema: "schema",
    nodes.Reference: "schema",
    nodes.ExternalDocs: "definition",
}


def part_of(rule: Rule, example: Example) -> str:
    """Return the name of the part that the example's fragments replace."""
    return example.part or _PARTS[rule.visits[0]]


def embed(part: str, fragment: Any) -> tuple[dict[str, Any], Tokens]:
    """Return the sample definition with the fragment in it, and where the fragment stands.

    Parts: `definition` and `operation` merge the fragment's members into the sample's (paths and definitions
    are added to); `paths` adds paths; `info`, `path-item`, `parameter`, `response` and `schema` replace the node.
    """
    definition = copy.deepcopy(_DEFINITION)
    paths = definition["paths"]
    match part:
        case "definition":
            for key, value in fragment.items():
                if key in {"paths", "definitions"} and isinstance(value, dict):
                    definition[key].update(value)
                else:
                    definition[key] = value
            return definition, ()
        case "info":
            definition["info"] = fragment
            return definition, ("info",)
        case "paths":
            paths.update(fragment)
            return definition, ("paths",)
        case "path-item":
            paths["/t"] = fragment
            return definition, ("paths", "/t")
        case "operation":
            paths["/t"] = {"post": {**copy.deepcopy(_OPERATION), **fragment}}
            return definition, ("paths", "/t", "post")
        case "response":
            operation = copy.deepcopy(_OPERATION)
            operation["responses"]["200"] = fragment
            paths["/t"] = {"post": operation}
            return definition, ("paths", "/t", "post", "responses", "200")
        case "schema":
            body = {"name": "body", "in": "body", "schema": fragment}
            paths["/t"] = {"post": {**copy.deepcopy(_OPERATION), "parameters": [body]}}
            return definition, ("paths", "/t", "post", "parameters", 0, "schema")
        case "parameter":
            return definition, _embed_parameter(paths, fragment)
    raise ValueError(part)


def _embed_parameter(paths: dict[str, Any], parameter: dict[str, Any]) -> Tokens:
    operation = {**copy.deepcopy(_OPERATION), "parameters": [parameter]}
    if parameter.get("in") == "formData":
        operation["consumes"] = ["multipart/form-data"]
    path = f"/t/{{{parameter.get('name')}}}" if parameter.get("in") == "path" else "/t"
    paths[path] = {"post": operation}
    return ("paths", path, "post", "parameters", 0)

"""The small project into which the examples of rules are put; it has no findings of its own."""

import copy
import json
from pathlib import Path
from typing import Any

from toolkit.connector.project import (
    DEFINITION_NAMES,
    PROPERTIES_NAME,
    SCRIPT_NAME,
    SETTINGS_NAME,
    ConnectorProject,
)
from toolkit.document import Document
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

_PROPERTIES: dict[str, Any] = {
    "connectionParameters": {},
    "iconBrandColor": "#0078d4",
    "capabilities": [],
    "policyTemplateInstances": [],
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
    ConnectorProject: "properties",
}


def part_of(rule: Rule, example: Example) -> str:
    """Return the name of the part that the example's fragments replace."""
    return example.part or _PARTS[rule.visits[0]]


def project_of(part: str, fragment: Any) -> tuple[ConnectorProject, Tokens]:
    """Return the sample project with the fragment in it, and where the fragment stands in its file.

    Two parts go beyond the definition: `properties` merges members into those of apiProperties.json, or is
    that file's whole text; `project` holds what changes in each file by the file's name, or its whole text.
    """
    if part == "project":
        return _project(fragment), ()
    if part == "properties":
        if isinstance(fragment, str):
            return _project({PROPERTIES_NAME: fragment}), ()
        return _project({PROPERTIES_NAME: {"properties": fragment}}), ("properties",)
    definition, tokens = embed(part, fragment)
    return ConnectorProject.of_definition(_document(DEFINITION_NAMES[0], definition)), tokens


def _project(files: dict[str, Any]) -> ConnectorProject:
    name = next((name for name in DEFINITION_NAMES if name in files), DEFINITION_NAMES[0])
    definition = files.get(name, {})
    if not isinstance(definition, str):
        definition, _ = embed("definition", definition)
    properties = files.get(PROPERTIES_NAME, {"properties": {}})
    if not isinstance(properties, str):
        properties = {**properties, "properties": {**_PROPERTIES, **properties["properties"]}}
    return ConnectorProject(
        Path(),
        _document(name, definition),
        properties=_document(PROPERTIES_NAME, properties),
        settings=_document(SETTINGS_NAME, files[SETTINGS_NAME]) if SETTINGS_NAME in files else None,
        script=Path(SCRIPT_NAME) if SCRIPT_NAME in files else None,
    )


def _document(name: str, content: Any) -> Document:
    return Document(Path(name), content if isinstance(content, str) else json.dumps(content, indent=2))


def embed(part: str, fragment: Any) -> tuple[dict[str, Any], Tokens]:
    """Return the sample definition with the fragment in it, and where the fragment stands.

    Parts: `definition` and `operation` merge the fragment's members into the sample's (paths and definitions
    are added to); `paths` adds paths; `info`, `path-item`, `parameter`, `response` and `schema` replace the
    node.
    """
    definition = copy.deepcopy(_DEFINITION)
    if part == "definition":
        for key, value in fragment.items():
            is_added_to = key in {"paths", "definitions"} and isinstance(value, dict)
            definition[key] = {**definition[key], **value} if is_added_to else value
        return definition, ()
    if part == "info":
        return {**definition, "info": fragment}, ("info",)
    if part == "paths":
        definition["paths"].update(fragment)
        return definition, ("paths",)
    path, item, below = _path_item(part, fragment)
    definition["paths"][path] = item
    return definition, ("paths", path, *below)


def _path_item(part: str, fragment: Any) -> tuple[str, dict[str, Any], Tokens]:
    match part:
        case "path-item":
            return "/t", fragment, ()
        case "operation":
            return "/t", {"post": _OPERATION | fragment}, ("post",)
        case "response":
            responses = {"200": fragment}
            return "/t", {"post": _OPERATION | {"responses": responses}}, ("post", "responses", "200")
        case "schema":
            body = {"name": "body", "in": "body", "required": True, "schema": fragment}
            item = {"post": _OPERATION | {"parameters": [body]}}
            return "/t", item, ("post", "parameters", 0, "schema")
        case "parameter":
            operation = _OPERATION | {"parameters": [fragment]}
            if fragment.get("in") == "formData":
                operation["consumes"] = ["multipart/form-data"]
            path = f"/t/{{{fragment.get('name')}}}" if fragment.get("in") == "path" else "/t"
            return path, {"post": operation}, ("post", "parameters", 0)
    raise ValueError(part)

"""What the tests of the mock share: applications for small definitions, and a client that has the token."""

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.mock.app import TOKEN, Settings, app

MOCK = "http://127.0.0.1:8701"
ROOMS = "/providers/Contoso.Rooms/rooms"

_GROUPS = "/subscriptions/{subscriptionId}/resourceGroups"
_IN_GROUP = f"{_GROUPS}/{{resourceGroupName}}{ROOMS}"
_ROOM = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "type": {"type": "string"},
        "location": {"type": "string"},
        "etag": {"type": "string"},
        "tags": {"type": "object", "additionalProperties": {"type": "string"}},
        "properties": {
            "type": "object",
            "properties": {
                "provisioningState": {"type": "string"},
                "seats": {"type": "integer", "minimum": 2, "maximum": 9},
                "createdAt": {"type": "string", "format": "date-time"},
            },
        },
    },
}
_GIVEN = {
    "type": "object",
    "required": ["location"],
    "properties": {
        "location": {"type": "string"},
        "tags": {"type": "object", "additionalProperties": {"type": "string"}},
        "properties": {
            "type": "object",
            "properties": {"seats": {"type": "integer"}, "adminPassword": {"type": "string"}},
        },
    },
}
_GROUP = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "location": {"type": "string"},
        "tags": {"type": "object", "additionalProperties": {"type": "string"}},
        "properties": {"type": "object", "properties": {"provisioningState": {"type": "string"}}},
    },
}


def page_of(element):
    return {
        "type": "object",
        "properties": {"value": {"type": "array", "items": element}, "nextLink": {"type": "string"}},
    }


def operation(name, path, schema=None, *, codes=("200",), body=None, query=(), version="2024-05-01"):
    """Return an operation with the parameters of its path, an api-version and what it answers."""
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    parameters = [{"name": one, "in": "path", "required": True, "type": "string"} for one in names]
    if version:
        parameters.append(
            {"name": "api-version", "in": "query", "required": True, "type": "string", "default": version}
        )
    parameters += [{"name": one, "in": "query", "type": "string"} for one in query]
    if body:
        parameters.append({"name": "body", "in": "body", "required": True, "schema": body})
    responses = {code: {"description": "OK"} for code in codes}
    if schema:
        responses[codes[0]]["schema"] = schema
    return {"operationId": name, "summary": name, "parameters": parameters, "responses": responses}


def definition(paths, **more):
    info = {"title": "Rooms", "version": "1.0", "description": "Rooms of Contoso."}
    members = {"swagger": "2.0", "info": info, "host": "management.azure.com", "basePath": "/"}
    return {**members, "schemes": ["https"], "consumes": ["application/json"], "paths": paths, **more}


def rooms_paths():
    subscription = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "subscriptionId": {"type": "string"}},
    }
    lists = ("$filter", "$top")
    return {
        "/subscriptions": {"get": operation("ListSubscriptions", "/subscriptions", page_of(subscription))},
        _GROUPS: {"get": operation("ListGroups", _GROUPS, page_of(_GROUP), query=lists)},
        f"{_GROUPS}/{{name}}": {
            "get": operation("GetGroup", f"{_GROUPS}/{{name}}", _GROUP),
            "head": operation("HasGroup", f"{_GROUPS}/{{name}}", codes=("204", "404")),
            "put": operation("PutGroup", f"{_GROUPS}/{{name}}", _GROUP, codes=("200", "201"), body=_GIVEN),
            "delete": operation("DeleteGroup", f"{_GROUPS}/{{name}}", codes=("202", "204")),
        },
        f"/subscriptions/{{subscriptionId}}{ROOMS}": {
            "get": operation(
                "ListRooms", f"/subscriptions/{{subscriptionId}}{ROOMS}", page_of(_ROOM), query=lists
            )
        },
        f"{_IN_GROUP}": {"get": operation("ListRoomsInGroup", _IN_GROUP, page_of(_ROOM))},
        f"{_IN_GROUP}/{{roomName}}": {
            "get": operation("GetRoom", f"{_IN_GROUP}/{{roomName}}", _ROOM),
            "put": operation(
                "PutRoom", f"{_IN_GROUP}/{{roomName}}", _ROOM, codes=("200", "201"), body=_GIVEN
            ),
            "patch": operation("PatchRoom", f"{_IN_GROUP}/{{roomName}}", _ROOM, body={"type": "object"}),
            "delete": operation("DeleteRoom", f"{_IN_GROUP}/{{roomName}}", codes=("200", "204")),
        },
        f"{_IN_GROUP}/{{roomName}}/listKeys": {
            "post": operation(
                "ListKeys",
                f"{_IN_GROUP}/{{roomName}}/listKeys",
                {"type": "object", "properties": {"primaryKey": {"type": "string"}}},
            )
        },
        "/{scope}/providers/Contoso.Rooms/notes": {
            "get": operation("ListNotes", "/{scope}/providers/Contoso.Rooms/notes", page_of(_GROUP))
        },
    }


def project(data):
    return ConnectorProject.of_definition(Document(Path("c/apiDefinition.swagger.json"), json.dumps(data)))


class Client:
    """Sends requests to an application, with the token and a version where nothing else is said."""

    def __init__(self, application):
        self.application = application

    def __call__(self, method, address, *, headers=None, version="2024-05-01", **more):
        params = {
            **({"api-version": version} if version and "?" not in address else {}),
            **more.pop("params", {}),
        }
        return asyncio.run(self._sent(method, address, headers or {}, {**more, "params": params or None}))

    def get(self, address, **more):
        return self("GET", address, **more)

    def error(self, method, address, **more):
        """Return the status of an error and its code, which is what programs look at."""
        response = self(method, address, **more)
        return response.status_code, response.json()["error"]["code"]

    def names(self, address, **more):
        """Return the names of the elements of a page."""
        return [one["name"] for one in self.get(address, **more).json()["value"]]

    async def _sent(self, method, address, headers, more):
        transport = httpx.ASGITransport(self.application)
        known = {"Authorization": f"Bearer {TOKEN}", **headers}
        async with httpx.AsyncClient(transport=transport, base_url=MOCK, headers=known) as client:
            return await client.request(method, address, **more)


@pytest.fixture
def mock():
    """Return a function that makes a client for a definition's data."""

    def mock(data, examples=None, **settings):
        return Client(app(project(data), examples or {}, Settings(**settings)))

    return mock


@pytest.fixture
def rooms(mock, azure):
    """Return a client of a mock that knows subscriptions, groups and rooms."""
    return mock(azure)


@pytest.fixture
def azure():
    """Return the definition of a connector that knows subscriptions, groups and rooms."""
    return definition(rooms_paths())


@pytest.fixture
def plain():
    """Return the definition of a service that is none of Azure."""
    item = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}, "title": {"type": "string"}},
    }
    body = {"type": "object", "properties": {"title": {"type": "string"}}}
    paths = {
        "/items": {
            "get": operation("ListItems", "/items", {"type": "array", "items": item}, version=""),
            "post": operation("AddItem", "/items", item, codes=("201",), body=body, version=""),
        },
        "/items/{id}": {
            "get": operation("GetItem", "/items/{id}", item, version=""),
            "patch": operation("ChangeItem", "/items/{id}", item, body=body, version=""),
            "delete": operation("DeleteItem", "/items/{id}", codes=("204",), version=""),
        },
    }
    return definition(paths, host="api.example.com", basePath="/v1")


@pytest.fixture
def make_operation():
    return operation


@pytest.fixture
def make_definition():
    return definition

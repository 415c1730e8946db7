"""What the tests of definitions and of imports share."""

import json
from pathlib import Path

import pytest

from toolkit.arm.importing import import_operation
from toolkit.arm.options import Helper, ImportOptions
from toolkit.arm.sources import FolderSource
from toolkit.arm.specification import Specification
from toolkit.document import Document
from toolkit.errors import UnreadableFile
from toolkit.swagger.nodes import ApiDefinition

ROOT = "rooms/resource-manager/Contoso.Rooms/stable/2024-05-01/rooms.json"
GROUP = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}"
ROOMS = f"{GROUP}/providers/Contoso.Rooms/rooms"
ROOM = f"{ROOMS}/{{roomName}}"
HELPERS = {
    name: Helper("2022-12-01")
    for name in (
        "ListSubscriptions",
        "ListResourceGroups",
        "ListSubscriptionLocations",
        "ListResourcesInGroup",
        "ListResources",
        "ListManagementGroups",
    )
}


class Memory:
    """A source of files that are nowhere but here."""

    def __init__(self, files):
        self.files = files
        self.joined = FolderSource(Path("/specification")).joined

    def read(self, address):
        if address not in self.files:
            raise UnreadableFile(f"{address}: no such file")
        return json.dumps(self.files[address]).encode()


@pytest.fixture
def api():
    """Return the definition that plain data is."""

    def make(data):
        return ApiDefinition(Document(Path("apiDefinition.swagger.json"), json.dumps(data)))

    return make


def path_parameters(path):
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return [{"name": name, "in": "path", "required": True, "type": "string"} for name in names]


@pytest.fixture
def specification():
    """Return the specification of paths and definitions; other files by their addresses."""

    def make(paths, definitions=None, files=None, **root):
        data = {
            "swagger": "2.0",
            "info": {"title": "Rooms", "version": "2024-05-01"},
            "host": "management.azure.com",
            "paths": paths,
            "definitions": definitions or {},
            **root,
        }
        return Specification(Memory({ROOT: data, **(files or {})}), ROOT)

    return make


@pytest.fixture
def room():
    """Return the data of an operation on a room, with what it is sent and what it answers."""

    def make(operation_id="Rooms_Get", answer=None, body=None, path=ROOM, **members):
        parameters = [
            *path_parameters(path),
            {"name": "api-version", "in": "query", "required": True, "type": "string"},
        ]
        if body is not None:
            parameters.append({"name": "parameters", "in": "body", "required": True, "schema": body})
        ok = {"description": "OK"} if answer is None else {"description": "OK", "schema": answer}
        return {
            "operationId": operation_id,
            "description": f"Does {operation_id} to a room.",
            "parameters": parameters,
            "responses": {"200": ok, "default": {"description": "Error", "schema": {"$ref": "#/none"}}},
            **members,
        }

    return make


@pytest.fixture
def imported(specification, room):
    """Import one operation on a room; what is not said of it is as plain as can be."""

    def make(method="get", path=ROOM, definitions=None, files=None, options=None, **members):
        data = room(path=path, **members)
        source = specification({path: {method: data}}, definitions, files)
        return import_operation(source, source.operations[0], options or ImportOptions(known_helpers=HELPERS))

    return make


@pytest.fixture
def answered(imported):
    """Return the schema that an import makes of what an operation answers, and its definitions."""

    def make(schema, definitions=None, **asked):
        found = imported(answer=schema, definitions=definitions, options=ImportOptions(**asked))
        return found.operation["responses"]["200"]["schema"], found.definitions

    return make


@pytest.fixture
def sent(imported):
    """Return the schema that an import makes of what an operation is sent, and its definitions."""

    def make(schema, definitions=None, method="put", **asked):
        found = imported(method, body=schema, definitions=definitions, options=ImportOptions(**asked))
        body = next(one for one in found.operation["parameters"] if one["in"] == "body")
        return body["schema"], found.definitions

    return make

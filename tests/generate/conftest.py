"""What the tests of adding and removing share: small operations, and a connector to add them to."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.arm.imported import Dropdown, ImportedOperation, Provenance, SizeReport
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.generate import connector
from toolkit.generate.request import NewConnector

GROUPS = "/subscriptions/{subscriptionId}/resourceGroups"
ROOMS = f"{GROUPS}/{{resourceGroupName}}/providers/Contoso.Rooms/rooms"

SUBSCRIPTION = Dropdown(
    "subscriptionId", "ListSubscriptions", "value", "subscriptionId", "displayName", {}, {}
)
GROUP = Dropdown(
    "resourceGroupName", "ListGroups", "value", "name", "name", {"subscriptionId": "subscriptionId"}, {}
)


def operation(name, method, path, *dropdowns, definitions=None, **more):
    """Return an operation whose path parameters have the dropdowns; it answers its first definition."""
    calls = {one.parameter: one for one in dropdowns}
    parameters = [_parameter(one, calls.get(one)) for one in re.findall(r"\{(\w+)\}", path)]
    definitions = definitions or {f"{name}Result": {"type": "object"}}
    schema = {"$ref": f"#/definitions/{next(iter(definitions))}"}
    data = {
        "operationId": name,
        "summary": name,
        "description": f"{name} does it.",
        "parameters": parameters,
        "responses": {"200": {"description": "OK", "schema": schema}},
    }
    made = ImportedOperation(
        id=name,
        method=method,
        path=path,
        operation=data,
        definitions=definitions,
        is_paged=False,
        dropdowns=dropdowns,
        helpers=(),
        notes=(),
        provenance=Provenance("test", f"/{name}", "2024-01-01", "0", f"Source_{name}"),
        report=SizeReport(0, 0, 0, 0, ()),
    )
    return replace(made, **more)


def _parameter(name, dropdown):
    data = {"name": name, "in": "path", "required": True, "type": "string"}
    if dropdown is None:
        return data
    parameters = {helper: {"parameter": own} for helper, own in dropdown.arguments.items()}
    call = {"operationId": dropdown.helper, "value-path": dropdown.value, "parameters": parameters}
    return {**data, "x-ms-dynamic-values": call}


@pytest.fixture
def list_groups():
    return operation("ListGroups", "get", GROUPS, SUBSCRIPTION, is_paged=True)


@pytest.fixture
def get_room():
    return operation("GetRoom", "get", f"{ROOMS}/{{roomName}}", SUBSCRIPTION, GROUP)


@pytest.fixture
def project():
    """Return the project of a new connector, which has List subscriptions."""
    files = connector.files(NewConnector())
    documents = [
        Document(Path("c", name), files[name].decode())
        for name in ("apiDefinition.swagger.json", "apiProperties.json", "settings.json")
    ]
    return ConnectorProject(Path("c"), *documents)

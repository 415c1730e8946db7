"""The flow that a certification wants beside a connector: a button that runs one of its actions."""

from dataclasses import dataclass
from typing import Any

from toolkit import templates
from toolkit.bundle import parts
from toolkit.bundle.identity import Identity
from toolkit.connector.project import ConnectorProject
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, Parameter


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow as a solution holds it."""

    id: str
    title: str
    file_name: str
    reference: str  # the logical name of the connection reference
    api: str  # the connector's name as flows write it; the environment adds an ending of its own
    content: bytes


def test_flow(project: ConnectorProject, names: Identity) -> Flow:
    """Return a flow that runs the action which asks a maker for least."""
    guid = names.guid("flow")
    api = f"shared_{names.connector_name.replace('-', '-2d').replace('_', '-5f')}"
    reference = f"{names.prefix}_{names.solution_name.lower()}"
    data = templates.read_json(
        "packages/flow.json", {"api": api, "reference": reference, "name": names.connector_name}
    )
    definition = data["properties"]["definition"]
    operation = _easiest(ApiDefinition(project.definition))
    if operation:
        asked = [parameter for parameter in lookup.effective_parameters(operation) if _is_asked(parameter)]
        definition["triggers"]["manual"]["inputs"]["schema"] = _schema(asked)
        definition["actions"] = {"Run_the_action": _action(operation, asked, api)}
    return Flow(
        id=guid,
        title=f"Test {names.connector_title}",
        file_name=f"Workflows/Test{names.solution_name}-{guid.upper()}.json",
        reference=reference,
        api=api,
        content=parts.dumped(data),
    )


def _easiest(definition: ApiDefinition) -> Operation | None:
    """Return the action with the fewest values to enter; of several, one that only reads, then the first."""
    actions = [
        operation
        for operation in lookup.operations(definition)
        if operation.id and "x-ms-trigger" not in operation.data and not operation.is_internal
    ]
    return min(actions, key=_effort, default=None)


def _effort(operation: Operation) -> tuple[int, bool]:
    asked = sum(map(_is_asked, lookup.effective_parameters(operation)))
    return asked, operation.method != "get"


def _is_asked(parameter: Parameter) -> bool:
    return parameter.data.get("required") is True and not parameter.is_internal


def _schema(asked: list[Parameter]) -> dict[str, Any]:
    """Return what the button asks for before the flow runs: texts alone, each under its parameter's name."""
    properties = {
        _input(index): {
            "title": parameter.data.get("name"),
            "type": "string",
            "x-ms-dynamically-added": True,
            "x-ms-content-hint": "TEXT",
        }
        for index, parameter in enumerate(asked)
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def _action(operation: Operation, asked: list[Parameter], api: str) -> dict[str, Any]:
    values = {
        str(parameter.data.get("name")): f"@triggerBody()?['{_input(index)}']"
        for index, parameter in enumerate(asked)
    }
    return {
        "runAfter": {},
        "type": "OpenApiConnection",
        "inputs": {
            "host": {
                "connectionName": "connector",
                "operationId": operation.id,
                "apiId": f"/providers/Microsoft.PowerApps/apis/{api}",
            },
            "parameters": values,
            "authentication": "@parameters('$authentication')",
        },
    }


def _input(index: int) -> str:
    """Return the name under which a button passes a text, as the designer gives it."""
    return f"text_{index}" if index else "text"

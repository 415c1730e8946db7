"""Rules about how the files of a project fit together."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from toolkit.connector.api_properties import (
    connection_parameters,
    malformed_parameters,
    properties_place,
    script_operations,
)
from toolkit.connector.project import DEFINITION_NAMES, PROPERTIES_NAME, SCRIPT_NAME, ConnectorProject
from toolkit.document import Place
from toolkit.lint.near import did_you_mean, near_miss
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition

CODE = "https://learn.microsoft.com/connectors/custom-connectors/write-code"
SIGN_IN = "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters"

_ASKS_FOR_KEY = {
    "securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    "security": [{"key": []}],
}


def _files(definition: dict[str, Any], properties: dict[str, Any], **others: str) -> dict[str, Any]:
    return {DEFINITION_NAMES[0]: definition, PROPERTIES_NAME: {"properties": properties}, **others}


@rule(
    ConnectorProject,
    name="ScriptOperationNotFound",
    code="SG301",
    family="specgen",
    reference=CODE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_files({}, {"scriptOperations": ["ListColours"]}, **{SCRIPT_NAME: "public class Script ..."}),
            good=_files({}, {"scriptOperations": ["ListColors"]}, **{SCRIPT_NAME: "public class Script ..."}),
            at="/properties/scriptOperations/0",
            part="project",
        )
    ],
)
def script_operation_not_found(project: ConnectorProject) -> Iterator[Problem]:
    """The script runs for the operations that are listed; for one that the definition does not have it never runs."""
    known = lookup.operations_by_id(ApiDefinition(project.definition))
    for operation in script_operations(project):
        if operation.value not in known:
            meant = near_miss(operation.value, known)
            message = f"no operation is called {quoted(operation.value)}{did_you_mean(meant)}"
            fix = unsafe(Put(operation.place.tokens, meant)) if meant else None
            yield Problem(message, operation.place, fix)


@rule(
    ConnectorProject,
    name="ScriptMissing",
    code="SG302",
    family="specgen",
    reference=CODE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(
            bad={"scriptOperations": ["ListColors"]}, good={"scriptOperations": []}, at="/scriptOperations"
        )
    ],
)
def script_missing(project: ConnectorProject) -> Iterator[Problem]:
    """The platform refuses a connector that lists operations for a script and brings no script.

    A warning, since the script may lie elsewhere: the paconn tool takes it from any path.
    """
    place = properties_place(project)
    if place and project.script is None and any(script_operations(project)):
        yield Problem(f"`scriptOperations` needs the file {SCRIPT_NAME}", place / "scriptOperations")


@rule(
    ConnectorProject,
    name="ConnectionParameterMissing",
    code="SG303",
    family="specgen",
    reference=SIGN_IN,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(
            bad=_files(_ASKS_FOR_KEY, {"connectionParameters": {}}),
            good=_files(_ASKS_FOR_KEY, {"connectionParameters": {"api_key": {"type": "securestring"}}}),
            at="/security/0/key",
            part="project",
        )
    ],
)
def connection_parameter_missing(project: ConnectorProject) -> Iterator[Problem]:
    """What `security` demands, a connection must hold; apiProperties.json says what makers are asked for it.

    `oauth2` takes a parameter of type `oauthSetting`, `apiKey` one text and `basic` two. Names need not agree.
    A warning, since services that answer without credentials have published connectors that declare some. Where a
    parameter is there, but is no object, another rule says so.
    """
    if not project.property_data or malformed_parameters(project):
        return
    types = Counter(str(parameter.data.get("type")) for parameter in connection_parameters(project))
    for place, scheme in _required_schemes(ApiDefinition(project.definition)):
        lacking = _lacking(scheme.get("type"), types)
        if lacking:
            message = f"{quoted(place.tokens[-1])} is of type `{scheme['type']}`, but apiProperties.json has no {lacking}"
            yield Problem(message, place, at_key=True)


def _required_schemes(definition: ApiDefinition) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield the security schemes that requirements name, each once."""
    defined = definition.data.get("securityDefinitions")
    members = defined.items() if isinstance(defined, dict) else ()
    schemes = {name: scheme for name, scheme in members if isinstance(scheme, dict)}
    for holder in (definition, *lookup.operations(definition)):
        for index, requirement in lookup.objects(holder.data.get("security")):
            for name in requirement:
                if name in schemes:
                    yield holder.place / "security" / index / name, schemes.pop(name)


def _lacking(kind: Any, types: Counter[str]) -> str:
    texts = types["string"] + types["securestring"]
    if kind == "oauth2" and not types["oauthSetting"]:
        return "connection parameter of type `oauthSetting`"
    if kind == "apiKey" and not texts:
        return "connection parameter for the key"
    if kind == "basic" and texts < 2:
        return "connection parameters for user name and password"
    return ""


RULES = (script_operation_not_found, script_missing, connection_parameter_missing)

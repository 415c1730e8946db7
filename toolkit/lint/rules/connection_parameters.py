"""Rules about what a connection asks makers for."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.connector import naming
from toolkit.connector.api_properties import ConnectionParameter, connection_parameters
from toolkit.connector.project import ConnectorProject
from toolkit.connector.property_parts import parts
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put
from toolkit.regex import regex

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/multi-auth"

_SECRET = regex(
    r"(?:token:)?(?:client|app|api)?[-_]?(?:secret|password|pwd)|(?:api|access|secret|account|subscription)[-_]?key"
    r"|(?:api|access|auth|bearer|personal[-_]?access)[-_]?token",
    re.IGNORECASE,
)
_CLAIMS = ("token:clientId", "token:clientSecret", "token:TenantId")
_SHOWN = {"displayName": "API Key", "description": "The key.", "tooltip": "The key."}


def _parameters(**members: Any) -> dict[str, Any]:
    return {"connectionParameters": {"api_key": {"uiDefinition": _SHOWN, **members}}}


def _sets(*names: str) -> dict[str, Any]:
    values = [{"name": name, "uiDefinition": {"displayName": name}, "parameters": {}} for name in names]
    return {"connectionParameterSets": {"uiDefinition": {"displayName": "Sign-in"}, "values": values}}


def _principal(*claims: str) -> dict[str, Any]:
    custom = {
        "grantType": {"value": "client_credentials"},
        "resourceUri": {"value": "https://management.core.windows.net/"},
    }
    token = {
        "type": "oauthSetting",
        "oAuthSettings": {"identityProvider": "aad", "customParameters": custom},
        "uiDefinition": {"constraints": {"hidden": "true", "required": "false"}},
    }
    asked = {name: {"type": "securestring", "uiDefinition": {"displayName": name}} for name in claims}
    one = {
        "name": "oauthSP",
        "uiDefinition": {"displayName": "Service principal"},
        "parameters": {"token": token, **asked},
    }
    return {"connectionParameterSets": {"uiDefinition": {"displayName": "Sign-in"}, "values": [one]}}


@rule(
    ConnectorProject,
    name="ParameterSetNotUnique",
    code="SG241",
    family="specgen",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad=_sets("oauth", "oauth"),
            good=_sets("oauth", "oauthSP"),
            at="/connectionParameterSets/values/1/name",
        )
    ],
)
def parameter_set_not_unique(project: ConnectorProject) -> Iterator[Problem]:
    """A connection remembers by its name in which of the ways it was made."""
    seen = set()
    for part in parts(project):
        name = part.data.get("name") if part.kind == "parameter set" else None
        if isinstance(name, str) and name in seen:
            yield Problem(f"a parameter set is called {quoted(name)} already", part.place / "name")
        elif isinstance(name, str):
            seen.add(name)


@rule(
    ConnectorProject,
    name="SecretShownInClear",
    code="SG242",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_parameters(type="string"),
            good=_parameters(type="securestring"),
            at="/connectionParameters/api_key/type",
        )
    ],
)
def secret_shown_in_clear(project: ConnectorProject) -> Iterator[Problem]:
    """What makers type into a `string` stands on the screen, and whoever reads the connection sees it again."""
    for parameter in connection_parameters(project):
        if parameter.data.get("type") == "string" and _SECRET.fullmatch(parameter.name):
            place = parameter.place / "type"
            fix = unsafe(Put(place.tokens, "securestring"))
            yield Problem(
                f"{quoted(parameter.name)} is a secret by its name, so its type is `securestring`", place, fix
            )


@rule(
    ConnectorProject,
    name="ServicePrincipalIncomplete",
    code="SG243",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(
            bad=_principal("token:clientId"),
            good=_principal(*_CLAIMS),
            at="/connectionParameterSets/values/0/parameters/token",
        )
    ],
)
def service_principal_incomplete(project: ConnectorProject) -> Iterator[Problem]:
    """A service principal signs in with client, secret and tenant; a connection that does not ask for all has none.

    Names are compared without regard to case. Values that are written in the settings need not be asked for.
    """
    asked: dict[Any, set[str]] = {}
    for parameter in connection_parameters(project):
        asked.setdefault(parameter.place.tokens[:-1], set()).add(parameter.name.lower())
    for parameter in connection_parameters(project):
        grant = parameter.custom("grantType")
        if grant and grant.value == "client_credentials":
            known = asked[parameter.place.tokens[:-1]] | set(_written(parameter))
            lacking = [claim for claim in _CLAIMS if claim.lower() not in known]
            if lacking:
                message = f"`client_credentials` needs {', '.join(map(quoted, lacking))}"
                yield Problem(message, parameter.place)


def _written(parameter: ConnectionParameter) -> Iterator[str]:
    if parameter.custom("tenantId") is not None:
        yield "token:tenantid"
    for name in ("clientId", "clientSecret"):
        if parameter.setting(name) is not None:
            yield f"token:{name.lower()}"


@rule(
    ConnectorProject,
    name="ConnectionParameterUnnamed",
    code="SG244",
    family="specgen",
    reference="https://learn.microsoft.com/connectors/custom-connectors/connection-parameters",
    severity=WARNING,
    phase=IMPORT,
    fix=SAFE,
    examples=[
        Example(
            bad=_parameters(type="securestring", uiDefinition={"description": "The key."}),
            good=_parameters(type="securestring"),
            at="/connectionParameters/api_key/uiDefinition",
        ),
        Example(
            bad=_parameters(type="securestring", uiDefinition={"displayName": " "}),
            good=_parameters(type="securestring", uiDefinition={"constraints": {"hidden": "true"}}),
            at="/connectionParameters/api_key/uiDefinition/displayName",
        ),
    ],
)
def connection_parameter_unnamed(project: ConnectorProject) -> Iterator[Problem]:
    """Makers are asked for a value, and the name of the field is all they have to go by."""
    for parameter in connection_parameters(project):
        shown = parameter.data.get("uiDefinition")
        if parameter.provider or not isinstance(shown, dict) or _is_hidden(shown):
            continue
        name = shown.get("displayName", "")
        if isinstance(name, str) and not name.strip():
            place = parameter.place / "uiDefinition"
            label = naming.label_of(parameter.name.partition(":")[2] or parameter.name)
            fix = safe(Put((*place.tokens, "displayName"), label)) if label else None
            at = place / "displayName" if "displayName" in shown else place
            yield Problem(f"{quoted(parameter.name)} has no `displayName`", at, fix)


def _is_hidden(shown: dict[str, Any]) -> bool:
    constraints = shown.get("constraints")
    hidden = constraints.get("hidden") if isinstance(constraints, dict) else None
    return str(hidden).lower() == "true"


RULES = (
    parameter_set_not_unique,
    secret_shown_in_clear,
    service_principal_incomplete,
    connection_parameter_unnamed,
)

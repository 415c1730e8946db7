"""Kinds of changes of a connector as a whole: its address, its sign-in, its policies and its script."""

from typing import Any

from toolkit.diff.kind import BREAKING, COMPATIBLE, RISKY, Example, Kind
from toolkit.diff.kinds.operations import NOTHING, RUNS_DIFFERENTLY, UNNOTICED

_KEY: dict[str, Any] = {"apiKey": {"type": "securestring"}}
_OPTIONAL = {"region": {"type": "string"}}
_REGION = {"region": {"type": "string", "uiDefinition": {"constraints": {"required": "true"}}}}


def _token(provider: str = "aad", **settings: Any) -> dict[str, Any]:
    settings = {"identityProvider": provider, **settings}
    return {"connectionParameters": {"token": {"type": "oauthSetting", "oAuthSettings": settings}}}


def _sets(*names: str) -> dict[str, Any]:
    return {"connectionParameterSets": {"values": [{"name": name, "parameters": {}} for name in names]}}


def _policy(value: str, *operations: str) -> dict[str, Any]:
    parameters = {
        "x-ms-apimTemplateParameter.name": "Accept",
        "x-ms-apimTemplateParameter.value": value,
        "x-ms-apimTemplate-operationName": list(operations),
    }
    return {
        "policyTemplateInstances": [{"templateId": "setheader", "title": "Accept", "parameters": parameters}]
    }


HOST = Kind(
    name="host-changed",
    code="host-changed",
    impact=RISKY,
    topic="host",
    mirror="host-changed",
    says="`{name}` was {before} and is {after}",
    maker=RUNS_DIFFERENTLY,
    remedy="make sure that the new address answers all operations as the old one does",
    example=Example("root", {}, {"host": "rooms2.example"}),
)
SIGN_IN_REMOVED = Kind(
    name="authentication-removed",
    code="AuthenticationMethodRemoved",
    impact=BREAKING,
    topic="authentication",
    mirror="authentication-added",
    says="nobody can sign in with {before} any more",
    maker="connections have to be made anew, and saved flows fail until then",
    remedy="an update may not exchange the way to sign in: add a parameter set beside the old one, "
    "or publish another connector",
    example=Example("properties", _sets("key", "oauth"), _sets("oauth")),
)
SIGN_IN_ADDED = Kind(
    name="authentication-added",
    code="authentication-added",
    impact=COMPATIBLE,
    topic="authentication",
    mirror="authentication-removed",
    says="makers can sign in with {after} as well",
    maker="connections that exist stay as they are",
    remedy=NOTHING,
    example=Example("properties", _sets("oauth"), _sets("key", "oauth")),
)
SIGN_IN_CHANGED = Kind(
    name="sign-in-changed",
    code="sign-in-changed",
    impact=RISKY,
    topic="sign-in",
    mirror="sign-in-changed",
    says="`{name}` was {before} and is {after}",
    maker="connections keep the settings they were made with, and may have to be made anew",
    remedy="try a connection that was made before the change",
    example=Example("properties", _token(scopes=["read"]), _token(scopes=["write"])),
)
SCHEME = Kind(
    name="security-definition-changed",
    code="security-definition-changed",
    impact=RISKY,
    topic="security definition",
    mirror="security-definition-changed",
    says="`securityDefinitions` had {before} and has {after}",
    maker="only the wizard reads it, when it fills in its page on security",
    remedy="keep it in line with apiProperties.json",
    example=Example(
        "root",
        {"securityDefinitions": {"key": {"type": "basic"}}},
        {"securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "key"}}},
    ),
)
PARAMETER_REMOVED = Kind(
    name="connection-parameter-removed",
    code="ConnectionParametersRemoved",
    impact=BREAKING,
    topic="connection parameter",
    mirror="connection-parameter-added",
    says="connection parameter {name} is gone",
    maker="connections have to be made anew, and what uses the parameter gets nothing",
    remedy="keep the parameter, optional or hidden",
    example=Example("properties", {"connectionParameters": _KEY}, {"connectionParameters": {}}),
)
PARAMETER_RENAMED = Kind(
    name="connection-parameter-renamed",
    code="ConnectionParametersRemoved",
    impact=BREAKING,
    topic="connection parameter renamed",
    mirror="connection-parameter-renamed",
    says="connection parameter {before} is now called {after}",
    maker="connections have to be made anew",
    remedy="keep the name {before}; a new name for makers goes into `uiDefinition`",
    example=Example(
        "properties",
        {"connectionParameters": _KEY},
        {"connectionParameters": {"api_key": {"type": "securestring"}}},
    ),
)
PARAMETER_ADDED = Kind(
    name="connection-parameter-added",
    code="connection-parameter-added",
    impact=COMPATIBLE,
    topic="connection parameter",
    mirror="connection-parameter-removed",
    says="connection parameter {name} is new",
    maker="it is asked for when a connection is made",
    remedy=NOTHING,
    example=Example("properties", {"connectionParameters": {}}, {"connectionParameters": _KEY}),
)
REQUIRED_PARAMETER_ADDED = Kind(
    name="required-connection-parameter-added",
    code="connection-parameter-added",
    impact=RISKY,
    topic="connection parameter",
    mirror="connection-parameter-removed",
    says="connection parameter {name} is new and required",
    maker="connections that exist do not have it",
    remedy="make it optional, or add a parameter set beside the old one",
    example=Example("properties", {"connectionParameters": {}}, {"connectionParameters": _REGION}),
)
PARAMETER_CHANGED = Kind(
    name="connection-parameter-changed",
    code="connection-parameter-changed",
    impact=RISKY,
    topic="connection parameter changed",
    mirror="connection-parameter-changed",
    says="connection parameter {name} was {before} and is {after}",
    maker="connections that exist keep what they have stored, and may have to be made anew",
    remedy="try a connection that was made before the change",
    example=Example(
        "properties",
        {"connectionParameters": {"region": {"type": "string"}}},
        {"connectionParameters": {"region": {"type": "int"}}},
    ),
)
PARAMETER_BECAME_REQUIRED = Kind(
    name="connection-parameter-became-required",
    code="connection-parameter-became-required",
    impact=RISKY,
    topic="connection parameter required",
    mirror="connection-parameter-became-optional",
    says="connection parameter {name} is required now",
    maker="connections that were made without it lack it",
    remedy="leave it optional, or add a parameter set beside the old one",
    example=Example("properties", {"connectionParameters": _OPTIONAL}, {"connectionParameters": _REGION}),
)
PARAMETER_BECAME_OPTIONAL = Kind(
    name="connection-parameter-became-optional",
    code="connection-parameter-became-optional",
    impact=COMPATIBLE,
    topic="connection parameter required",
    mirror="connection-parameter-became-required",
    says="connection parameter {name} is optional now",
    maker="it may stay empty when a connection is made",
    remedy=NOTHING,
    example=Example("properties", {"connectionParameters": _REGION}, {"connectionParameters": _OPTIONAL}),
)
POLICY_ADDED = Kind(
    name="policy-added",
    code="policy-changed",
    impact=RISKY,
    topic="policy",
    mirror="policy-removed",
    says="policy {name} is new",
    maker=RUNS_DIFFERENTLY,
    remedy="run a saved flow against the new version before you ship it",
    example=Example("properties", {}, _policy("text/plain", "EditRoom")),
)
POLICY_REMOVED = Kind(
    name="policy-removed",
    code="policy-changed",
    impact=RISKY,
    topic="policy",
    mirror="policy-added",
    says="policy {name} is gone",
    maker=RUNS_DIFFERENTLY,
    remedy="run a saved flow against the new version before you ship it",
    example=Example("properties", _policy("text/plain", "EditRoom"), {}),
)
POLICY_CHANGED = Kind(
    name="policy-changed",
    code="policy-changed",
    impact=RISKY,
    topic="policy changed",
    mirror="policy-changed",
    says="policy {name} was {before} and is {after}",
    maker=RUNS_DIFFERENTLY,
    remedy="run a saved flow against the new version before you ship it",
    example=Example("properties", _policy("text/plain"), _policy("text/csv")),
)
POLICY_OF_NEW = Kind(
    name="policy-of-other-operations",
    code="policy-extended",
    impact=COMPATIBLE,
    topic="policy",
    mirror="policy-of-other-operations",
    says="policy {name} is another only for operations that are new or gone",
    maker=UNNOTICED,
    remedy=NOTHING,
    example=Example("properties", {}, _policy("text/plain", "ListDesks")),
)
SCRIPT = Kind(
    name="script-changed",
    code="script-changed",
    impact=RISKY,
    topic="script",
    mirror="script-changed",
    says="the script {before} and {after}",
    maker=RUNS_DIFFERENTLY,
    remedy="run a saved flow against the new version before you ship it",
    example=Example("script", "return 1;", "return 2;"),
)
SCRIPT_OPERATIONS = Kind(
    name="script-operations-changed",
    code="script-changed",
    impact=RISKY,
    topic="script operations",
    mirror="script-operations-changed",
    says="the script ran for {before} and runs for {after}",
    maker=RUNS_DIFFERENTLY,
    remedy="run a saved flow against the new version before you ship it",
    example=Example("properties", {"scriptOperations": []}, {"scriptOperations": ["EditRoom"]}),
)
TEXT = Kind(
    name="connector-text-changed",
    code="connector-text-changed",
    impact=COMPATIBLE,
    topic="connector text",
    mirror="connector-text-changed",
    says="`{name}` was {before} and is {after}",
    maker="the connector presents itself differently",
    remedy=NOTHING,
    example=Example("root", {}, {"info": {"title": "Rooms and desks", "version": "1.0"}}),
)

KINDS = (
    HOST,
    SIGN_IN_REMOVED,
    SIGN_IN_ADDED,
    SIGN_IN_CHANGED,
    SCHEME,
    PARAMETER_REMOVED,
    PARAMETER_RENAMED,
    PARAMETER_ADDED,
    REQUIRED_PARAMETER_ADDED,
    PARAMETER_CHANGED,
    PARAMETER_BECAME_REQUIRED,
    PARAMETER_BECAME_OPTIONAL,
    POLICY_ADDED,
    POLICY_REMOVED,
    POLICY_CHANGED,
    POLICY_OF_NEW,
    SCRIPT,
    SCRIPT_OPERATIONS,
    TEXT,
)

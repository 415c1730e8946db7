"""Rules about security requirements; how makers really sign in is told by apiProperties.json."""

from collections.abc import Iterator
from typing import Any

from toolkit.finding import Fix
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
from toolkit.patch import Patch, Put, Remove, Rename
from toolkit.swagger.nodes import ApiDefinition, Data, SecurityRequirement

_API_KEY = {"type": "apiKey", "name": "X-Key", "in": "header"}
_OAUTH = {
    "type": "oauth2",
    "flow": "accessCode",
    "authorizationUrl": "https://fabrikam.com/authorize",
    "tokenUrl": "https://fabrikam.com/token",
    "scopes": {"rooms.read": "See rooms"},
}


def _secured(definition: Data, value: Any) -> Data:
    return {"securityDefinitions": {"fabrikam": definition}, "security": [{"fabrikam": value}]}


@rule(
    SecurityRequirement,
    name="SecurityRequirementMustBeDefined",
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"securityDefinitions": {"key": _API_KEY}, "security": [{"Key": []}]},
            good={"securityDefinitions": {"key": _API_KEY}, "security": [{"key": []}]},
            at="/security/0/Key",
        ),
        Example(
            bad={"security": [{"key": []}]},
            good={"security": []},
            at="/security/0/key",
        ),
    ],
)
def security_requirement_must_be_defined(requirement: SecurityRequirement) -> Iterator[Problem]:
    """A requirement names a security definition; one that names nothing protects nothing.

    Connectors of every year are published with such requirements, for the platform signs in by apiProperties.json;
    hence a warning.
    """
    defined = _definitions(requirement.definition)
    for name in requirement.data:
        if name not in defined:
            yield Problem(
                f"{quoted(name)} is not in `securityDefinitions`",
                requirement.place / name,
                unsafe(_mended(requirement, name, defined)),
                at_key=True,
            )


def _mended(requirement: SecurityRequirement, name: str, defined: Data) -> Patch:
    """Rename to the only definition there is, if it has nothing against the value; else remove."""
    if len(defined) == 1 and requirement.data.keys().isdisjoint(defined) and requirement.data[name] == []:
        return Rename((*requirement.tokens, name), next(iter(defined)))
    is_alone = len(requirement.data) == 1
    return Remove(requirement.tokens if is_alone else (*requirement.tokens, name))


@rule(
    SecurityRequirement,
    name="SecurityRequirementMustHaveEmptyValue",
    severity=ERROR,
    phase=IMPORT,
    fix=SAFE,
    examples=[
        Example(
            bad=_secured(_API_KEY, ["rooms.read"]),
            good=_secured(_API_KEY, []),
            at="/security/0/fabrikam",
        )
    ],
)
def security_requirement_must_have_empty_value(requirement: SecurityRequirement) -> Iterator[Problem]:
    """A user name or a key opens everything: there are no scopes to ask for."""
    defined = _definitions(requirement.definition)
    for name, scopes in requirement.data.items():
        kind = _type_of(defined.get(name))
        if kind in ("basic", "apiKey") and isinstance(scopes, list) and scopes:
            message = f"{quoted(name)} is of type `{kind}`, which has no scopes; an empty list is expected"
            yield Problem(message, requirement.place / name, safe(Put((*requirement.tokens, name), [])))


@rule(
    SecurityRequirement,
    name="SecurityRequirementMustHaveValue",
    severity=ERROR,
    phase=IMPORT,
    fix=SAFE,
    examples=[
        Example(bad=_secured(_API_KEY, None), good=_secured(_API_KEY, []), at="/security/0/fabrikam"),
        Example(bad=_secured(_OAUTH, None), good=_secured(_OAUTH, []), at="/security/0/fabrikam"),
    ],
)
def security_requirement_must_have_value(requirement: SecurityRequirement) -> Iterator[Problem]:
    """A list is expected even where there is nothing to list; in YAML a forgotten `[]` reads as null."""
    for name, scopes in requirement.data.items():
        if scopes is None:
            message = f"{quoted(name)} has no value; an empty list stands for no scopes"
            yield Problem(message, requirement.place / name, safe(Put((*requirement.tokens, name), [])))


@rule(
    SecurityRequirement,
    name="OAuthSecurityRequirementValueMustBeScopeName",
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_secured(_OAUTH, ["rooms.write"]),
            good=_secured(_OAUTH, ["rooms.read"]),
            at="/security/0/fabrikam/0",
        )
    ],
)
def oauth_security_requirement_value_must_be_scope_name(
    requirement: SecurityRequirement,
) -> Iterator[Problem]:
    """What an operation may ask of the user is what the definition says there is to ask for.

    Published connectors break this, too, and sign in by apiProperties.json; hence a warning.
    """
    defined = _definitions(requirement.definition)
    for name, asked in requirement.data.items():
        if _type_of(defined.get(name)) == "oauth2" and isinstance(asked, list):
            scopes = defined[name].get("scopes", {})
            for index, scope in enumerate(asked):
                if isinstance(scope, str) and not (isinstance(scopes, dict) and scope in scopes):
                    message = f"{quoted(scope)} is not among the `scopes` of {quoted(name)}"
                    yield Problem(
                        message, requirement.place / name / index, _with_scope(defined, name, scope)
                    )


def _with_scope(defined: Data, name: str, scope: str) -> Fix | None:
    place = ("securityDefinitions", name, "scopes")
    if "scopes" not in defined[name]:
        return unsafe(Put(place, {scope: scope}))
    return unsafe(Put((*place, scope), scope)) if isinstance(defined[name]["scopes"], dict) else None


def _definitions(definition: ApiDefinition) -> Data:
    defined = definition.data.get("securityDefinitions")
    return defined if isinstance(defined, dict) else {}


def _type_of(scheme: Any) -> Any:
    return scheme.get("type") if isinstance(scheme, dict) else None


RULES = (
    security_requirement_must_be_defined,
    security_requirement_must_have_empty_value,
    security_requirement_must_have_value,
    oauth_security_requirement_value_must_be_scope_name,
)

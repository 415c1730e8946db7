"""Rules about what is written to be shared, and that no operation uses."""

from collections.abc import Iterator

from toolkit.lint.rule import IMPORT, INFO, SWAGGER, UNSAFE, Example, Problem, Rule, quoted, rule, unsafe
from toolkit.patch import Remove
from toolkit.swagger import lookup, uses
from toolkit.swagger.nodes import ApiDefinition, Data, Node, Parameter, Reference, Response, Schema

_KEY = {"type": "apiKey", "name": "X-Key", "in": "header"}
_OAUTH = {
    "type": "oauth2",
    "flow": "accessCode",
    "authorizationUrl": "https://fabrikam.com/authorize",
    "tokenUrl": "https://fabrikam.com/token",
}
_QUERY = {"name": "q", "in": "query", "type": "string", "x-ms-summary": "Query", "description": "The query."}


def _signing_in(scopes: Data) -> Data:
    return {
        "securityDefinitions": {"fabrikam": {**_OAUTH, "scopes": scopes}},
        "security": [{"fabrikam": ["rooms.read"]}],
    }


def _unused(code: str, kind: type[Node], reason: str, data: Data) -> Rule:
    """Return the rule that everything of a kind is used."""
    section = Reference.ROOTS[kind]

    def check(definition: ApiDefinition) -> Iterator[Problem]:
        for name in uses.unused(definition, kind):
            place = definition.place / section / name
            yield Problem(
                f"no path leads to {quoted(name)}", place, unsafe(Remove(place.tokens)), at_key=True
            )

    check.__doc__ = reason
    return rule(
        ApiDefinition,
        name=f"Unused{section[0].upper()}{section[1:-1]}",
        code=code,
        family="specgen",
        reference=SWAGGER,
        severity=INFO,
        phase=IMPORT,
        keys=[section],
        fix=UNSAFE,
        examples=[
            Example(bad={section: {"Forgotten": data}}, good={section: {}}, at=f"/{section}/Forgotten")
        ],
    )(check)


@rule(
    ApiDefinition,
    name="UnusedSecurityDefinition",
    code="SG414",
    family="specgen",
    reference=SWAGGER,
    severity=INFO,
    phase=IMPORT,
    keys=["securityDefinitions"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"securityDefinitions": {"key": _KEY, "old": _KEY}, "security": [{"key": []}]},
            good={"securityDefinitions": {"key": _KEY}, "security": [{"key": []}]},
            at="/securityDefinitions/old",
        )
    ],
)
def unused_security_definition(definition: ApiDefinition) -> Iterator[Problem]:
    """A way to sign in that nothing asks for leaves readers wondering which of them is the right one.

    Where nothing asks for any, there is no question: connectors sign in by apiProperties.json.
    """
    demanded = _demanded(definition)
    for name in lookup.members(definition, "securityDefinitions") if demanded else ():
        if name not in demanded:
            place = definition.place / "securityDefinitions" / name
            message = f"no `security` asks for {quoted(name)}"
            yield Problem(message, place, unsafe(Remove(place.tokens)), at_key=True)


@rule(
    ApiDefinition,
    name="UnusedScope",
    code="SG415",
    family="specgen",
    reference=SWAGGER,
    severity=INFO,
    phase=IMPORT,
    keys=["securityDefinitions"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_signing_in({"rooms.read": "See rooms", "rooms.write": "Change rooms"}),
            good=_signing_in({"rooms.read": "See rooms"}),
            at="/securityDefinitions/fabrikam/scopes/rooms.write",
        )
    ],
)
def unused_scope(definition: ApiDefinition) -> Iterator[Problem]:
    """Users are asked to consent to what the definition lists; what no operation needs only frightens them.

    Where no requirement names a scope of a security definition, there is no question either.
    """
    demanded = _demanded(definition)
    for name, scheme in lookup.members(definition, "securityDefinitions").items():
        scopes = scheme.get("scopes") if isinstance(scheme, dict) else None
        asked_for = demanded.get(name, set())
        for scope in scopes if isinstance(scopes, dict) and asked_for else ():
            if scope not in asked_for and not scope.startswith("x-"):
                place = definition.place / "securityDefinitions" / name / "scopes" / scope
                message = f"no `security` asks for {quoted(scope)}"
                yield Problem(message, place, unsafe(Remove(place.tokens)), at_key=True)


def _demanded(definition: ApiDefinition) -> dict[str, set[str]]:
    """Return the security definitions that requirements name, each with the scopes that are asked of it."""
    return lookup.once(definition, "demanded", lambda: _found_demanded(definition))


def _found_demanded(definition: ApiDefinition) -> dict[str, set[str]]:
    demanded: dict[str, set[str]] = {}
    for holder in (definition, *lookup.operations(definition)):
        for _, requirement in lookup.objects(holder.data.get("security")):
            for name, scopes in requirement.items():
                listed = scopes if isinstance(scopes, list) else ()
                demanded.setdefault(name, set()).update(scope for scope in listed if isinstance(scope, str))
    return demanded


RULES = (
    _unused(
        "SG411",
        Schema,
        "What no operation takes or gives makes a definition harder to read, and counts among its schemas.",
        {"type": "object"},
    ),
    _unused(
        "SG412",
        Parameter,
        "A shared parameter that no operation takes is most often one that some should take.",
        _QUERY,
    ),
    _unused(
        "SG413",
        Response,
        "A shared response that no operation gives is most often one that some should give.",
        {"description": "OK"},
    ),
    unused_security_definition,
    unused_scope,
)

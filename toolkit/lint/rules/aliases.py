"""Rules about references in places where the platform wants the thing itself, or wants nothing beside them."""

from collections.abc import Iterator

from toolkit.lint.fragments import lacks, member, when
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    JsonSchema,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put, Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Node, Parameter, Reference, Response, Schema

_QUERY = {
    "name": "q",
    "in": "query",
    "type": "string",
    "x-ms-summary": "Query",
    "description": "The query.",
}

# What says nothing that the target does not say itself; other keys may have been meant to.
_DISPENSABLE = frozenset({"description", "title", "example", "type"})

_NO_ALIAS: dict[type, dict[type, JsonSchema]] = {
    kind: {ApiDefinition: member(section, {"additionalProperties": lacks("$ref")})}
    for kind, section in Reference.ROOTS.items()
}


@rule(
    Reference,
    name="SchemaRefLoopNotAllowed",
    severity=ERROR,
    phase=IMPORT,
    moot_if=_NO_ALIAS[Schema],
    fix=SAFE,
    examples=[
        Example(
            bad={"definitions": {"Shade": {"$ref": "#/definitions/Color"}}},
            good={"definitions": {}},
            at="/definitions/Shade/$ref",
            part="definition",
        )
    ],
)
def schema_ref_loop_not_allowed(reference: Reference) -> Iterator[Problem]:
    """The platform follows one reference, not a chain of them, whether or not the chain comes to an end.

    A definition may well refer to itself from one of its properties.
    """
    return _alias(reference, Schema)


@rule(
    Reference,
    name="ParameterRefLoopNotAllowed",
    severity=ERROR,
    phase=IMPORT,
    moot_if=_NO_ALIAS[Parameter],
    fix=SAFE,
    examples=[
        Example(
            bad={"parameters": {"text": {"$ref": "#/parameters/query"}, "query": _QUERY}},
            good={"parameters": {}},
            at="/parameters/text/$ref",
            part="definition",
        )
    ],
)
def parameter_ref_loop_not_allowed(reference: Reference) -> Iterator[Problem]:
    """A shared parameter that is only another name of one is not followed: the action would lack it."""
    return _alias(reference, Parameter)


@rule(
    Reference,
    name="ResponseRefLoopNotAllowed",
    severity=ERROR,
    phase=IMPORT,
    moot_if=_NO_ALIAS[Response],
    fix=SAFE,
    examples=[
        Example(
            bad={
                "responses": {
                    "gone": {"$ref": "#/responses/missing"},
                    "missing": {"description": "Not found"},
                }
            },
            good={"responses": {}},
            at="/responses/gone/$ref",
            part="definition",
        )
    ],
)
def response_ref_loop_not_allowed(reference: Reference) -> Iterator[Problem]:
    """A shared response that is only another name of one is not followed: makers would not see what comes back."""
    return _alias(reference, Response)


@rule(
    Reference,
    name="AdditionalPropertyNotAllowedAdjacentToRef",
    severity=WARNING,
    phase=IMPORT,
    silent_if=when({"$ref": {}}, {"maxProperties": 1}),
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "type": "object",
                "properties": {"color": {"$ref": "#/definitions/Color", "description": "The color."}},
            },
            good={"type": "object", "properties": {"color": {"$ref": "#/definitions/Color"}}},
            at="/properties/color",
        ),
    ],
)
def additional_property_not_allowed_adjacent_to_ref(reference: Reference) -> Iterator[Problem]:
    """What stands beside a reference is ignored: makers see the texts of what it refers to."""
    others = [key for key in reference.data if key != "$ref"]
    if others and isinstance(reference.target, str):
        names = ", ".join(quoted(key) for key in others[:3]) + (" and more" if len(others) > 3 else "")
        verb = "is" if len(others) == 1 else "are"
        fix = unsafe(*(Remove((*reference.tokens, key)) for key in others))
        is_dispensable = _DISPENSABLE.issuperset(others)
        message = f"{names} beside a `$ref` {verb} ignored"
        yield Problem(message, reference.place, fix if is_dispensable else None)


def _alias(reference: Reference, kind: type[Node]) -> Iterator[Problem]:
    if reference.kind is kind and isinstance(reference.parent, ApiDefinition):
        target = lookup.resolved(reference.definition, reference.data, kind)
        fix = safe(Put(reference.tokens, target)) if target is not None else None
        message = f"{quoted(reference.name)} is only a reference, to {quoted(reference.target)}"
        yield Problem(message, reference.place / "$ref", fix)


RULES = (
    schema_ref_loop_not_allowed,
    parameter_ref_loop_not_allowed,
    response_ref_loop_not_allowed,
    additional_property_not_allowed_adjacent_to_ref,
)

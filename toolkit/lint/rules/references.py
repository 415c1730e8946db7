"""Rules about references: whether they are well formed, and whether they lead somewhere."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from toolkit.lint.fragments import lacks, member
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, JsonSchema, Problem, quoted, rule, unsafe
from toolkit.swagger import lookup
from toolkit.swagger.nearest import is_close, nearest
from toolkit.swagger.nodes import ApiDefinition, Node, Parameter, Reference, Response, Schema
from toolkit.swagger.repointing import pointed_to, repointed

_QUERY = {
    "name": "q",
    "in": "query",
    "type": "string",
    "x-ms-summary": "Query",
    "description": "The query.",
}


def _find_thing(**members: Any) -> dict[str, Any]:
    """Return a definition with an operation that has these members, a parameter `query` and a response `ok`."""
    get = {
        "operationId": "FindThing",
        "summary": "Find thing",
        "description": "Finds a thing.",
        "parameters": [{"$ref": "#/parameters/query"}],
        "responses": {"200": {"$ref": "#/responses/ok"}},
    }
    return {
        "paths": {"/thing": {"get": {**get, **members}}},
        "parameters": {"query": _QUERY},
        "responses": {"ok": {"description": "OK", "schema": {"type": "object"}}},
    }


def _leading_to(kind: type[Node], node_type: type) -> JsonSchema:
    """Return the schema of nodes of a type that refer to nothing, or to a member of the kind's section."""
    if kind is not node_type:
        return {}
    section = Reference.ROOTS[kind]
    return member("$ref", {"type": ["string", "object"], "pattern": f"^#/{section}/([^/~%]|~[01])+$"})


@rule(
    Reference,
    name="SchemaReferenceNotFound",
    severity=ERROR,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(bad={"$ref": "#/definitions/Colour"}, good={"$ref": "#/definitions/Color"}, at="/$ref")
    ],
)
def schema_reference_not_found(reference: Reference) -> Iterator[Problem]:
    """The platform answers such a file with an internal error that does not say which reference it is about.

    Every reference counts, those of definitions that nobody uses, too.
    """
    return _not_found(reference, Schema)


@rule(
    Reference,
    name="ParameterReferenceNotFound",
    severity=ERROR,
    phase=IMPORT,
    silent_if=lambda kind: lacks("$ref") if kind is Parameter else {},
    fix=UNSAFE,
    examples=[
        Example(
            bad=_find_thing(parameters=[{"$ref": "#/parameters/Query"}]),
            good=_find_thing(parameters=[{"$ref": "#/parameters/query"}]),
            at="/paths/~1thing/get/parameters/0/$ref",
            part="definition",
        )
    ],
)
def parameter_reference_not_found(reference: Reference) -> Iterator[Problem]:
    """The action would lack the parameter; names are compared letter by letter."""
    return _not_found(reference, Parameter)


@rule(
    Reference,
    name="ResponseReferenceNotFound",
    severity=ERROR,
    phase=IMPORT,
    silent_if=lambda kind: lacks("$ref") if kind is Response else {},
    fix=UNSAFE,
    examples=[
        Example(
            bad=_find_thing(responses={"200": {"$ref": "#/responses/Ok"}}),
            good=_find_thing(responses={"200": {"$ref": "#/responses/ok"}}),
            at="/paths/~1thing/get/responses/200/$ref",
            part="definition",
        )
    ],
)
def response_reference_not_found(reference: Reference) -> Iterator[Problem]:
    """Makers would not see what the action answers."""
    return _not_found(reference, Response)


@rule(
    Reference,
    name="SchemaReferenceNotValid",
    severity=ERROR,
    phase=IMPORT,
    silent_if=partial(_leading_to, Schema),
    fix=UNSAFE,
    examples=[
        Example(bad={"$ref": "#/components/schemas/Color"}, good={"$ref": "#/definitions/Color"}, at="/$ref"),
        Example(
            bad={"$ref": "#/definitions/Color/properties/id"},
            good={"$ref": "#/definitions/Color"},
            at="/$ref",
        ),
    ],
)
def schema_reference_not_valid(reference: Reference) -> Iterator[Problem]:
    """The platform follows references to members of `definitions` only: not into them, and not to other files."""
    return _not_valid(reference, Schema)


@rule(
    Reference,
    name="ParameterReferenceNotValid",
    severity=ERROR,
    phase=IMPORT,
    silent_if=partial(_leading_to, Parameter),
    examples=[
        Example(
            bad=_find_thing(parameters=[{"$ref": "common.json#/parameters/query"}]),
            good=_find_thing(parameters=[{"$ref": "#/parameters/query"}]),
            at="/paths/~1thing/get/parameters/0/$ref",
            part="definition",
        )
    ],
)
def parameter_reference_not_valid(reference: Reference) -> Iterator[Problem]:
    """The platform follows references to members of the root's `parameters` only."""
    return _not_valid(reference, Parameter)


@rule(
    Reference,
    name="ResponseReferenceNotValid",
    severity=ERROR,
    phase=IMPORT,
    silent_if=partial(_leading_to, Response),
    examples=[
        Example(
            bad=_find_thing(responses={"200": {"$ref": "#/definitions/Color"}}),
            good=_find_thing(responses={"200": {"$ref": "#/responses/ok"}}),
            at="/paths/~1thing/get/responses/200/$ref",
            part="definition",
        )
    ],
)
def response_reference_not_valid(reference: Reference) -> Iterator[Problem]:
    """The platform follows references to members of the root's `responses` only."""
    return _not_valid(reference, Response)


def _not_found(reference: Reference, kind: type[Node]) -> Iterator[Problem]:
    section = Reference.ROOTS[kind]
    name = lookup.target_name(reference.target, kind)
    members = reference.definition.data.get(section)
    if name is None or not _is_used_as(kind, reference) or (isinstance(members, dict) and name in members):
        return
    guess = nearest(reference.definition, section, name)
    hint = f"; did you mean {quoted(guess)}?" if guess else ""
    fix = unsafe(pointed_to(reference, guess)) if guess and is_close(name, guess) else None
    yield Problem(f"`{section}` has no {quoted(name)}{hint}", reference.place / "$ref", fix)


def _not_valid(reference: Reference, kind: type[Node]) -> Iterator[Problem]:
    if _is_used_as(kind, reference) and lookup.target_name(reference.target, kind) is None:
        patches = repointed(reference) if kind is Schema else []
        form = f"`#/{Reference.ROOTS[kind]}/` and a name"
        message = f"`$ref` {quoted(reference.target)} is not {form}"
        yield Problem(message, reference.place / "$ref", unsafe(*patches) if patches else None)


def _is_used_as(kind: type[Node], reference: Reference) -> bool:
    """Whether the reference stands for one of that kind; parameters and responses of the root are aliases."""
    is_alias = kind is not Schema and isinstance(reference.parent, ApiDefinition)
    return reference.kind is kind and not is_alias


RULES = (
    schema_reference_not_found,
    schema_reference_not_valid,
    parameter_reference_not_found,
    parameter_reference_not_valid,
    response_reference_not_found,
    response_reference_not_valid,
)

"""Rules about the JSON types of what stands in a definition."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, IMPORT, SAFE, Example, Problem, rule, safe, unsafe
from toolkit.memo import memo
from toolkit.patch import APPEND, Put, Remove
from toolkit.swagger import extensions, shape_schemas, types
from toolkit.swagger.nodes import METHODS, Node, PathItem, Schema, SecurityRequirement
from toolkit.swagger.shapes import BEYOND, NODES, SHAPES, Kind, Member, Shape, Type, kind_of, kinds_of
from toolkit.swagger.types import Misfit
from toolkit.swagger.walk import is_reference

_PLAIN = types.OF_PYTHON
_SIMPLE = ("string", "number", "integer", "boolean")  # types that need nothing more
_SCOPES = Member(Type.ARRAY, of=Type.STRING)


def _demands(shape: Shape) -> dict[str, Member]:
    return {key: member for key, member in shape.items() if member.type or member.of}


_OF_PLATFORM = {
    kind: _demands(SHAPES[kind]) | {name: row.value for name, row in extensions.TYPED[kind].items()}
    for kind in Kind
}
_OF_SWAGGER = {kind: _demands(BEYOND.get(kind, {})) for kind in Kind}


def _platform_demands(node_type: type[Node], keys: tuple[str, ...]) -> bool:
    return any(not _OF_PLATFORM[kind].keys().isdisjoint(keys) for kind in kinds_of(node_type))


def _swagger_demands(node_type: type[Node], keys: tuple[str, ...]) -> bool:
    if node_type is SecurityRequirement:
        return bool(keys)
    return any(not _OF_SWAGGER[kind].keys().isdisjoint(keys) for kind in kinds_of(node_type))


@rule(
    *NODES,
    name="JsonTypeIncorrect",
    severity=ERROR,
    phase=IMPORT,
    only_if=_platform_demands,
    silent_if=partial(shape_schemas.of_nodes, _OF_PLATFORM, shape_schemas.of_types),
    fix=SAFE,
    examples=[
        Example(bad={"deprecated": "true"}, good={"deprecated": True}, at="/deprecated", part="operation"),
        Example(
            bad={"type": "string", "maxLength": "80"},
            good={"type": "string", "maxLength": 80.0},
            at="/maxLength",
            part="schema",
        ),
        Example(
            bad={"produces": "application/json"},
            good={"produces": ["application/json"]},
            at="/produces",
            part="operation",
        ),
        Example(
            bad={"type": "object", "properties": {"x-color": "string"}},
            good={"type": "object", "properties": {"x-color": {"type": "string"}}},
            at="/properties/x-color",
            part="schema",
        ),
    ],
)
def json_type_incorrect(node: Node) -> Iterator[Problem]:
    """The platform reads each key as one JSON type, and nothing of a file in which one holds another.

    `null` is a wrong type everywhere: a key that has no value is left out. Objects that are a `$ref` are not
    looked at, and neither is what Swagger leaves open, such as `default` and `example`.
    """
    if not _is_alias(node):
        yield from _wrong(node, _typed(kind_of(node), tuple(node.data)))


def _of_swagger(node_type: type[Node]) -> dict[str, Any]:
    if node_type is SecurityRequirement:
        return {"additionalProperties": {"type": "array", "items": {"type": "string"}}}
    return shape_schemas.of_nodes(_OF_SWAGGER, shape_schemas.of_types, node_type)


@rule(
    *NODES,
    SecurityRequirement,
    name="SwaggerTypeIncorrect",
    code="SG102",
    family="specgen",
    reference="https://swagger.io/specification/v2/",
    severity=ERROR,
    phase=IMPORT,
    only_if=_swagger_demands,
    silent_if=_of_swagger,
    fix=SAFE,
    examples=[
        Example(
            bad={"type": "object", "additionalProperties": "true"},
            good={"type": "object", "additionalProperties": True},
            at="/additionalProperties",
            part="schema",
        ),
        Example(bad={"get": None}, good={}, at="/get", part="path-item"),
    ],
)
def swagger_type_incorrect(node: Node) -> Iterator[Problem]:
    """What is no object where Swagger 2.0 wants one is skipped by some readers, and stops others.

    These are the types that the platform's own rules do not name: of paths, operations, definitions, headers,
    scopes and the like. `null` in a security requirement has a rule of its own.
    """
    if isinstance(node, SecurityRequirement):
        given = {name: _SCOPES for name, value in node.data.items() if value is not None}
        yield from _wrong(node, tuple(given.items()))
    elif not _is_alias(node):
        typed = _typed_beyond(kind_of(node), tuple(node.data))
        yield from _wrong(node, tuple(one for one in typed if not _is_of_platform(node, one[0])))


def _is_of_platform(node: Node, key: str) -> bool:
    """Whether the value itself is what the platform's rule reports; then its members are not looked at."""
    member = _OF_PLATFORM[kind_of(node)].get(key)
    return member is not None and not types.fits(node.data[key], member)


def _is_alias(node: Node) -> bool:
    return is_reference(node.data) and not isinstance(node, PathItem)


@memo(4096)
def _typed(kind: Kind, keys: tuple[str, ...]) -> tuple[tuple[str, Member], ...]:
    return _known(_OF_PLATFORM[kind], keys)


@memo(4096)
def _typed_beyond(kind: Kind, keys: tuple[str, ...]) -> tuple[tuple[str, Member], ...]:
    return _known(_OF_SWAGGER[kind], keys)


def _known(members: Mapping[str, Member], keys: tuple[str, ...]) -> tuple[tuple[str, Member], ...]:
    return tuple((key, members[key]) for key in keys if key in members)


def _wrong(node: Node, typed: tuple[tuple[str, Member], ...]) -> Iterator[Problem]:
    data = node.data
    for key, member in typed:
        if type(data[key]) not in _PLAIN.get(member.type, ()) or member.of:  # nearly all values are right
            for misfit in types.misfits(data[key], member):
                yield _problem(node, key, member, misfit)


def _problem(node: Node, key: str, member: Member, misfit: Misfit) -> Problem:
    place = node.place / key
    for token in misfit.tokens:
        place /= token
    named = f"`{key}`" if not misfit.tokens else f"a member of `{key}`"
    wanted = types.named(misfit.wanted) + " or a boolean" * member.or_boolean
    value = types.converted(place, misfit, member)
    fix = safe(Put(place.tokens, value)) if value is not None else _rewritten(node, key, misfit)
    if fix is None and (other := types.rearranged(misfit, member)) is not None:
        fix = unsafe(Put(place.tokens, other))
    return Problem(f"{named} is {types.described(misfit.value)}, where {wanted} is expected", place, fix)


def _rewritten(node: Node, key: str, misfit: Misfit) -> Fix | None:
    """Say in Swagger 2.0 what is said by nothing, in short, or as other versions of JSON Schema have it."""
    tokens = (*node.tokens, key, *misfit.tokens)
    if misfit.value is None:
        return safe(Remove(tokens)) if _is_dispensable(node, key, misfit) else None
    if not isinstance(node, Schema):
        return None
    match key, misfit.value:
        case (("properties" | "items"), str()) if misfit.value in _SIMPLE:
            return safe(Put(tokens, {"type": misfit.value}))
        case "type", list() as alternatives:
            return _nullable(node, alternatives)
        case "required", bool() as is_required:
            return _required_of_parent(node, is_required=is_required)
    return None


def _is_dispensable(node: Node, key: str, misfit: Misfit) -> bool:
    """Whether nothing refers to what is null, and nobody demands it: a schema has no keys that it must have."""
    is_of_schema = isinstance(node, Schema) and key not in ("items", "type", "properties")
    return is_of_schema or key in METHODS or any(isinstance(token, int) for token in misfit.tokens)


def _nullable(schema: Schema, alternatives: list[Any]) -> Fix | None:
    others = [name for name in alternatives if name != "null"]
    if len(others) != 1 or not isinstance(others[0], str):
        return None
    nullable = [Put((*schema.tokens, "x-nullable"), value=True)] if "null" in alternatives else []
    return unsafe(Put((*schema.tokens, "type"), others[0]), *nullable)


def _required_of_parent(schema: Schema, *, is_required: bool) -> Fix | None:
    """Name a property in the `required` of its object, which is where Swagger 2.0 wants it."""
    removed = Remove((*schema.tokens, "required"))
    if not is_required:
        return unsafe(removed)
    names = schema.parent.data.get("required", [])
    if not schema.is_property or not isinstance(names, list):
        return None
    if schema.name in names:
        return unsafe(removed)
    tokens = (*schema.parent.tokens, "required")
    return unsafe(removed, Put((*tokens, APPEND), schema.name) if names else Put(tokens, [schema.name]))


RULES = (json_type_incorrect, swagger_type_incorrect)

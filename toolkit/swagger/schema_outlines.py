"""Schema trees as they are written: their own size, and the definitions they refer to."""

from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeGuard

from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Node, Reference, Schema
from toolkit.swagger.walk import is_reference

MANY = 10_000_000  # no count grows beyond this; the platform's largest limit is 4,194,304

_COMPOSING = frozenset({"allOf", "anyOf", "oneOf"})  # what stands in these stands on the same level
_LEADING_ON = _COMPOSING | {"properties", "items", "additionalProperties", "$ref"}


class Size(NamedTuple):
    """How many schemas a tree has, and how many levels they stand on."""

    schemas: int
    depth: int

    def with_tree(self, tree: "Size", times: int, level: int) -> "Size":
        """Return the size with a tree added as often as said, its top on the level at the deepest."""
        schemas = min(self.schemas + times * tree.schemas, MANY)
        return Size(schemas, max(self.depth, level - 1 + tree.depth))


class Uses(NamedTuple):
    """How often a tree refers to a definition, and on which level at the deepest."""

    times: int
    level: int


class Outline(NamedTuple):
    """The size of what is written out, and what is referred to; a reference to nothing counts as a schema."""

    size: Size
    uses: Mapping[str, Uses] = MappingProxyType({})


Tree = Schema | Reference  # by its top
_TREES = {Schema, Reference}


def trees(definition: ApiDefinition) -> list[Tree]:
    """Return the tops of all trees: definitions, and the schemas of bodies, responses and notifications."""
    return lookup.once(
        definition,
        "schema_trees",
        lambda: [
            node
            for (kind, _), nodes in lookup.alike(definition).items()
            if kind in _TREES
            for node in nodes
            if _is_in_tree(node) and not isinstance(node.parent, Schema)
        ],
    )


def outlines(definition: ApiDefinition) -> dict[str, Outline]:
    """Return the outlines of the definitions by name."""
    return lookup.once(
        definition,
        "schema_outlines",
        lambda: {name: outline(definition, schema) for name, schema in _definitions(definition).items()},
    )


def outline(definition: ApiDefinition, schema: Data) -> Outline:
    """Return the outline of a tree, given the data of its top."""
    known: dict[int, Outline] = lookup.once(definition, "outlines_by_identity", dict)
    if id(schema) not in known:
        known[id(schema)] = _outline(schema, _definitions(definition))
    return known[id(schema)]


def _outline(top: Data, definitions: Container[str]) -> Outline:
    """Go down level by level. A property, items or additionalProperties stand one level below."""
    schemas = depth = level = 0
    uses: dict[str, Uses] = {}
    row = [top]
    while row:
        level += 1
        count = len(row)
        below: list[Data] = []
        pending = [schema for schema in row if not _LEADING_ON.isdisjoint(schema)]  # most are leaves
        for schema in pending:  # which grows by what is composed
            if is_reference(schema):
                name = lookup.target_name(schema["$ref"], Schema)
                if name is not None and name in definitions:
                    uses[name] = Uses(uses[name].times + 1 if name in uses else 1, level)
                    count -= 1
                continue
            composing = _composing(schema)
            pending += composing
            count += len(composing)
            below += _below(schema)
        schemas += count
        depth = level if count else depth
        row = below
    return Outline(Size(schemas, depth), uses)


def _composing(schema: Data) -> list[Data]:
    if _COMPOSING.isdisjoint(schema):
        return []
    return [member for key in _COMPOSING for _, member in lookup.objects(schema.get(key))]


def _below(schema: Data) -> list[Data]:
    properties, items = schema.get("properties"), schema.get("items")
    below: list[Any] = [*properties.values()] if isinstance(properties, dict) else []
    below += items if isinstance(items, list) else (items, schema.get("additionalProperties"))
    return [one for one in below if isinstance(one, dict)]


def _is_in_tree(node: Node) -> TypeGuard[Tree]:
    return type(node) is Schema or (type(node) is Reference and node.kind is Schema)


def _definitions(definition: ApiDefinition) -> dict[str, Data]:
    named = lookup.members(definition, "definitions").items()
    return lookup.once(
        definition, "definitions", lambda: {name: data for name, data in named if isinstance(data, dict)}
    )

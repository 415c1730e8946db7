"""Schema trees as they are written: their own size, and the definitions they refer to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Schema
from toolkit.swagger.walk import is_reference

MANY = 10_000_000  # no count grows beyond this; the platform's largest limit is 4,194,304

_LEVELS_DOWN_TO_LISTED = {"items": 1, "allOf": 0, "anyOf": 0, "oneOf": 0}
_NESTING = frozenset({"properties", "additionalProperties", *_LEVELS_DOWN_TO_LISTED})


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


@dataclass(frozen=True, slots=True)
class Outline:
    """The size of what is written out, and what is referred to; a reference to nothing counts as a schema."""

    size: Size
    uses: dict[str, Uses] = field(default_factory=dict)


def outlines(definition: ApiDefinition) -> dict[str, Outline]:
    """Return the outlines of the definitions by name."""
    return lookup.once(
        definition,
        "schema_outlines",
        lambda: {name: outline(definition, schema) for name, schema in _definitions(definition).items()},
    )


def outline(definition: ApiDefinition, schema: Data) -> Outline:
    """Return the outline of a tree. A property, items or additionalProperties stand one level below."""
    known = _definitions(definition)
    count = depth = 0
    uses: dict[str, Uses] = {}
    pending = [(schema, 1)]
    while pending:
        data, level = pending.pop()
        if "$ref" in data and is_reference(data):
            name = lookup.target_name(data["$ref"], Schema)
            if name in known:
                times, deepest = uses.get(name, (0, 0))
                uses[name] = Uses(times + 1, max(deepest, level))
                continue
        elif not _NESTING.isdisjoint(data):
            pending += _below(data, level)
        count += 1
        depth = max(depth, level)
    return Outline(Size(count, depth), uses)


def _definitions(definition: ApiDefinition) -> dict[str, Data]:
    members = definition.data.get("definitions")
    named = members.items() if isinstance(members, dict) else ()
    return lookup.once(
        definition, "definitions", lambda: {name: data for name, data in named if isinstance(data, dict)}
    )


def _below(data: Data, level: int) -> Iterator[tuple[Data, int]]:
    """Yield the schemas right below one, each with its level."""
    properties = data.get("properties")
    if isinstance(properties, dict):
        for schema in properties.values():
            if isinstance(schema, dict):
                yield schema, level + 1
    for key in ("items", "additionalProperties"):
        if isinstance(data.get(key), dict):
            yield data[key], level + 1
    for key, levels in _LEVELS_DOWN_TO_LISTED.items():
        if key in data:
            for _, schema in lookup.objects(data[key]):
                yield schema, level + levels

"""Schema trees as they are written: their own size, and the definitions they refer to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeGuard

from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Node, Reference, Schema
from toolkit.swagger.walk import is_reference, walk

MANY = 10_000_000  # no count grows beyond this; the platform's largest limit is 4,194,304

_COMPOSING = frozenset({"allOf", "anyOf", "oneOf"})  # what stands in these stands on the same level


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


Tree = Schema | Reference  # by its top


class _Forest(NamedTuple):
    """Trees by their tops, and the outlines of them by the identity of their data."""

    tops: list[Tree]
    outlines: dict[int, Outline]


def trees(definition: ApiDefinition) -> list[Tree]:
    """Return the tops of all trees: definitions, and the schemas of bodies, responses and notifications."""
    return _forest(definition).tops


def outlines(definition: ApiDefinition) -> dict[str, Outline]:
    """Return the outlines of the definitions by name."""
    return lookup.once(
        definition,
        "schema_outlines",
        lambda: {name: outline(definition, schema) for name, schema in _definitions(definition).items()},
    )


def outline(definition: ApiDefinition, schema: Data) -> Outline:
    """Return the outline of a tree, given the data of its top."""
    known = _forest(definition).outlines
    if id(schema) not in known:  # it stands where no schema is expected
        top = Reference(Schema, schema, definition) if is_reference(schema) else Schema(schema, definition)
        known |= _found(definition, walk(top)).outlines
    return known[id(schema)]


def _forest(definition: ApiDefinition) -> _Forest:
    return lookup.once(definition, "schema_forest", lambda: _found(definition, lookup.nodes(definition)))


def _found(definition: ApiDefinition, nodes: Iterable[Node]) -> _Forest:
    """Find all trees among nodes. A property, items or additionalProperties stand one level below."""
    known = _definitions(definition)
    tops: list[Tree] = []
    sketches: dict[int, _Sketch] = {}
    sketch = _Sketch()
    levels: dict[Node, int] = {}
    for node in nodes:  # each after its parent, and all of a tree before the next tree
        if not _is_in_tree(node):
            continue
        level = 1
        if isinstance(node.parent, Schema):
            level = levels[node.parent] + (node.steps[0] not in _COMPOSING)
        else:
            tops.append(node)
            sketch = sketches[id(node.data)] = _Sketch()
        name = lookup.target_name(node.target, Schema) if type(node) is Reference else None
        if name is not None and name in known:
            times, deepest = sketch.uses.get(name, (0, 0))
            sketch.uses[name] = Uses(times + 1, max(deepest, level))
            continue
        levels[node] = level
        sketch.schemas += 1
        if level > sketch.depth:  # noqa: PLR1730 (a call for each schema would take as long as all else)
            sketch.depth = level
    return _Forest(tops, {identity: sketch.outline() for identity, sketch in sketches.items()})


@dataclass(slots=True)
class _Sketch:
    """An outline that is being made."""

    schemas: int = 0
    depth: int = 0
    uses: dict[str, Uses] = field(default_factory=dict)

    def outline(self) -> Outline:
        return Outline(Size(self.schemas, self.depth), self.uses)


def _is_in_tree(node: Node) -> TypeGuard[Tree]:
    return type(node) is Schema or (type(node) is Reference and node.kind is Schema)


def _definitions(definition: ApiDefinition) -> dict[str, Data]:
    named = lookup.members(definition, "definitions").items()
    return lookup.once(
        definition, "definitions", lambda: {name: data for name, data in named if isinstance(data, dict)}
    )

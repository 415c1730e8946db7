"""Walk a definition: every object is visited once, where it is written.

Malformed parts are stepped over, so that whoever takes the nodes never asks whether something is an object.
The order is not the document's; findings are sorted by position in the end.
"""

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from itertools import chain

from toolkit.memo import memo
from toolkit.pointer import Token
from toolkit.swagger.nodes import (
    METHODS,
    ApiDefinition,
    Contact,
    Data,
    ExternalDocs,
    Header,
    Info,
    Items,
    License,
    Node,
    Operation,
    Parameter,
    PathItem,
    Reference,
    Response,
    Schema,
    SecurityRequirement,
    SecurityScheme,
    Tag,
)


class Holds(Enum):
    """What a key holds."""

    ONE = "an object"
    NAMED = "objects under names"
    PATTERNED = "objects under names, and extensions beside them"
    LISTED = "a list of objects"
    WRAPPED = "an object that has nothing but a schema"


ONE, NAMED, PATTERNED, LISTED, WRAPPED = Holds

Rows = tuple[tuple[str, Holds, type[Node]], ...]

CHILDREN: dict[type[Node], Rows] = {
    ApiDefinition: (
        ("info", ONE, Info),
        ("externalDocs", ONE, ExternalDocs),
        ("tags", LISTED, Tag),
        ("securityDefinitions", NAMED, SecurityScheme),
        ("security", LISTED, SecurityRequirement),
        ("parameters", NAMED, Parameter),
        ("responses", NAMED, Response),
        ("definitions", NAMED, Schema),
        ("paths", PATTERNED, PathItem),
    ),
    Info: (("contact", ONE, Contact), ("license", ONE, License)),
    Tag: (("externalDocs", ONE, ExternalDocs),),
    PathItem: (
        ("parameters", LISTED, Parameter),
        *((method, ONE, Operation) for method in METHODS),
        ("x-ms-notification-content", WRAPPED, Schema),
    ),
    Operation: (
        ("externalDocs", ONE, ExternalDocs),
        ("parameters", LISTED, Parameter),
        ("security", LISTED, SecurityRequirement),
        ("responses", PATTERNED, Response),
    ),
    Parameter: (("schema", ONE, Schema), ("items", ONE, Items)),  # the one in the body, the other elsewhere
    Items: (("items", ONE, Items),),
    Header: (("items", ONE, Items),),
    Response: (("schema", ONE, Schema), ("headers", NAMED, Header)),
    Schema: (
        ("properties", NAMED, Schema),
        ("items", ONE, Schema),
        ("items", LISTED, Schema),
        ("additionalProperties", ONE, Schema),
        ("allOf", LISTED, Schema),
        ("anyOf", LISTED, Schema),
        ("oneOf", LISTED, Schema),
        ("externalDocs", ONE, ExternalDocs),
    ),
}
_ELSEWHERE = ("query", "header", "path", "formData")

Likeness = tuple[type[Node], tuple[str, ...]]  # a type of nodes, and the keys of their data in order
Groups = dict[Likeness, list[Node]]


def walk(top: Node) -> Iterator[Node]:
    """Yield a node, most often a definition, and all nodes below it."""
    return chain.from_iterable(alike(top).values())


def alike(top: Node) -> Groups:
    """Return the same nodes in groups: what depends on type and keys alone is found out once for each.

    A definition of thousands of nodes has some dozens of groups.
    """
    found: dict[Likeness, list[Node]] = defaultdict(list)
    level = [top]
    while level:
        groups: dict[Likeness, list[Node]] = defaultdict(list)
        for node in level:
            groups[likeness(node)].append(node)
        level = []
        for like, nodes in groups.items():
            found[like] += nodes
            level += _below(like, nodes)
    return found


def children(node: Node) -> list[Node]:
    """Return the nodes right below one, references not followed."""
    return _below(likeness(node), [node])


def likeness(node: Node) -> Likeness:
    return type(node), tuple(node.data)


def is_reference(data: Data) -> bool:
    """Whether an object is a `$ref`; a member that is merely named so holds an object."""
    return "$ref" in data and not isinstance(data["$ref"], dict)


def _below(like: Likeness, parents: list[Node]) -> list[Node]:
    """Return the nodes right below all of a group."""
    found: list[Node] = []
    for key, holds, kind in _rows(*like):
        holders = _without_others(key, parents) if like[0] is Parameter else parents
        found += _HELD[holds](kind, holders, key)
    return found


@memo(4096)  # most definitions have the same groups as many others
def _rows(kind: type[Node], keys: tuple[str, ...]) -> Rows:
    return tuple(row for row in CHILDREN.get(kind, ()) if row[0] in keys)


def _without_others(key: str, parameters: list[Node]) -> list[Node]:
    """Return the parameters that have a `schema`, or those that have `items`."""
    return [one for one in parameters if _is_of_body(one.data) is (key == "schema")]


def _is_of_body(data: Data) -> bool:
    """Whether a parameter is that of the body, or has the schema of one where `in` is misspelt."""
    location = data.get("in")
    return location == "body" or ("schema" in data and location not in _ELSEWHERE)


def _one(kind: type[Node], parents: list[Node], key: str) -> list[Node]:
    return [
        _node(kind, value, parent, key) for parent in parents if isinstance(value := parent.data[key], dict)
    ]


def _named(kind: type[Node], parents: list[Node], key: str) -> list[Node]:
    return [
        # Written out where it is no reference, as most are: each call counts.
        kind(member, parent, key, name) if "$ref" not in member else _node(kind, member, parent, key, name)
        for parent in parents
        if isinstance(members := parent.data[key], dict)
        for name, member in members.items()
        if isinstance(member, dict)
    ]


def _patterned(kind: type[Node], parents: list[Node], key: str) -> list[Node]:
    return [node for node in _named(kind, parents, key) if not node.name.startswith("x-")]


def _listed(kind: type[Node], parents: list[Node], key: str) -> list[Node]:
    return [
        _node(kind, element, parent, key, index)
        for parent in parents
        if isinstance(elements := parent.data[key], list)
        for index, element in enumerate(elements)
        if isinstance(element, dict)
    ]


def _wrapped(kind: type[Node], parents: list[Node], key: str) -> list[Node]:
    return [
        _node(kind, value["schema"], parent, key, "schema")
        for parent in parents
        if isinstance(value := parent.data[key], dict) and isinstance(value.get("schema"), dict)
    ]


_HELD = {ONE: _one, NAMED: _named, PATTERNED: _patterned, LISTED: _listed, WRAPPED: _wrapped}


def _node(kind: type[Node], data: Data, parent: Node, *steps: Token) -> Node:
    if "$ref" in data and kind in Reference.ROOTS and is_reference(data):
        return Reference(kind, data, parent, *steps)
    return kind(data, parent, *steps)

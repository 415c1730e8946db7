"""Walk a definition: every object is visited once, where it is written.

Malformed parts are stepped over, so that whoever takes the nodes never asks whether something is an object.
The order is not the document's; findings are sorted by position in the end.
"""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

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
_KEYS = {kind: frozenset(key for key, _, _ in rows) for kind, rows in CHILDREN.items()}
_NONE: frozenset[str] = frozenset()
_ELSEWHERE = ("query", "header", "path", "formData")


def walk(top: Node) -> Iterator[Node]:
    """Yield a node, most often a definition, and all nodes below it, each after its parent."""
    pending = [top]
    while pending:
        node = pending.pop()
        yield node
        if not _KEYS.get(type(node), _NONE).isdisjoint(node.data):  # two in three nodes are leaves
            pending.extend(children(node))


def children(node: Node) -> list[Node]:
    """Return the nodes right below one, references not followed."""
    data, found = node.data, list[Node]()
    for key, holds, kind in _rows(node):
        value = data.get(key)
        if isinstance(value, dict):
            _add_from_object(found, value, holds, kind, node, key)
        elif isinstance(value, list) and holds is LISTED:
            found += [
                _node(kind, element, node, key, index)
                for index, element in enumerate(value)
                if isinstance(element, dict)
            ]
    return found


def is_reference(data: Data) -> bool:
    """Whether an object is a `$ref`; a member that is merely named so holds an object."""
    return "$ref" in data and not isinstance(data["$ref"], dict)


def _rows(node: Node) -> Rows:
    if type(node) is Parameter:
        rows = CHILDREN[Parameter]
        return rows[:1] if _is_of_body(node.data) else rows[1:]
    return _rows_of_keys(type(node), tuple(node.data))  # type: ignore[arg-type]  # a class has a hash


@lru_cache(maxsize=4096)  # most nodes have the same keys as many others
def _rows_of_keys(kind: type[Node], keys: tuple[str, ...]) -> Rows:
    return tuple(row for row in CHILDREN.get(kind, ()) if row[0] in keys)


def _is_of_body(data: Data) -> bool:
    """Whether a parameter is that of the body, or has the schema of one where `in` is misspelt."""
    location = data.get("in")
    return location == "body" or ("schema" in data and location not in _ELSEWHERE)


def _add_from_object(
    found: list[Node], value: Data, holds: Holds, kind: type[Node], parent: Node, key: str
) -> None:
    if holds is ONE:
        found.append(_node(kind, value, parent, key))
    elif holds is NAMED or holds is PATTERNED:
        found += [
            # Written out where it is no reference, as most are: each call counts.
            kind(member, parent, key, name)
            if "$ref" not in member
            else _node(kind, member, parent, key, name)
            for name, member in value.items()
            if isinstance(member, dict) and (holds is NAMED or not name.startswith("x-"))
        ]
    elif holds is WRAPPED and isinstance(value.get("schema"), dict):
        found.append(_node(kind, value["schema"], parent, key, "schema"))


def _node(kind: type[Node], data: Data, parent: Node, *steps: Token) -> Node:
    if "$ref" in data and kind in Reference.ROOTS and is_reference(data):
        return Reference(kind, data, parent, *steps)
    return kind(data, parent, *steps)

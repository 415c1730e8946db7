"""Walk a definition: every object is visited once, where it is written.

Malformed parts are stepped over, so that whoever takes the nodes never asks whether something is an object.
The order is not the document's; findings are sorted by position in the end.
"""

from collections.abc import Callable, Iterator
from typing import Any

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


def walk(definition: ApiDefinition) -> Iterator[Node]:
    """Yield the definition and all nodes below it."""
    pending: list[Node] = [definition]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(children(node))


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes right below one, references not followed."""
    below = _CHILDREN.get(type(node))
    return below(node) if below else iter(())


def is_reference(data: Data) -> bool:
    """Whether an object is a `$ref`; a member that is merely named so holds an object."""
    return "$ref" in data and not isinstance(data["$ref"], dict)


def _of_definition(node: Node) -> Iterator[Node]:
    data = node.data
    yield from _one(Info, node, "info")
    yield from _one(ExternalDocs, node, "externalDocs")
    yield from _listed(Tag, node, "tags")
    yield from _named(SecurityScheme, node, "securityDefinitions")
    yield from _listed(SecurityRequirement, node, "security")
    yield from _named(Parameter, node, "parameters")
    yield from _named(Response, node, "responses")
    yield from _named(Schema, node, "definitions")
    paths = data.get("paths")
    if isinstance(paths, dict):
        for path, item in paths.items():
            if isinstance(item, dict) and not path.startswith("x-"):
                yield PathItem(item, node, "paths", path)


def _of_info(node: Node) -> Iterator[Node]:
    yield from _one(Contact, node, "contact")
    yield from _one(License, node, "license")


def _of_tag(node: Node) -> Iterator[Node]:
    yield from _one(ExternalDocs, node, "externalDocs")


def _of_path_item(node: Node) -> Iterator[Node]:
    yield from _listed(Parameter, node, "parameters")
    for method in METHODS:
        yield from _one(Operation, node, method)
    notification = node.data.get("x-ms-notification-content")
    if isinstance(notification, dict) and isinstance(notification.get("schema"), dict):
        yield _referable(Schema, notification["schema"], node, "x-ms-notification-content", "schema")


def _of_operation(node: Node) -> Iterator[Node]:
    yield from _one(ExternalDocs, node, "externalDocs")
    yield from _listed(Parameter, node, "parameters")
    yield from _listed(SecurityRequirement, node, "security")
    responses = node.data.get("responses")
    if isinstance(responses, dict):
        for code, response in responses.items():
            if isinstance(response, dict) and not code.startswith("x-"):
                yield _referable(Response, response, node, "responses", code)


def _of_parameter(node: Node) -> Iterator[Node]:
    if node.data.get("in") == "body":
        yield from _one(Schema, node, "schema")
    else:
        yield from _one(Items, node, "items")


def _of_items(node: Node) -> Iterator[Node]:
    yield from _one(Items, node, "items")


def _of_response(node: Node) -> Iterator[Node]:
    yield from _one(Schema, node, "schema")
    yield from _named(Header, node, "headers")


def _of_schema(node: Node) -> Iterator[Node]:
    data = node.data
    if "properties" in data:
        yield from _named(Schema, node, "properties")
    if "items" in data:
        yield from _one(Schema, node, "items")
        yield from _listed(Schema, node, "items")
    if "additionalProperties" in data:
        yield from _one(Schema, node, "additionalProperties")
    for composition in ("allOf", "anyOf", "oneOf"):
        if composition in data:
            yield from _listed(Schema, node, composition)
    if "externalDocs" in data:
        yield from _one(ExternalDocs, node, "externalDocs")


_CHILDREN: dict[type[Node], Callable[[Any], Iterator[Node]]] = {
    ApiDefinition: _of_definition,
    Info: _of_info,
    Tag: _of_tag,
    PathItem: _of_path_item,
    Operation: _of_operation,
    Parameter: _of_parameter,
    Items: _of_items,
    Header: _of_items,
    Response: _of_response,
    Schema: _of_schema,
}


def _one(kind: type[Node], parent: Node, key: str) -> Iterator[Node]:
    value = parent.data.get(key)
    if isinstance(value, dict):
        yield _referable(kind, value, parent, key)


def _named(kind: type[Node], parent: Node, key: str) -> Iterator[Node]:
    members = parent.data.get(key)
    if isinstance(members, dict):
        for name, value in members.items():
            if isinstance(value, dict):
                yield _referable(kind, value, parent, key, name)


def _listed(kind: type[Node], parent: Node, key: str) -> Iterator[Node]:
    elements = parent.data.get(key)
    if isinstance(elements, list):
        for index, value in enumerate(elements):
            if isinstance(value, dict):
                yield _referable(kind, value, parent, key, index)


def _referable(kind: type[Node], data: Data, parent: Node, *steps: str | int) -> Node:
    if "$ref" in data and kind in Reference.ROOTS and is_reference(data):
        return Reference(kind, data, parent, *steps)
    return kind(data, parent, *steps)

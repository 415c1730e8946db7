"""Webhooks: operations that give a service the address it is to call."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, Parameter, Reference, Schema, is_internal
from toolkit.swagger.properties import required_of
from toolkit.swagger.schema_outlines import outline, outlines
from toolkit.swagger.walk import children, is_reference, walk

ADDRESS = "x-ms-notification-url"  # the platform writes the address of its callback where this is true
CONTENT = "x-ms-notification-content"  # on a path item: what the service sends to that address


class Address(NamedTuple):
    """A place for the address, as a body leads to it."""

    schema: Schema
    is_internal: bool  # it, or something on the way to it, is hidden from makers
    optional: tuple[Schema | Reference, ...]  # what on the way, itself included, is not required


class _Step(NamedTuple):
    """Somewhere on the way; `demanded` are properties that a schema above requires through `allOf`."""

    node: Schema | Reference
    is_internal: bool
    optional: tuple[Schema | Reference, ...] = ()
    demanded: frozenset[str] = frozenset()


def is_webhook(operation: Operation) -> bool:
    """Whether a trigger has notifications on its path, or a body has a place for the address."""
    if "x-ms-trigger" in operation.data and CONTENT in operation.parent.data:
        return True
    body = lookup.body_schema(operation)
    return body is not None and holds_address(body)


def holds_address(tree: Schema) -> bool:
    """Whether a property of the tree, or of a definition it leads to, has `x-ms-notification-url`."""
    uses = outline(tree.definition, tree.data).uses
    return _is_written_in(tree) or not _definitions_with_address(tree.definition).isdisjoint(uses)


def addresses(operation: Operation) -> list[Address]:
    """Return the places for the address that the operation's body leads to."""
    body = lookup.body_schema(operation) if _are_written(operation.definition) else None
    if body is None:
        return []
    known: dict[int, list[Address]] = lookup.once(operation.definition, "addresses", dict)
    if id(body.data) not in known:
        known[id(body.data)] = list(_addresses(body)) if holds_address(body) else []
    return known[id(body.data)]


def _are_written(definition: ApiDefinition) -> bool:
    """Whether any address may be there; few definitions have one, and the others need no search."""
    return lookup.once(definition, "are_addresses_written", lambda: ADDRESS in definition.document.text)


def _addresses(body: Schema) -> Iterator[Address]:
    """Walk from the body, into each definition once for each way that makes a difference."""
    is_hidden = isinstance(body.parent, Parameter) and body.parent.is_internal
    pending = [_Step(body, is_hidden)]
    seen: set[tuple[int, bool, bool, frozenset[str]]] = set()
    while pending:
        step = pending.pop()
        schema = lookup.followed(step.node)
        if schema is None or (schema is not step.node and not _leads_to_address(schema)):
            continue
        way = id(schema.data), step.is_internal, bool(step.optional), step.demanded
        if way in seen:
            continue
        seen.add(way)
        if schema.data.get(ADDRESS) is True:
            yield Address(schema, step.is_internal or is_internal(schema.data), step.optional)
        pending += _steps_below(schema, step)


def _leads_to_address(member: Schema) -> bool:
    return member.name in _definitions_with_address(member.definition)


def _steps_below(schema: Schema, step: _Step) -> Iterator[_Step]:
    demanded = step.demanded | _demanded(schema)
    is_hidden = step.is_internal or is_internal(schema.data)
    for child in children(schema):
        if not isinstance(child, (Schema, Reference)):
            continue
        key = child.steps[0]
        is_optional = key == "properties" and child.name not in demanded
        optional = (*step.optional, child) if is_optional else step.optional
        yield _Step(child, is_hidden, optional, demanded if key == "allOf" else frozenset())


def _demanded(schema: Schema) -> frozenset[str]:
    """Return the names that the schema requires, and the members of its `allOf`."""
    members = (
        lookup.followed(child)
        for child in children(schema)
        if isinstance(child, (Schema, Reference)) and child.steps[0] == "allOf"
    )
    return frozenset(name for one in (schema, *members) if one is not None for _, name in required_of(one))


def _is_written_in(tree: Schema) -> bool:
    if is_reference(tree.data):  # what stands beside it counts, too, and no other walk goes there
        return any(node.data.get(ADDRESS) is True for node in walk(tree))
    return id(tree.data) in lookup.once(
        tree.definition, "trees_with_address", lambda: set(_trees_with_address(tree.definition))
    )


def _trees_with_address(definition: ApiDefinition) -> Iterator[int]:
    """Yield the trees in which a place for the address is written, by the identity of their data."""
    for node in lookup.nodes_with(definition, ADDRESS):
        if node.data[ADDRESS] is True:
            owner = node.parent if isinstance(node, Reference) else node
            if isinstance(owner, Schema):
                yield id(owner.root.data)


def _definitions_with_address(definition: ApiDefinition) -> set[str]:
    return lookup.once(definition, "definitions_with_address", lambda: _find(definition))


def _find(definition: ApiDefinition) -> set[str]:
    """Follow references backwards, from the definitions in which a place for the address is written."""
    users: dict[str, list[str]] = defaultdict(list)
    for name, user in outlines(definition).items():
        for used in user.uses:
            users[used].append(name)
    written = (
        node.name for node in children(definition) if isinstance(node, Schema) and _is_written_in(node)
    )
    found: set[str] = set()
    pending = list(written)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += users[name]
    return found

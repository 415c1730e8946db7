"""Webhooks: operations that give a service the address it is to call."""

from collections import defaultdict

from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Node, Operation, Schema
from toolkit.swagger.schema_outlines import outline, outlines
from toolkit.swagger.walk import children


def is_webhook(operation: Operation) -> bool:
    """Whether a trigger has notifications on its path, or a body has a place for the address."""
    if "x-ms-trigger" in operation.data and "x-ms-notification-content" in operation.parent.data:
        return True
    body = lookup.body_schema(operation)
    return body is not None and holds_address(body)


def holds_address(tree: Schema) -> bool:
    """Whether a property of the tree, or of a definition it leads to, has `x-ms-notification-url`."""
    uses = outline(tree.definition, tree.data).uses
    return _is_written_in(tree) or not _definitions_with_address(tree.definition).isdisjoint(uses)


def _is_written_in(tree: Schema) -> bool:
    pending: list[Node] = [tree]
    while pending:
        node = pending.pop()
        if node.data.get("x-ms-notification-url") is True:
            return True
        pending.extend(children(node))
    return False


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

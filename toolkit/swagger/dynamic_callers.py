"""Which operations lead to a part of a definition: those in whose name a dynamic call there is made.

Operations are bits of a number, in document order. So what a hundred operations share is looked at once.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from toolkit.swagger import lookup, webhooks
from toolkit.swagger.components import components
from toolkit.swagger.nodes import ApiDefinition, Data, Node, Operation, PathItem, Schema
from toolkit.swagger.schema_outlines import outline, outlines

_OWNERS = (Operation, PathItem, ApiDefinition)


class _Index(NamedTuple):
    """The operations that lead to a parameter, response or notification, by identity, or to a definition."""

    of_data: dict[int, int]
    of_definition: dict[str, int]


def callers(node: Node) -> int:
    """Return the operations from whose parameters, body, responses or notification a node can be reached."""
    top = node
    while not isinstance(top.parent, _OWNERS):
        top = top.parent
    index = lookup.once(node.definition, "callers", lambda: _index(node.definition))
    if isinstance(top, Schema) and isinstance(top.parent, ApiDefinition):
        return index.of_definition.get(top.name, 0)
    return index.of_data.get(id(top.data), 0)


def operations(definition: ApiDefinition, among: int) -> list[Operation]:
    """Return the operations that a number stands for."""
    known: dict[int, list[Operation]] = lookup.once(definition, "operations_among", dict)
    if among not in known:
        numbered = enumerate(lookup.operations(definition))
        known[among] = [operation for position, operation in numbered if among >> position & 1]
    return known[among]


def _index(definition: ApiDefinition) -> _Index:
    of_data: dict[int, int] = defaultdict(int)
    schemas: dict[int, Data] = {}
    of_schema: dict[int, int] = defaultdict(int)
    for position, operation in enumerate(lookup.operations(definition)):
        for top, schema in _tops(operation):
            of_data[id(top)] |= 1 << position
            if isinstance(schema, dict):
                schemas[id(schema)] = schema
                of_schema[id(schema)] |= 1 << position
    of_definition: dict[str, int] = defaultdict(int)
    for identity, schema in schemas.items():
        for name in outline(definition, schema).uses:
            of_definition[name] |= of_schema[identity]
    return _Index(of_data, _spread(definition, of_definition))


def _tops(operation: Operation) -> Iterator[tuple[Data, object]]:
    """Yield the parameters, responses and notification of an operation, each with its schema."""
    for node in (*lookup.effective_parameters(operation), *lookup.responses(operation)):
        yield node.data, node.data.get("schema")
    content = operation.parent.data.get(webhooks.CONTENT)
    if (
        "x-ms-trigger" in operation.data
        and isinstance(content, dict)
        and isinstance(content.get("schema"), dict)
    ):
        yield content["schema"], content["schema"]


def _spread(definition: ApiDefinition, direct: dict[str, int]) -> dict[str, int]:
    """Let what leads to a definition lead to all that it refers to."""
    graph = {name: known.uses for name, known in outlines(definition).items()}
    found = dict(direct)
    for group in reversed(list(components(graph))):
        among = reduce(or_, (found.get(name, 0) for name in group))
        for name in (*group, *(used for member in group for used in graph[member])):
            found[name] = found.get(name, 0) | among
    return found

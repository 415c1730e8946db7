"""Guess which input of an operation was meant by a name that none has."""

from collections import deque
from collections.abc import Iterator

from toolkit.swagger import lookup
from toolkit.swagger.dynamic_names import Body, inputs
from toolkit.swagger.dynamic_paths import joined
from toolkit.swagger.nearest import nearest_among
from toolkit.swagger.nodes import ApiDefinition, Operation
from toolkit.swagger.schema_members import Members, members

_MOST_PROPERTIES = 200  # of a body, from the top; no form that makers fill in has more


def guess(operation: Operation, name: str, *, with_body: bool) -> str | None:
    """Return the most similar name; those of properties start `with_body` parameter's name or below it."""
    known: dict[tuple[Operation, bool], list[str]] = lookup.once(operation.definition, "input_names", dict)
    if (operation, with_body) not in known:
        known[operation, with_body] = list(_names(operation, with_body=with_body))
    kind = f"inputs of {operation.id} {with_body}"
    return nearest_among(operation.definition, kind, known[operation, with_body], name)


def _names(operation: Operation, *, with_body: bool) -> Iterator[str]:
    taken = inputs(operation)
    yield from taken.parameters
    for path in _paths(operation.definition, taken.body) if taken.body else ():
        yield joined(path if with_body else path[1:])


def _paths(definition: ApiDefinition, body: Body) -> Iterator[tuple[str, ...]]:
    pending: deque[tuple[tuple[str, ...], Members]] = deque([((body.name,), body.members)])
    count = 0
    while pending and count < _MOST_PROPERTIES:
        path, schema = pending.popleft()
        for name, data in schema.properties.items():
            count += 1
            yield (*path, name)
            pending.append(((*path, name), members(definition, data)))

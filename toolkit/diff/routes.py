"""Match the operations of two versions: by operationId, for that is what a saved flow remembers."""

from typing import NamedTuple

from toolkit.diff.renames import renames, squashed
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation
from toolkit.swagger.path_template import shape_of
from toolkit.swagger.revisions import with_number

Operations = dict[str, Operation]


class Match(NamedTuple):
    """Which operations there are where; names are operationIds, or method and path where there is none."""

    common: list[str]
    renamed: dict[str, str]
    gone: list[str]
    come: list[str]


def operations(definition: ApiDefinition) -> Operations:
    """Return the operations by what tells them apart; of two with one id the first by path has it."""
    found: Operations = {}
    for operation in sorted(lookup.operations(definition), key=_place):
        name = operation.id or route(operation)
        found[f"{name} ({route(operation)})" if name in found else name] = operation
    return found


def match(old: Operations, new: Operations) -> Match:
    """Return what is the same operation in both versions, and what is there in one alone.

    An internal operation is never renamed: no flow knows its name.
    """
    before, after = _seen(old, new), _seen(new, old)
    renamed = renames(before, after, (_of_route, _of_shape, _of_spelling, _of_stem))
    return Match(
        [name for name in old if name in new],
        dict(sorted(renamed.items())),
        [name for name in old if name not in new and name not in renamed],
        [name for name in new if name not in old and name not in {*renamed.values()}],
    )


def _seen(some: Operations, others: Operations) -> Operations:
    """Return the operations that makers see, and those that are there in both versions."""
    return {name: one for name, one in some.items() if name in others or not one.is_internal}


def route(operation: Operation) -> str:
    return f"{operation.method.upper()} {operation.path}"


def _place(operation: Operation) -> tuple[str, str]:
    return operation.path, operation.method


def _of_route(name: str, operation: Operation) -> object:
    del name
    return route(operation)


def _of_shape(name: str, operation: Operation) -> object:
    """Return the path without the names of its placeholders, where more than these is in it."""
    del name
    shape = shape_of(operation.path)
    return (operation.method, shape) if shape.strip("/{}") else None


def _of_spelling(name: str, operation: Operation) -> object:
    return (squashed(name) or None) if operation.id else None


def _of_stem(name: str, operation: Operation) -> object:
    """Return the name without its revision: `GetRoom_V2` has taken the place of `GetRoom`."""
    return (squashed(with_number(name, 1)) or None) if operation.id else None

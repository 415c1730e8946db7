"""The definitions of operations: names that are free or shared with equal ones, and whose they are."""

from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import Any

from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation
from toolkit.swagger.schema_references import closure, referred, renamed

Definitions = Mapping[str, Any]


def names_for(new: Definitions, present: Definitions, prefix: str) -> dict[str, str]:
    """Return a name for each new definition: its own, or of another shape one that tells whose it is.

    What refers to a renamed definition has another shape, too, so names are sought until none changes.
    """
    names = {name: name for name in new}
    for _ in range(len(new) + 1):
        moved = {
            name: _free(name, renamed(data, names), present, {*names.values()} - {names[name]}, prefix)
            for name, data in new.items()
        }
        if moved == names:
            break
        names = moved
    return names


def own_definitions(
    definition: ApiDefinition, here: Collection[Operation], added: Collection[str]
) -> set[str]:
    """Return the definitions, of those that were added, that nothing but these operations leads to."""
    members = lookup.members(definition, "definitions")
    data = {id(operation.data) for operation in here}
    others = [operation.data for operation in lookup.operations(definition) if id(operation.data) not in data]
    others += [members[name] for name in members if name not in added]
    led_to = closure((name for operation in here for name in referred(operation.data)), members)
    return led_to.intersection(added) - closure(referred(others), members)


def _free(name: str, data: Any, present: Definitions, taken: set[str], prefix: str) -> str:
    return next(
        candidate
        for candidate in _candidates(name, prefix)
        if candidate not in taken and (candidate not in present or present[candidate] == data)
    )


def _candidates(name: str, prefix: str) -> Iterator[str]:
    yield name
    yield prefix + name
    yield from (f"{prefix}{name}{number}" for number in count(2))

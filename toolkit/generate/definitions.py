"""Give the definitions of an operation names that are free in a connector, or shared with equal ones."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from toolkit.swagger.schema_references import renamed

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

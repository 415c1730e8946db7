"""Where the values of a dynamic call come from, and what they are passed to."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.swagger import dynamic_callers
from toolkit.swagger.dynamic_calls import Entry
from toolkit.swagger.dynamic_names import Meaning, Meanings, meanings, meanings_among
from toolkit.swagger.nodes import Operation


class Source(NamedTuple):
    """What an entry refers to in an operation that leads to the call."""

    operation: Operation
    meaning: Meaning


def sources(entry: Entry) -> Iterator[Source]:
    """Yield what the entry refers to; where that is alike in several operations, for one of them."""
    for operation, found in referred(entry):
        if found.first is not None:
            yield Source(operation, found.first)


def target(entry: Entry) -> Meaning | None:
    """Return what the entry's key means in the called operation."""
    called = entry.call.called
    return meanings(called, entry.key).first if called else None


def referred(entry: Entry) -> list[tuple[Operation, Meanings]]:
    """Return what an entry's reference can mean in the operations that lead to the call."""
    if entry.reference is None:
        return []
    holder = entry.call.holder
    return meanings_among(holder.definition, dynamic_callers.callers(holder), entry.reference)


def looked_up(entry: Entry) -> Iterator[tuple[str, Operation, Meanings]]:
    """Yield the names in an entry, each with an operation in which it is looked up and its meaning there."""
    if entry.call.called is not None:
        yield entry.key, entry.call.called, meanings(entry.call.called, entry.key)
    for operation, found in referred(entry):
        yield entry.reference or "", operation, found

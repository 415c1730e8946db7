"""Plain data for tests: where something is in it, and the same with another value there."""

import copy
from collections.abc import Iterator
from typing import Any

from toolkit.pointer import resolve


def places(value: Any, at: tuple = ()) -> Iterator[tuple]:
    """Yield where in plain data there is something, by its steps."""
    for step, below in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*at, step)
        if isinstance(below, (dict, list)):
            yield from places(below, (*at, step))


def put(data: Any, place: tuple, value: Any) -> Any:
    """Return a copy with another value at a place."""
    changed = copy.deepcopy(data)
    resolve(changed, place[:-1])[place[-1]] = value
    return changed

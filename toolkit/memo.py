"""Functions that remember what they have said of texts, for most come again; all forget after a giant."""

import gc
from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

GIANT = 1_000_000  # bytes of a file, of which thousands of names and texts may be as long

_Asked = ParamSpec("_Asked")
_Said = TypeVar("_Said")

_forgetting: list[Callable[[], None]] = []


def memo(most: int) -> Callable[[Callable[_Asked, _Said]], Callable[_Asked, _Said]]:
    """Return a decorator for a function that remembers so many answers."""

    def remembering(function: Callable[_Asked, _Said]) -> Callable[_Asked, _Said]:
        remembered = lru_cache(maxsize=most)(function)
        _forgetting.append(remembered.cache_clear)
        return cast("Callable[_Asked, _Said]", remembered)

    return remembering


def forget() -> None:
    """Let go of all texts, and of the nodes of the file that they were in, for it is done with."""
    for forget_one in _forgetting:
        forget_one()
    gc.collect()  # nodes lead to what leads to them; without it they wait for many more

"""The one seam for processes: do something with each item, in order, on as many cores as asked."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(function: Callable[[Item], Result], items: Sequence[Item], *, jobs: int) -> Iterator[Result]:
    """Yield the results in the order of the items; function, items and results must pickle if jobs > 1."""
    if jobs <= 1 or len(items) <= 1:
        yield from map(function, items)
        return
    # Importing it takes as long as linting a small definition does.
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(16, len(items) // (jobs * 4)))
    with ProcessPoolExecutor(min(jobs, len(items))) as pool:
        yield from pool.map(function, items, chunksize=chunk)

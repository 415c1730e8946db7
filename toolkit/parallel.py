"""The one seam for processes: do something with each item, in order, on as many cores as asked."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# A fork has at once all that is imported and learned here; any other way imports the rules once more for each
# process, which takes longer than linting a megabyte. It is safe, for nothing here runs threads. The
# frameworks of macOS do, and Windows cannot fork.
FORKS = sys.platform == "linux"


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int,
    lost: Callable[[Item, str], Result],
) -> Iterator[Result]:
    """Yield the results in the order of the items; function, items and results must pickle if jobs > 1.

    Of an item whose process dies (the system has taken it for want of memory, say) `lost` makes the result,
    told how it ended; the other items do not suffer.
    """
    if jobs <= 1 or len(items) <= 1:
        yield from map(function, items)
        return
    # Importing it takes as long as linting a small definition does.
    from toolkit.crew import Crew

    with Crew(function, min(jobs, len(items)), forks=FORKS) as crew:
        yield from crew.results(items, lost)

"""A bar on the terminal of standard error, for what takes more than a second; elsewhere nothing."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from toolkit.cli import output

Result = TypeVar("Result")

_AFTER = 1.0  # seconds
_WIDE = 30  # columns
_BESIDE = 40  # columns that the numbers may take
_NO_PLACE = ("CI", "NO_COLOR")  # variables that say that nobody watches, or wants no signs that move


class Bar:
    """A bar that is drawn over itself."""

    def __init__(self, unit: str) -> None:
        self._unit = unit
        self._due = time.monotonic() + _AFTER
        self._is_drawn = False
        is_dumb = os.environ.get("TERM") == "dumb" or any(map(os.environ.get, _NO_PLACE))
        self._is_wanted = sys.stderr.isatty() and not is_dumb

    def show(self, done: int, total: int) -> None:
        if self._is_wanted and done < total and time.monotonic() > self._due:
            wide = max(1, min(_WIDE, output.stderr_style().columns - _BESIDE))
            filled = "#" * (wide * done // total)
            sys.stderr.write(f"\r[{filled:<{wide}}] {done:,} of {total:,} {self._unit}")
            sys.stderr.flush()
            self._is_drawn = True

    def erase(self) -> None:
        if self._is_drawn:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
            self._is_drawn = False


def watched(results: Iterable[Result], total: int, unit: str) -> Iterator[Result]:
    """Yield the results with a bar between them, which is out of the way while one is used."""
    bar = Bar(unit)
    try:
        for done, result in enumerate(results, start=1):
            bar.erase()
            yield result
            bar.show(done, total)
    finally:
        bar.erase()

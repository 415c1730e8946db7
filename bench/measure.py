"""What the benchmarks share: run, take the median, print a table."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

SPECGEN = Path(sys.executable).with_name("specgen")


def of_command(command: Sequence[object], *, runs: int = 15) -> float:
    """Return the median of the seconds that a whole process takes; its output and exit code do not matter."""

    def run() -> None:
        subprocess.run([str(word) for word in command], capture_output=True, check=False)

    return of_call(run, runs=runs)


def of_call(function: Callable[[], object], *, runs: int = 5) -> float:
    """Return the median of the seconds that a call takes."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        function()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a Markdown table."""
    for row in (head, ["---"] * len(head), *rows):
        print(f"| {' | '.join(str(cell) for cell in row)} |")


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms"

"""specgen beside other linters, whole processes in one run: `python bench/peers.py [FOLDER] [--arm FILE]`.

The folder holds connector projects; without one a few are made of the catalog. The peers are installed
into build/peers from npm, PyPI and, where there is Go, its module proxy; one that cannot be had is left out.
"""

import argparse
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from inputs import connectors, grown, median_of, small, specification
from installing import Peer, installed
from measure import SPECGEN, table

RUNS = 5
JOBS = (1, 2, 4)
GROWTH = (1, 2, 4, 8, 16, 32, 64)


class Cost(NamedTuple):
    """What a process took: seconds, and the most memory in MB."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Input:
    name: str
    paths: list[Path]


def main() -> None:
    arguments = _arguments()
    work = arguments.work.resolve()
    found = connectors(arguments.folder, work)
    inputs = [
        Input("3 KB", [small(work)]),
        Input("median connector", [median_of(found)]),
        Input("ARM specification", [specification(arguments.arm, work)]),
        Input(f"{len(found)} connectors", found),
    ]
    default = Peer("specgen, default rules", [SPECGEN, "lint"], takes_many=True)
    ours = Peer("specgen, all rules", [SPECGEN, "lint", "--select", "all"], takes_many=True)
    tools = [default, ours, *installed(work)]
    day = f"{datetime.now(tz=UTC):%Y-%m-%d}"
    print(f"{day}, {os.cpu_count()} cores, {platform.python_implementation()} {platform.python_version()}")
    print("; ".join(f"{one.name}: {_size(one.paths)}" for one in inputs), end="\n\n")
    _beside(tools, inputs)
    _grows(work, median_of(found))
    _shares(found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="connector projects of your own")
    parser.add_argument("--arm", type=Path, help="an ARM specification of your own")
    parser.add_argument("--work", type=Path, default=Path("build/peers"), help="where peers are installed")
    return parser.parse_args()


def _beside(tools: Sequence[Peer], inputs: Sequence[Input]) -> None:
    """Print a table of times and one of memory; tools take turns, so that a noisy moment meets all."""
    costs = {one.name: _costs(tools, one) for one in inputs}
    head = ["whole process, median", *costs]
    base = tools[0].name
    table(
        head,
        [[tool.name, *(_told(costs[one][tool.name], costs[one][base]) for one in costs)] for tool in tools],
    )
    print()
    table(
        ["peak memory", *costs],
        [[tool.name, *(f"{costs[one][tool.name].memory:,.0f} MB" for one in costs)] for tool in tools],
    )
    print()


def _costs(tools: Sequence[Peer], one: Input) -> dict[str, Cost]:
    runs = RUNS if len(one.paths) == 1 else 3
    taken: dict[str, list[Cost]] = {tool.name: [] for tool in tools}
    for _ in range(runs):
        for tool in tools:
            if tool.takes_many or len(one.paths) <= 1 or not taken[tool.name]:
                taken[tool.name].append(_cost(tool, one.paths))
    return {name: _median(found) for name, found in taken.items()}


def _cost(tool: Peer, paths: Sequence[Path]) -> Cost:
    """Run a tool over files: at once, or a process for each where it takes one."""
    if tool.takes_many:
        return _run([*tool.command, *paths])
    costs = [_run([*tool.command, path]) for path in paths]
    return Cost(sum(cost.seconds for cost in costs), max(cost.memory for cost in costs))


def _run(command: Sequence[object]) -> Cost:
    with TemporaryDirectory() as caches:
        start = time.perf_counter()
        with subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(caches),
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return Cost(seconds, usage.ru_maxrss / scale)


def _environment(caches: str) -> dict[str, str]:
    """Return the environment of a run: nothing is known or sent home, and Python may keep its bytecode."""
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    folders = dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA"), caches)
    quiet = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
    return {**inherited, **folders, **quiet}


def _grows(work: Path, path: Path) -> None:
    """Print how the time grows with the size of one definition."""
    rows = []
    first = 0.0
    for factor in GROWTH:
        large = grown(path, factor, work)
        cost = _median(
            [_run([SPECGEN, "lint", "--no-config", "--no-cache", "--jobs", 1, large]) for _ in range(3)]
        )
        first = first or cost.seconds
        size = large.stat().st_size
        rows.append(
            (
                f"x {factor}",
                f"{size / 1000:,.0f} KB",
                _seconds(cost.seconds),
                f"{cost.seconds / first:.1f} x",
                f"{cost.memory:,.0f} MB",
            )
        )
    table(["the median connector, its paths repeated", "size", "time", "beside x 1", "memory"], rows)
    print()


def _shares(found: list[Path]) -> None:
    """Print what more processes bring."""
    paths = random.Random(0).sample(found, len(found))  # noqa: S311 (an order, no secret)
    costs = {
        jobs: _median(
            [_run([SPECGEN, "lint", "--no-config", "--no-cache", "--jobs", jobs, *paths]) for _ in range(3)]
        )
        for jobs in JOBS
    }
    table(
        [f"{len(found)} connectors", "time", "beside one"],
        [
            (f"--jobs {jobs}", _seconds(cost.seconds), f"{cost.seconds / costs[1].seconds:.2f} x")
            for jobs, cost in costs.items()
        ],
    )


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(statistics.median(values) for values in zip(*costs, strict=True)))


def _told(cost: Cost, base: Cost) -> str:
    return f"{_seconds(cost.seconds)} ({cost.seconds / base.seconds:.1f} x)"


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s"


def _size(paths: Sequence[Path]) -> str:
    return f"{sum(path.stat().st_size for path in paths) / 1000:,.0f} KB"


if __name__ == "__main__":
    main()

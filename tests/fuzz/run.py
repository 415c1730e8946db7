"""Try many inputs, on all cores, and print a table; every input has a number, so that it can be had again.

make fuzz                                     a minute
python tests/fuzz/run.py --inputs 1000000 --seed 7     some hours
python tests/fuzz/run.py --again build/fuzz/lint-4711  one that failed, once more
python tests/fuzz/run.py --coverage lint               guided by coverage, with the extra `fuzz`
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from math import ceil
from pathlib import Path
from zlib import crc32

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from choosing import Chosen  # noqa: E402 (found by the line above)
from targets import SHARES, TARGETS, made  # noqa: E402 (found by the line above)
from trying import again, kept, tried  # noqa: E402 (the same)

KEPT = Path("build/fuzz")
MEASURED = 100  # of so many inputs, one is measured for memory
ADDRESSES = 4 * 2**30  # bytes of a process
BATCH = 50  # inputs of a target whose share is one


Batch = tuple[str, int, int]  # a target, the number of the first input, and how many


@dataclass
class Row:
    """What is told of a target."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    multiple: float = 0.0
    failures: int = 0

    def add(self, other: "Row") -> None:
        self.inputs += other.inputs
        self.seconds += other.seconds
        self.slowest = max(self.slowest, other.slowest)
        self.multiple = max(self.multiple, other.multiple)
        self.failures += other.failures


def main() -> int:
    options = _options()
    if options.again:
        trial = tried(*again(options.again), measures_memory=True)
        print(trial.failure or f"passes in {trial.seconds:.2f} s")
        return bool(trial.failure)
    if options.coverage:
        return _guided(options.coverage, options.seconds)
    rows = {name: Row() for name in options.targets}
    todo = _batches(options.targets, options.inputs, options.seed, time.monotonic() + options.seconds)
    try:
        for name, row in _tried(todo, options.jobs):
            rows[name].add(row)
    finally:  # also when somebody has had enough
        _print(rows)
    return any(row.failures for row in rows.values())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--inputs", type=int, default=1_000_000, help="for all targets together")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so many")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first input")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--targets", nargs="+", choices=TARGETS, default=list(TARGETS), metavar="TARGET")
    parser.add_argument("--again", type=Path, metavar="FOLDER", help="try what was kept")
    parser.add_argument("--coverage", choices=TARGETS, metavar="TARGET", help="let atheris choose the inputs")
    return parser.parse_args()


def _batches(names: list[str], inputs: int, seed: int, end: float) -> Iterator[Batch]:
    """Yield batches of each target in turn, as large as its share is."""
    shares = {name: SHARES.get(name, 1) for name in names}
    rounds = ceil(inputs / (BATCH * sum(shares.values())))
    for number in range(rounds):
        for name, share in shares.items():
            if time.monotonic() > end:
                return
            yield name, seed + number * share * BATCH, share * BATCH


def _tried(todo: Iterator[Batch], jobs: int) -> Iterator[tuple[str, Row]]:
    with ProcessPoolExecutor(jobs, initializer=_warmed) as pool:
        running = [pool.submit(_batch, *one) for one in islice(todo, 2 * jobs)]
        while running:
            yield running.pop(0).result()
            running += [pool.submit(_batch, *one) for one in islice(todo, 1)]


def _warmed() -> None:
    """Import whatever is imported late, so that no input is blamed for it; and spare the machine."""
    with suppress(ImportError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    for name in TARGETS:
        tried(name, made(0))


def _batch(name: str, first: int, count: int) -> tuple[str, Row]:
    row = Row()
    for number in range(first, first + count):
        one = made(number)
        trial = tried(name, one, measures_memory=number % MEASURED == 0)
        row.add(Row(1, trial.seconds, trial.seconds, trial.multiple, bool(trial.failure)))
        if trial.failure:
            print(kept(KEPT, name, one, trial.failure), flush=True)
    return name, row


def _print(rows: dict[str, Row]) -> None:
    print(f"{'target':10} {'inputs':>9} {'seconds':>8} {'slowest':>8} {'memory':>7} {'failures':>8}")
    for name, row in rows.items():
        worst = f"{row.slowest:7.2f}s {row.multiple:6.0f}x"
        print(f"{name:10} {row.inputs:9,} {row.seconds:8.0f} {worst} {row.failures:8}")
    if any(row.failures for row in rows.values()):
        print(f"failures are kept in {KEPT}")


def _guided(name: str, seconds: float) -> int:
    import atheris

    def try_one(content: bytes) -> None:
        one = made(crc32(content), Chosen(content))
        trial = tried(name, one)
        if trial.failure:
            raise AssertionError(f"{kept(KEPT, name, one, trial.failure)}: {trial.failure}")

    _warmed()
    atheris.instrument_all()
    KEPT.mkdir(parents=True, exist_ok=True)
    most = [f"-max_total_time={seconds:.0f}"] if seconds < float("inf") else []
    kept_there = f"-artifact_prefix={KEPT}/"
    atheris.Setup([sys.argv[0], "-max_len=4096", "-len_control=0", kept_there, *most], try_one)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())

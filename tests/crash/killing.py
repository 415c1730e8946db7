"""Kill a command that writes, at each step and at random moments, and look at what it leaves.

python tests/crash/killing.py 200               each step, and so many random kills of each command
python tests/crash/killing.py 200 bundle docs   the same of these commands alone; a line for each
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from io import StringIO
from itertools import count
from pathlib import Path
from random import Random

from children import Ended, dying_at, ended, killed_after, loaded
from commands import WRITING, beginning, leftovers, tree, wholes

from toolkit import files

Kill = Callable[[Path], Ended]


class Stage:
    """A command with its folder as it is before and after, and copies of it to kill the command in."""

    def __init__(self, name: str, start: Path, folder: Path) -> None:
        self.name, self.arguments, self.folder = name, WRITING[name], folder
        for copy in ("before", "loading", "after"):
            shutil.copytree(start, folder / copy)
        loaded(self.arguments, folder / "loading")
        self.seconds = time.monotonic()
        self.end = ended(self.arguments, folder / "after")
        self.seconds = time.monotonic() - self.seconds
        self.before, self.after = tree(folder / "before"), tree(folder / "after")
        assert self.before != self.after, self.end

    def at_each_step(self) -> Iterator[str]:
        """Yield what is wrong after a kill at each step, until there are no more steps."""
        for step in count():
            end, wrong = self._killed(lambda folder, step=step: ended(self.arguments, folder, dying_at(step)))
            if end.code >= 0:
                return
            yield wrong

    def at_random(self, random: Random, times: int) -> Iterator[str]:
        """Yield what is wrong after so many kills, most of them near the end, where files are written."""
        while times:
            seconds = random.uniform(random.choice([0, 0.5, 0.8]), 1.1) * self.seconds
            end, wrong = self._killed(
                lambda folder, seconds=seconds: killed_after(self.arguments, folder, seconds)
            )
            if end.code < 0:
                times -= 1
                yield wrong
            else:
                self.seconds *= 0.95  # it takes less time than it took at first

    def _killed(self, kill: Kill) -> tuple[Ended, str]:
        place = self.folder / "killed"
        shutil.copytree(self.folder / "before", place)
        try:
            end = kill(place)
            return end, self._wrong(place)
        finally:
            shutil.rmtree(place)

    def _wrong(self, place: Path) -> str:
        """Return what is wrong after a command that reads, the same once more, and any other that writes."""
        for unfinished in {path.parent for path in leftovers(place) if path.name == ".specgen-unfinished"}:
            if (unfinished / "apiProperties.json").exists():
                ended(["lint", unfinished.name], place)
            else:
                with redirect_stderr(StringIO()):
                    files.settled(unfinished)
        left = tree(place)
        if left not in wholes(self.name, self.before, self.after):
            return (
                f"mixed: not as before: {_names(left, self.before)}, not as after: {_names(left, self.after)}"
            )
        if left != self.after and (again := ended(self.arguments, place)).code != self.end.code:
            return f"cannot be done once more: {again}"
        if left != self.before:  # then the command has nothing more to write where it has worked
            for folder in {path.parent for path in leftovers(place)}:
                with files.alone_in(folder):
                    pass
        if tree(place) != self.after:
            return f"once more it does something else: {_names(tree(place), self.after)}"
        return "".join(f"left behind: {path}" for path in leftovers(place))


def _names(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted({name for name, _ in one.items() ^ other.items()})


def main(times: int, names: Sequence[str]) -> int:
    failures = 0
    for name in names or WRITING:
        with tempfile.TemporaryDirectory() as temporary:
            (start := Path(temporary, "start")).mkdir()
            beginning(start)
            stage = Stage(name, start, Path(temporary))
            steps, moments = list(stage.at_each_step()), list(stage.at_random(Random(name), times))
        wrong = list(filter(None, steps + moments))
        print(f"{name}: {len(steps)} steps, {len(moments)} random moments, {len(wrong)} wrong", flush=True)
        print(*wrong[:5], sep="\n", end="\n" * bool(wrong))
        failures += len(wrong)
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))

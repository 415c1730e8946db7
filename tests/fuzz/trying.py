"""Try an input on a target within limits, and keep what fails."""

import signal
import time
import traceback
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from targets import TARGETS, Input

from toolkit.errors import SpecgenError
from toolkit.harmless import harmless

SECONDS = 5.0  # of the processor, for one input
MEMORY = 300  # times the size of the input, or what follows: whichever is more
LITTLE = 32 * 2**20  # bytes that any input may take


@dataclass(frozen=True)
class Trial:
    """What became of an input: the seconds it took, its memory as a multiple, and what failed."""

    seconds: float
    multiple: float = 0.0
    failure: str = ""


class TooSlow(BaseException):
    """Raised in the middle of whatever takes too long; no `except Exception` holds it back."""


def tried(name: str, one: Input, *, measures_memory: bool = False) -> Trial:
    """Run a target; memory is measured only where that is asked for, since it takes several times as long."""
    start = time.process_time()
    if measures_memory:
        tracemalloc.start()
    failure = ""
    try:
        with _limited():
            TARGETS[name](one)
    except SpecgenError as error:
        failure = "" if len(harmless(str(error)).splitlines()) == 1 else f"more than one line: {error}"
    except (Exception, TooSlow):  # noqa: BLE001 (whatever it is, it is a bug)
        failure = traceback.format_exc()
    peak = tracemalloc.get_traced_memory()[1] if measures_memory else 0
    tracemalloc.stop()
    if peak > max(LITTLE, MEMORY * one.size):
        failure = failure or f"{peak:,} bytes for {one.size:,}"
    return Trial(time.process_time() - start, peak / max(one.size, 1), failure)


def kept(folder: Path, name: str, one: Input, failure: str) -> Path:
    """Save an input that failed, in a folder that `run.py --again` takes."""
    place = folder / f"{name.replace(' ', '-')}-{one.seed}"
    place.mkdir(parents=True, exist_ok=True)
    for file, content in one.files.items():
        (place / file).write_bytes(content)
    (place / "failure.txt").write_text(failure, errors="backslashreplace")
    return place


def again(place: Path) -> tuple[str, Input]:
    """Return the target and the input that were saved."""
    name, _, seed = place.name.rpartition("-")
    contents = {
        path.name: path.read_bytes() for path in sorted(place.iterdir()) if path.name != "failure.txt"
    }
    return name.replace("-", " "), Input(contents, int(seed))


@contextmanager
def _limited() -> Iterator[None]:
    """Raise TooSlow when the processor has been busy for too long, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)

"""Let no file keep a command busy or fill the memory: it is stopped in its midst, never while it writes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from types import FrameType

SECONDS = 3.0  # of the processor, for a command that has one connector to do with; the largest take half
VARIABLE = "SPECGEN_TIME_LIMIT"

_MEMORY = 450_000_000  # bytes; the largest files that can be read take a third
_ROOM = 150_000_000  # bytes, where much is in use before a file is looked at
_TOO_MUCH = "it takes too much memory"
_TICK = 0.05  # seconds between two looks at the clock and at the memory
_AGAIN = 0.5  # seconds until the next reminder, for who has caught the first
_NEVER = float("inf")


class TooSlow(Exception):
    """Raised in the midst of what takes too long, or too much memory."""


class _Clock:
    """When whatever is done now has to be over, and what memory it may take until then."""

    end = _NEVER
    idle = 0.0  # seconds that do not count
    ceiling = 0

    def now(self) -> float:
        return process_time() - self.idle


_clock = _Clock()


def seconds() -> float:
    """Return what a command may take: what the environment says, if it says a number."""
    try:
        return float(os.environ[VARIABLE])
    except (LookupError, ValueError):
        return SECONDS


def excess(error: Exception, most: float, remedy: str = "") -> str:
    """Return what somebody has taken all of: the memory, or the seconds, for which there may be a remedy."""
    is_memory = error.args == (_TOO_MUCH,)
    return f"{_MEMORY // 1_000_000} MB of memory" if is_memory else f"{most:g} seconds{remedy}"


@contextmanager
def limited(most: float, error: type[Exception] = TooSlow) -> Iterator[None]:
    """Raise an error when the processor has been busy for so long, even in a regular expression.

    Limits may stand in one another; the inner one gives no more than the outer has left. Only the main thread
    can be stopped so, and not on Windows.
    """
    import signal  # late, for few starts need it

    def look(_: int, __: FrameType | None) -> None:
        if _clock.now() >= _clock.end:
            _clock.end = _clock.now() + _AGAIN
            raise error("it takes too long")
        if _clock.end < _NEVER and _memory() > _clock.ceiling:
            _clock.ceiling += _ROOM
            raise error(_TOO_MUCH)

    try:
        before = signal.signal(signal.SIGPROF, look)
    except (AttributeError, ValueError):  # Windows; another thread
        yield
        return
    outer = _clock.end
    if outer == _NEVER:
        _clock.ceiling = max(_MEMORY, _memory() + _ROOM)
    try:
        _clock.end = min(outer, _clock.now() + most)
        signal.setitimer(signal.ITIMER_PROF, max(0.001, min(_TICK, most)), _TICK)
        yield
    finally:
        if outer == _NEVER:
            signal.setitimer(signal.ITIMER_PROF, 0)
        _clock.end = outer
        signal.signal(signal.SIGPROF, before)


@contextmanager
def paused() -> Iterator[None]:
    """Stop the clock for what is no work on a file."""
    start, end = process_time(), _clock.end
    _clock.end = _NEVER
    yield
    _clock.idle += process_time() - start
    _clock.end = end


def lift() -> None:
    """Let whatever is done now come to its end: half of it would be worse than late."""
    _clock.end = _NEVER


def _memory() -> int:
    """Return the bytes in use; none where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as status:  # noqa: PTH123 (a signal may come at any time: no detours)
            return int(status.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0

"""Let no file keep a command busy: who takes too long is stopped in its midst, but never while it writes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 3.0  # of the processor, for a command that has one connector to do with; the largest take half
VARIABLE = "SPECGEN_TIME_LIMIT"

_LONGEST = 1e6  # also where somebody has asked for what is no number
_AGAIN = 0.5  # seconds until the next reminder, for who has caught the first


class TooSlow(Exception):
    """Raised in the midst of what takes too long."""


def seconds() -> float:
    """Return what a command may take: what the environment says, if it says a number."""
    try:
        return float(os.environ[VARIABLE])
    except (LookupError, ValueError):
        return SECONDS


@contextmanager
def limited(most: float, error: type[Exception] = TooSlow) -> Iterator[None]:
    """Raise an error when the processor has been busy for so long, even in a regular expression.

    Limits may stand in one another; the inner one gives no more than the outer has left. Only the main thread
    can be stopped so, and not on Windows.
    """
    import signal  # late, for few starts need it

    def stop(_: int, __: FrameType | None) -> None:
        raise error("it takes too long")

    try:
        before = signal.signal(signal.SIGPROF, stop)
    except (AttributeError, ValueError):  # Windows; another thread
        yield
        return
    timer, outer = signal.ITIMER_PROF, signal.getitimer(signal.ITIMER_PROF)[0]
    given = max(0.001, min(outer or _LONGEST, most))  # none at all would be no limit
    try:
        signal.setitimer(timer, given, _AGAIN)
        yield
    finally:
        left = signal.setitimer(timer, 0)[0]
        signal.signal(signal.SIGPROF, before)
        if outer:
            signal.setitimer(timer, max(outer - given + left, 0.001), _AGAIN)


@contextmanager
def paused() -> Iterator[None]:
    """Stop the clock for what is no work on a file."""
    import signal

    if not hasattr(signal, "setitimer"):
        yield
        return
    left = signal.setitimer(signal.ITIMER_PROF, 0)[0]
    yield
    signal.setitimer(signal.ITIMER_PROF, left, _AGAIN)


def lift() -> None:
    """Let whatever is done now come to its end: half of it would be worse than late."""
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, 0)

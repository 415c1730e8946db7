"""Keep other people's code from going on for as long as a hostile definition wants it to."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from toolkit.lint.budget import SpentError


class TooSlow(SpentError):
    """Raised in the midst of what takes too long."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooSlow when the processor has been busy for so long, even in a regular expression.

    Only the main thread can be stopped so, and not on Windows.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise TooSlow("it takes too long")

    before = signal.signal(signal.SIGVTALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, max(seconds, 0.001))  # none at all would be no limit
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)

"""What the linting of one file may cost: a hostile file ends with a finding, and nobody waits for it.

What people write stays far below. Who gets here has references that multiply, or megabytes of mistakes.
"""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from time import monotonic, process_time
from typing import NamedTuple

from toolkit.deadline import excess, limited, paused
from toolkit.document import Document, Place
from toolkit.finding import Finding
from toolkit.lint.rule import ERROR, IMPORT, Problem, Rule, rule

SECONDS = 3.0  # of the processor; sixteen megabytes of a definition without mistakes take less
MOST = 10_000  # findings

_MOST_TEXT = 16_000_000  # characters in the pointers of all findings: a path alone can have as many

Said = tuple[Rule, Problem]


class Stop(NamedTuple):
    """What was not linted to its end, and why."""

    document: Document
    reason: str


class SpentError(Exception):
    """The budget does not last for the rest."""


class Budget:
    """Seconds of the processor from now on, and a number of findings; `reason` says what was too much."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._end, self._look = process_time() + seconds, monotonic() + seconds
        self.reason = ""

    @property
    def left(self) -> float:
        """The seconds of the processor that are left."""
        return self._end - process_time()

    def prolong(self, seconds: float) -> None:
        self._end += seconds

    def check(self) -> None:
        """Raise SpentError when the time is over: by the clock first, which takes less time to read."""
        if monotonic() >= self._look:
            left = self.left
            if left <= 0:
                raise SpentError
            self._look = monotonic() + left

    def heard(self, said: Iterable[Said]) -> list[Said]:
        """Return what rules say as long as the budget lasts; one that is silent is stopped, too."""
        _heard.set(self)
        found: list[Said] = []
        try:
            with limited(self.left, SpentError):
                for one in said:
                    if len(found) == MOST:
                        self.reason = f"linting was stopped after {MOST:,} findings"
                        break
                    self.check()
                    found.append(one)
        except SpentError as error:
            self.reason = f"linting was stopped after {excess(error, self._seconds)}"
        return found

    def told(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield findings as long as they are not too much to read."""
        length = 0
        for finding in findings:
            length += len(finding.pointer)
            if length > _MOST_TEXT:
                self.reason = f"linting was stopped, for the findings have pointers of {length:,} characters"
                return
            yield finding


def spending(share: float = 1) -> AbstractContextManager[None]:
    """Let code that does not look at the clock have a share of what is left of the linting that goes on."""
    budget = _heard.get(None)
    return limited(share * (budget.left if budget else SECONDS), SpentError)


@contextmanager
def uncounted() -> Iterator[None]:
    """Let an import take its time: how long it lasts is no fault of the file."""
    start = process_time()
    with paused():
        yield
    if budget := _heard.get(None):
        budget.prolong(process_time() - start)


_heard: ContextVar[Budget | None] = ContextVar("_heard")


@rule(
    name="LintingStopped",
    code="SG103",
    family="specgen",
    reference=None,
    severity=ERROR,
    phase=IMPORT,
)
def linting_stopped(stop: Stop) -> Iterator[Problem]:
    """A file that takes too long is not checked to its end, so that it does not keep all others waiting.

    What was found until then is told. Linting stops after 3 seconds of the processor's time, which is more
    than the largest file takes that can be read, or after 10,000 findings. Something is very wrong with such
    a file: look at references that lead from each definition to many others, and at what has been generated.
    If the file is meant to be so, `time-limit` in `specgen.toml` gives it more seconds.
    """
    yield Problem(f"{stop.reason}; what comes after that is not checked", Place(stop.document))

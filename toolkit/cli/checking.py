"""Check targets: what was answered before at once, the rest in as many processes as pay; answers in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from toolkit import memo, parallel
from toolkit.cli import output
from toolkit.cli.progress import watched
from toolkit.connector.project import definition_path
from toolkit.deadline import TooSlow, excess, limited
from toolkit.document import Document
from toolkit.errors import ProcessDied, SpecgenError, TooMuch
from toolkit.harmless import harmless
from toolkit.lint.remembered import Answer, plain, restored
from toolkit.lint.run import Outcome, Plan, Target
from toolkit.regex import regex
from toolkit.report.terminal import Style

if TYPE_CHECKING:
    from toolkit.cache import Cache

# Bytes of definitions from which it pays. A megabyte takes about 120 ms to lint. Two forked processes cost
# 36 ms (the import of multiprocessing, copies of memory, answers on their way); spawned ones import all rules
# first, which is ten times that. A cache costs 6 ms before it saves any.
PROCESSES_PAY_FROM = 1_000_000 if parallel.FORKS else 8_000_000
CACHE_PAYS_FROM = 250_000

_LAST_WORDS = 1.0  # seconds for reading, and for telling what was found in the time for linting

Check = Callable[[Target, Plan], Outcome]
_paint = regex(r"\x1b\[[\d;]*m")


class Task(NamedTuple):
    """A target, what to do with it, and where answers of earlier runs are."""

    target: Target
    plan: Plan
    cache: "Cache | None" = None


class Checker(NamedTuple):
    """Answers by a function; in a style, also with the lines to print."""

    check: Check
    style: Style | None

    def answers(self, tasks: Sequence[Task], jobs: int) -> Iterator[Answer]:
        """Yield the answers in the order of the tasks; what no cache has comes from as many processes."""
        recalled = [self._recalled(task) for task in tasks]
        left = [task for task, answer in zip(tasks, recalled, strict=True) if answer is None]
        made = parallel.each(self._made, left, jobs=jobs or _that_pay(left), lost=_lost)
        caches = {task.cache for task in left if task.cache}
        for cache in caches:
            _prepare(cache)
        yield from watched((answer or next(made) for answer in recalled), len(tasks), "definitions")
        for cache in caches:
            cache.trim()

    def _recalled(self, task: Task) -> Answer | None:
        """Return the answer of an earlier run, if it would be the same again: fixes are still to be made."""
        asked = self._key(task)
        answer = restored(task.cache.read(asked)) if task.cache and asked else None
        if answer is None or not all(map(_is_printable, answer.lines)):
            return None
        is_fixed = any(one.fix and one.fix.kind in task.plan.kinds for one in answer.outcome.findings)
        return None if is_fixed else answer

    def _made(self, task: Task) -> Answer:
        """Check, in whatever process, and render there, too, where the documents are at hand."""
        try:
            with limited(task.plan.seconds + _LAST_WORDS):
                return self._checked(task)
        except TooSlow as error:
            most = excess(error, task.plan.seconds, "; `time-limit` in specgen.toml gives more")
            return _unchecked(TooMuch(f"{task.target.path}: cannot be checked in {most}"))

    def _checked(self, task: Task) -> Answer:
        started = process_time()
        outcome = self.check(task.target, task.plan)
        # What takes as long as it may has perhaps been cut, and says more where there is less to do.
        is_whole = process_time() - started < task.plan.seconds
        documents = outcome.documents
        lines = output.rendered(outcome.findings, documents, self.style) if self.style else []
        files = [str(document.path) for document in documents]
        answer = Answer(outcome._replace(documents=()), files, lines)
        if any(len(document.text) > memo.GIANT for document in documents):
            memo.forget()
        is_settled = is_whole and not (outcome.unreadable or outcome.changes)
        if task.cache and is_settled and (asked := self._key(task, documents)):
            task.cache.write(asked, plain(answer))
        return answer

    def _key(self, task: Task, linted: Iterable[Document] = ()) -> str | None:
        if task.cache is None:
            return None
        # Importing what hashes takes as long as linting a small definition does.
        from toolkit.lint.question import key

        asker = [self.check.__module__, self.style]
        return key(task.target, task.plan, asker, linted)


def size(targets: Iterable[Target]) -> int:
    """Return the bytes of the definitions, as far as there are some."""
    paths = (definition_path(target.path) if target.is_project else target.path for target in targets)
    return sum(_size(path) for path in paths if path)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _that_pay(tasks: Sequence[Task]) -> int:
    pay = len(tasks) > 1 and size(task.target for task in tasks) >= PROCESSES_PAY_FROM
    return parallel.cores() if pay else 1


def _prepare(cache: "Cache") -> None:
    try:
        cache.prepare()
    except OSError as error:
        output.remark_on(cache.folder, f"keeps no answers: {(error.strerror or str(error)).lower()}")


def _lost(task: Task, end: str) -> Answer:
    return _unchecked(ProcessDied(f"{task.target.path}: the process that checked it {end}"))


def _unchecked(reason: SpecgenError) -> Answer:
    return Answer(Outcome(unreadable=(reason,)), [], [])


def _is_printable(line: str) -> bool:
    """Whether a line, which others may have written, has no signs for a terminal but those of paint."""
    return all(harmless(part) == part for part in _paint.sub("", line).split("\n"))

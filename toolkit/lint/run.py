"""Check one target from reading to findings: what a process is given, and what it gives back."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toolkit.connector.project import ConnectorProject, unreadable_parts
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.finding import Finding, FixKind, Phase
from toolkit.lint.adoption.sifting import NOTHING, PASSES_ALL, Sieve, Sifted, sift
from toolkit.lint.budget import SECONDS
from toolkit.lint.engine import Linter
from toolkit.lint.fixing import fixed
from toolkit.lint.replacements import with_replacements
from toolkit.lint.rules import rules_named


class Target(NamedTuple):
    """One definition file, or the folder of one project; `content` is what standard input held.

    `is_found`: nobody has named it, it was met in the search of a folder.
    """

    path: Path
    is_project: bool
    content: bytes | None = None
    is_found: bool = False

    @property
    def folder(self) -> Path:
        return self.path if self.is_project else self.path.parent

    def load(self) -> ConnectorProject:
        """Read it; a lone definition is a project without its other files."""
        if self.content is not None:
            return ConnectorProject.of_definition(Document.from_bytes(self.path, self.content))
        if self.is_project:
            return ConnectorProject.load_partial(self.path)
        return ConnectorProject.of_definition(Document.read(self.path))

    def unreadable(self, error: SpecgenError) -> list[SpecgenError]:
        """Return why it cannot be loaded: the error, and what cannot be read beside the definition."""
        return [error, *(unreadable_parts(self.path) if self.is_project else ())]


class Plan(NamedTuple):
    """What to do with each target: the rules by name, and the kinds of fixes to make.

    With `dry_run` the fixes are only shown, so that what is found is what the files hold now. With
    `replacements` the findings say what their fixes do to the text.
    """

    rules: tuple[str, ...]
    phase: Phase = Phase.CERTIFICATION
    kinds: frozenset[FixKind] = frozenset()
    dry_run: bool = False
    sieve: Sieve = PASSES_ALL
    replacements: bool = False
    seconds: float = SECONDS

    def asked(self, target: Target) -> frozenset[str]:
        """Return the rules that say all they have to say of a target."""
        return _asked(self.rules, self.phase, is_project=target.is_project)


class Change(NamedTuple):
    """A document before and after its fixes."""

    before: Document
    after: Document
    fixes: int


class Outcome(NamedTuple):
    """What came of a target; an unreadable file is told beside the findings of the others.

    `documents` are those that the findings are about.
    """

    sifted: Sifted = NOTHING
    documents: Sequence[Document] = ()
    unreadable: Sequence[SpecgenError] = ()
    changes: Sequence[Change] = ()

    @property
    def findings(self) -> Sequence[Finding]:
        return self.sifted.left


def check(target: Target, plan: Plan) -> Outcome:
    """Lint a target, and fix it in memory where the plan says so; what is held back is not fixed."""
    try:
        project = target.load()
        look = _Look(plan)
        after, _, made = fixed(project, look, plan.kinds)
        changes = tuple(_changes(project, after, made))
        if plan.dry_run:
            after = project
            look(project)
        return outcome(look.last, after, plan)._replace(changes=changes)
    except SpecgenError as error:
        return Outcome(unreadable=target.unreadable(error))


def outcome(sifted: Sifted, project: ConnectorProject, plan: Plan) -> Outcome:
    """Return what is left of the findings about a project, as the plan wants it told."""
    if plan.replacements:
        sifted = sifted._replace(left=with_replacements(sifted.left, project.documents))
    return Outcome(sifted, project.documents, project.unreadable)


class _Look:
    """Lints a project, and keeps what it saw last."""

    def __init__(self, plan: Plan) -> None:
        self._linter = _linter(plan.rules, plan.phase, plan.seconds)
        self._sieve = plan.sieve
        self.last = NOTHING

    def __call__(self, project: ConnectorProject) -> Sequence[Finding]:
        self.last = sift(self._linter.project(project), project, self._sieve)
        return self.last.left


@cache
def _asked(rules: tuple[str, ...], phase: Phase, *, is_project: bool) -> frozenset[str]:
    return frozenset(
        rule.name
        for rule in rules_named(frozenset(rules))
        if rule.phase in {Phase.IMPORT, phase} and (is_project or ConnectorProject not in rule.visits)
    )


@cache
def _linter(rules: tuple[str, ...], phase: Phase, seconds: float) -> Linter:
    """Return the linter for these rules: what it learns of one target saves time with the next."""
    return Linter(rules_named(frozenset(rules)), phase, seconds)


def _changes(before: ConnectorProject, after: ConnectorProject, made: Mapping[Path, int]) -> Iterator[Change]:
    for old, new in zip(before.documents, after.documents, strict=True):
        if old.path in made:
            yield Change(old, new, made[old.path])

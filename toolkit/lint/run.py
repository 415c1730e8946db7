"""Check one target from reading to findings: what a process is given, and what it gives back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.finding import Finding, FixKind, Phase
from toolkit.lint.engine import Linter
from toolkit.lint.fixing import fixed
from toolkit.lint.rules import BY_NAME


@dataclass(frozen=True, slots=True)
class Target:
    """One definition file, or the folder of one project; `content` is what standard input held."""

    path: Path
    is_project: bool
    content: bytes | None = None

    def load(self) -> ConnectorProject:
        """Read it; a lone definition is a project without its other files."""
        if self.content is not None:
            return ConnectorProject.of_definition(Document.from_bytes(self.path, self.content))
        if self.is_project:
            return ConnectorProject.load_partial(self.path)
        return ConnectorProject.of_definition(Document.read(self.path))


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with each target: the rules by name, and the kinds of fixes to make.

    With `dry_run` the fixes are only shown, so that what is found is what the files hold now.
    """

    rules: tuple[str, ...]
    phase: Phase = Phase.CERTIFICATION
    kinds: frozenset[FixKind] = frozenset()
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after its fixes."""

    path: Path
    before: str
    after: str
    content: bytes
    fixes: int


@dataclass(slots=True)
class Outcome:
    """What came of a target; an unreadable file is told beside the findings of the others.

    `documents` are those that the findings are about.
    """

    findings: Sequence[Finding] = ()
    documents: Sequence[Document] = ()
    unreadable: list[SpecgenError] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def check(target: Target, plan: Plan) -> Outcome:
    """Lint a target, and fix it in memory where the plan says so."""
    outcome = Outcome()
    try:
        project = target.load()
        outcome.unreadable += project.unreadable
        lint = Linter((BY_NAME[name] for name in plan.rules), plan.phase).project
        after, remaining, made = fixed(project, lint, plan.kinds)
        outcome.changes = list(_changes(project, after, made))
        outcome.findings = lint(project) if plan.dry_run else remaining
        outcome.documents = project.documents if plan.dry_run else after.documents
    except SpecgenError as error:
        outcome.unreadable.append(error)
    return outcome


def _changes(before: ConnectorProject, after: ConnectorProject, made: Mapping[Path, int]) -> Iterator[Change]:
    for old, new in zip(before.documents, after.documents, strict=True):
        if old.path in made:
            yield Change(old.path, old.text, new.text, new.content, made[old.path])

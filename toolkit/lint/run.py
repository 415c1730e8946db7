"""Check one target from reading to findings: what a process is given, and what it gives back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
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
    """What to do with each target: the rules by name, and the kinds of fixes to make."""

    rules: tuple[str, ...]
    phase: Phase = Phase.CERTIFICATION
    kinds: frozenset[FixKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """A document before and after its fixes."""

    before: Document
    after: Document
    fixes: int


@dataclass(slots=True)
class Outcome:
    """What came of a target; an unreadable file is told beside the findings of the others."""

    findings: Sequence[Finding] = ()
    files: int = 0
    unreadable: list[SpecgenError] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def check(target: Target, plan: Plan) -> Outcome:
    """Lint a target, and fix it in memory where the plan says so."""
    outcome = Outcome()
    try:
        project = target.load()
        outcome.unreadable += project.unreadable
        linter = Linter((BY_NAME[name] for name in plan.rules), plan.phase)
        outcome.files = len(project.documents)
        if plan.kinds:
            project = _fixed(project, linter, plan, outcome)
        outcome.findings = linter.project(project)
    except SpecgenError as error:
        outcome.unreadable.append(error)
    return outcome


def _fixed(project: ConnectorProject, linter: Linter, plan: Plan, outcome: Outcome) -> ConnectorProject:
    for before in (project.definition, project.properties):
        if before is None:
            continue
        after, _, fixes = fixed(before, partial(_lint_with, linter, project), plan.kinds)
        if fixes:
            outcome.changes.append(Change(before, after, fixes))
            project = project.with_document(after)
    return project


def _lint_with(linter: Linter, project: ConnectorProject, document: Document) -> Sequence[Finding]:
    return linter.project(project.with_document(document))

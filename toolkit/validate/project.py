"""Validate a project: the rules of an import, and what the judges find beyond them."""

from collections.abc import Iterable, Iterator

from toolkit.connector.project import ConnectorProject
from toolkit.finding import Finding, Phase
from toolkit.lint.engine import Linter
from toolkit.validate import ALL_RULES
from toolkit.validate.judges import JUDGES

_JUDGES = frozenset(judge.name for judge in JUDGES)


def validate(project: ConnectorProject) -> list[Finding]:
    """Return what is wrong with a project, file by file, in the order of the file."""
    return list(_without_echoes(Linter(ALL_RULES, Phase.IMPORT).project(project)))


def _without_echoes(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what a judge says of a place that a rule has spoken of: one cause, one finding."""
    findings = list(findings)
    spoken_of = {(finding.file, finding.pointer) for finding in findings if finding.rule not in _JUDGES}
    for finding in findings:
        if finding.rule not in _JUDGES or (finding.file, finding.pointer) not in spoken_of:
            yield finding

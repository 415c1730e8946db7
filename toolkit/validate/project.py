"""Validate a project: the rules of an import, and what the judges find beyond them."""

from collections.abc import Iterable, Iterator

from toolkit.connector.project import ConnectorProject
from toolkit.finding import Finding, Phase, Severity
from toolkit.lint.adoption.acceptance import not_accepted
from toolkit.lint.adoption.selection import default
from toolkit.lint.budget import SECONDS
from toolkit.lint.engine import Linter
from toolkit.validate import ALL_RULES
from toolkit.validate.judges import JUDGES
from toolkit.validate.openapi import definition_not_judged

_JUDGES = frozenset(judge.name for judge in JUDGES)


def validate(project: ConnectorProject, seconds: float = SECONDS) -> list[Finding]:
    """Return what is wrong with a project, file by file, in the order of the file.

    The seconds are for rules and judges together.

    What is accepted is left out last: a finding that nobody wants to see wakes no judge.
    """
    findings = Linter(default(ALL_RULES), Phase.IMPORT, seconds).project(project)
    return not_accepted(list(_without_echoes(findings)), project.definition)


def _without_echoes(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what a judge says of a place that a rule has spoken of: one cause, one finding.

    What a rule calls an error is told by judges at the object that holds it, too, or at a member.
    """
    findings = list(findings)
    rules = [finding for finding in findings if finding.rule not in _JUDGES]
    spoken_of = {(finding.file, finding.pointer) for finding in rules}
    wrong = {(finding.file, finding.pointer) for finding in rules if finding.severity is Severity.ERROR}
    spoken_of |= {(file, _above(pointer)) for file, pointer in wrong}
    is_explained = any(finding.severity is Severity.ERROR for finding in findings)
    for finding in findings:
        above = _above(finding.pointer)
        is_told = (finding.file, finding.pointer) in spoken_of or (above and (finding.file, above) in wrong)
        is_echo = finding.rule in _JUDGES and is_told
        if not is_echo and not (finding.rule == definition_not_judged.name and is_explained):
            yield finding


def _above(pointer: str) -> str:
    return pointer.rpartition("/")[0]

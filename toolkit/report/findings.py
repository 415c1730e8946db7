"""What a run has found, for reports that are one document."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from toolkit.errors import SpecgenError, UnreadableDocument
from toolkit.finding import Finding, Phase, Severity
from toolkit.lint.rule import Rule


class Findings(NamedTuple):
    """All findings, the rules that may have made them, the files looked at, and what nobody can read."""

    rules: Sequence[Rule] = ()
    findings: Sequence[Finding] = ()
    files: Sequence[str] = ()
    unreadable: Sequence[SpecgenError] = ()


def told_in_place(unreadable: Iterable[SpecgenError]) -> Iterator[Finding]:
    """Yield why documents cannot be read as if it were found in them, for formats that show places."""
    for error in unreadable:
        if isinstance(error, UnreadableDocument):
            place = (error.line, error.column, error.line, error.column + 1)
            yield Finding(
                str(error.path),
                *place,
                pointer="",
                rule="Unreadable",
                code="specgen",
                severity=Severity.ERROR,
                phase=Phase.IMPORT,
                message=error.reason,
            )

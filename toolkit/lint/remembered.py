"""What came of a target as plain data, for a cache, and back; data that does not fit is no answer."""

from collections import Counter
from typing import Any, NamedTuple

from toolkit.finding import Finding, Fix, FixKind, Phase, Related, Replacement, Severity
from toolkit.lint.adoption.sifting import Sifted
from toolkit.lint.run import Outcome

_SPAN = (int, int, int, int)
_REPLACEMENT = (*_SPAN, str)
_RELATED = (str, *_SPAN, str)
_FINDING = (str, *_SPAN, *[str] * 9, list, list)
_COUNT = (str, str, str, int)
_ANSWER = (list, int, int, list, list, list)


class Answer(NamedTuple):
    """All that a report needs of a target: what came of it, its files, and the lines to print."""

    outcome: Outcome
    files: list[str]
    lines: list[str]


def plain(answer: Answer) -> list[Any]:
    """Return an answer as JSON knows it; without the patches of fixes, which nobody makes later."""
    sifted = answer.outcome.sifted
    findings = [_row(finding) for finding in sifted.left]
    counts = [[*key, count] for key, count in sifted.counts.items()]
    return [findings, sifted.accepted, sifted.known, counts, answer.files, answer.lines]


def restored(data: Any) -> Answer | None:
    """Return the answer that the data holds; None where it holds none."""
    try:
        rows, accepted, known, counts, files, lines = _fitting(data, _ANSWER)
        found = [_finding(_fitting(row, _FINDING)) for row in rows]
        counter = Counter({tuple(key): count for *key, count in (_fitting(row, _COUNT) for row in counts)})
        for texts in (files, lines):
            _fitting(texts, (str,) * len(texts))
    except (TypeError, ValueError):
        return None
    return Answer(Outcome(Sifted(found, accepted, known, counter)), files, lines)


def _fitting(row: Any, kinds: tuple[type, ...]) -> list[Any]:
    """Return a list whose items are of these types; raise ValueError for anything else."""
    if type(row) is not list or tuple(map(type, row)) != kinds:
        raise ValueError(kinds)
    return row


def _row(finding: Finding) -> list[Any]:
    fix = finding.fix
    return [
        finding.file,
        finding.line,
        finding.column,
        finding.end_line,
        finding.end_column,
        finding.pointer,
        finding.rule,
        finding.code,
        finding.severity,
        finding.phase,
        finding.message,
        finding.reference or "",
        finding.anchor,
        fix.kind if fix else "",
        [list(one) for one in fix.replacements] if fix else [],
        [list(one) for one in finding.related],
    ]


def _finding(row: list[Any]) -> Finding:
    file, line, column, end_line, end_column, pointer, rule, code, *rest = row
    severity, phase, message, reference, anchor, kind, replacements, related = rest
    edits = tuple(Replacement(*_fitting(one, _REPLACEMENT)) for one in replacements)
    return Finding(
        file=file,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        pointer=pointer,
        rule=rule,
        code=code,
        severity=Severity(severity),
        phase=Phase(phase),
        message=message,
        reference=reference or None,
        fix=Fix(FixKind(kind), (), edits) if kind else None,
        related=tuple(Related(*_fitting(one, _RELATED)) for one in related),
        anchor=anchor,
    )

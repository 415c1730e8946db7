"""Changes as findings, for formats that other tools read."""

from toolkit.diff.change import Change
from toolkit.diff.kind import Impact
from toolkit.finding import Finding, Phase, Severity

SEVERITIES = {
    Impact.BREAKING: Severity.ERROR,
    Impact.RISKY: Severity.WARNING,
    Impact.COMPATIBLE: Severity.INFO,
}


def finding_of(change: Change) -> Finding:
    """Return a finding at the place in the new version, the old one beside it."""
    place = change.new
    operation = f"{change.operation}: " if change.operation else ""
    return Finding(
        file=place.file,
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        pointer=place.pointer,
        rule=change.kind,
        code=change.code,
        severity=SEVERITIES[change.impact],
        phase=Phase.IMPORT,
        message=f"{operation}{change.message}; {change.maker}; {change.remedy}",
        related=(change.old,),
        anchor=change.address,
    )

"""What a run has found, for reports that are one document."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.errors import SpecgenError
from toolkit.finding import Finding
from toolkit.lint.rule import Rule


@dataclass(slots=True)
class Findings:
    """All findings, the rules that may have made them, the files looked at, and what nobody can read."""

    rules: Sequence[Rule] = ()
    findings: list[Finding] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    unreadable: Sequence[SpecgenError] = ()

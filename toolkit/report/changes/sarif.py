"""Changes as SARIF 2.1.0: each kind of change is a rule."""

from collections.abc import Sequence
from typing import Any

from toolkit.diff.compare import Comparison
from toolkit.diff.kind import Kind
from toolkit.diff.kinds import KINDS
from toolkit.report import sarif
from toolkit.report.changes.findings import SEVERITIES, finding_of


def document(comparisons: Sequence[Comparison]) -> str:
    changes = [change for comparison in comparisons for change in comparison.changes]
    names = {change.kind for change in changes}
    findings = [finding_of(change)._replace(code=change.kind) for change in changes]
    return sarif.log([_rule(kind) for kind in KINDS if kind.name in names], findings)


def _rule(kind: Kind) -> dict[str, Any]:
    return {
        "id": kind.name,
        "name": kind.name,
        "shortDescription": {"text": f"{kind.topic.capitalize()}: {kind.name.replace('-', ' ')}."},
        "fullDescription": {"text": kind.maker},
        "help": {"text": f"{kind.maker}. {kind.remedy}."},
        "defaultConfiguration": {"level": sarif.LEVELS[SEVERITIES[kind.impact]]},
        "properties": {"tags": ["diff", kind.impact, kind.code]},
    }

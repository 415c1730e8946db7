"""Findings as one JSON document, in the shape that the command line promises."""

import json
from collections.abc import Iterable
from typing import Any

from toolkit.finding import Finding, Severity
from toolkit.lint.rule import Rule
from toolkit.report.findings import Findings


def document(found: Findings) -> str:
    """Return `{"findings": [...], "summary": {"files", "errors", "warnings"}}`."""
    findings = found.findings
    return _dumped(
        {
            "findings": [_finding(finding) for finding in findings],
            "summary": {
                "files": len(found.files),
                "errors": sum(finding.severity is Severity.ERROR for finding in findings),
                "warnings": sum(finding.severity is Severity.WARNING for finding in findings),
            },
        }
    )


def rules_document(rules: Iterable[Rule]) -> str:
    """Return `{"rules": [...]}`, each with what a finding does not repeat: code, family and summary."""
    return _dumped(
        {
            "rules": [
                {
                    "name": rule.name,
                    "code": rule.code,
                    "family": rule.family,
                    "severity": rule.severity,
                    "phase": rule.phase,
                    "fix": rule.fix,
                    "summary": rule.summary,
                    "reference": rule.reference,
                }
                for rule in rules
            ]
        }
    )


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "phase": finding.phase,
        "message": finding.message,
        "file": finding.file,
        "pointer": finding.pointer,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "fix": finding.fix.kind if finding.fix else None,
        "reference": finding.reference,
    }


def _dumped(data: Any) -> str:
    # ASCII: names in a definition may hold what an output stream cannot, or what steers a terminal.
    return json.dumps(data, indent=2)

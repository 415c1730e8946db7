"""Findings as a Code Quality report of GitLab.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json
import os

from toolkit.finding import Finding, Phase, Severity
from toolkit.lint.adoption.fingerprint import fingerprints
from toolkit.lint.adoption.relative import relative
from toolkit.report.findings import Findings, told_in_place

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def document(found: Findings) -> str:
    """Return the report; its paths start at the top of the checkout, wherever the command runs."""
    top = os.environ.get("CI_PROJECT_DIR", "")
    findings = [*found.findings, *told_in_place(found.unreadable)]
    paths = [relative(finding.file, top) for finding in findings]
    digests = fingerprints(findings, paths)
    issues = [
        {
            "description": f"{finding.rule}: {finding.message}",
            "check_name": finding.code,
            "fingerprint": digest,
            "severity": _severity(finding),
            "location": {"path": path, "lines": {"begin": finding.line, "end": finding.end_line}},
        }
        for finding, path, digest in zip(findings, paths, digests, strict=True)
    ]
    return json.dumps(issues, indent=2)


def _severity(finding: Finding) -> str:
    stops_import = finding.severity is Severity.ERROR and finding.phase is Phase.IMPORT
    return "blocker" if stops_import else _SEVERITIES[finding.severity]

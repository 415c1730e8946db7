"""Findings as workflow commands of GitHub Actions, which become annotations of a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

import os

from toolkit.finding import Finding, Severity
from toolkit.harmless import harmless
from toolkit.lint.adoption.relative import relative

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def line(finding: Finding) -> str:
    """Return the command; its path starts at the top of the checkout, wherever the command runs."""
    properties = {
        "file": relative(finding.file, os.environ.get("GITHUB_WORKSPACE", "")),
        "line": str(finding.line),
        "endLine": str(finding.end_line),
        "title": f"{finding.code} {finding.rule}",
    }
    if finding.line == finding.end_line:  # columns of several lines are refused
        properties |= {"col": str(finding.column), "endColumn": str(finding.end_column)}
    told = ",".join(f"{name}={harmless(value.translate(_PROPERTY))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{harmless(finding.message.translate(_MESSAGE))}"

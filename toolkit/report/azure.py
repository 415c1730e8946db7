"""Findings as logging commands of Azure Pipelines, which become issues of the run.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
"""

from toolkit.finding import Finding, Severity
from toolkit.harmless import harmless

_MESSAGE = str.maketrans({"%": "%AZP25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _MESSAGE | str.maketrans({";": "%3B", "]": "%5D"})


def line(finding: Finding) -> str:
    """Return the command; there are errors and warnings, so that what is worth a look is a warning."""
    properties = {
        "type": "error" if finding.severity is Severity.ERROR else "warning",
        "sourcepath": finding.file,
        "linenumber": str(finding.line),
        "columnnumber": str(finding.column),
        "code": finding.code,
    }
    told = "".join(f"{name}={harmless(value.translate(_PROPERTY))};" for name, value in properties.items())
    return f"##vso[task.logissue {told}]{finding.rule}: {harmless(finding.message.translate(_MESSAGE))}"

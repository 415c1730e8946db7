"""The formats in which findings are told, each in a module of its own."""

from collections.abc import Callable
from enum import StrEnum

from toolkit.finding import Finding
from toolkit.report import azure, github, gitlab, json_report, junit, sarif
from toolkit.report.findings import Findings


class OutputFormat(StrEnum):
    TEXT = "text"  # for people; `report.text` needs the documents
    JSON = "json"  # the command line's own shape
    SARIF = "sarif"  # code scanning, editors
    GITHUB = "github"  # annotations in a workflow
    JUNIT = "junit"  # test results, which every CI shows
    GITLAB = "gitlab"  # Code Quality in a merge request
    AZURE = "azure"  # issues in an Azure Pipelines log


# One line for each finding, as it comes.
LINES: dict[OutputFormat, Callable[[Finding], str]] = {
    OutputFormat.GITHUB: github.line,
    OutputFormat.AZURE: azure.line,
}

# One document of all findings, at the end.
DOCUMENTS: dict[OutputFormat, Callable[[Findings], str]] = {
    OutputFormat.JSON: json_report.document,
    OutputFormat.SARIF: sarif.document,
    OutputFormat.JUNIT: junit.document,
    OutputFormat.GITLAB: gitlab.document,
}

WITH_ANCHORS = frozenset({OutputFormat.SARIF, OutputFormat.GITLAB})
WITH_REPLACEMENTS = frozenset({OutputFormat.SARIF})

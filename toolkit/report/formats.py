"""The formats in which findings are told, each in a module of its own."""

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import cast

from toolkit.finding import Finding
from toolkit.report.findings import Findings


class OutputFormat(StrEnum):
    TEXT = "text"  # for people; `report.text` needs the documents
    JSON = "json"  # the command line's own shape
    SARIF = "sarif"  # code scanning, editors
    GITHUB = "github"  # annotations in a workflow
    JUNIT = "junit"  # test results, which every CI shows
    GITLAB = "gitlab"  # Code Quality in a merge request
    AZURE = "azure"  # issues in an Azure Pipelines log


# One line for each finding, as it comes: the modules with a function `line`.
LINES = {
    OutputFormat.GITHUB: "github",
    OutputFormat.AZURE: "azure",
}

# One document of all findings, at the end: the modules with a function `document`.
DOCUMENTS = {
    OutputFormat.JSON: "json_report",
    OutputFormat.SARIF: "sarif",
    OutputFormat.JUNIT: "junit",
    OutputFormat.GITLAB: "gitlab",
}

WITH_ANCHORS = frozenset({OutputFormat.SARIF, OutputFormat.GITLAB})
WITH_REPLACEMENTS = frozenset({OutputFormat.SARIF})


def line(output_format: OutputFormat) -> Callable[[Finding], str]:
    """Return what writes a finding on a line; the modules of other formats are not loaded."""
    module = import_module(f"toolkit.report.{LINES[output_format]}")
    return cast("Callable[[Finding], str]", module.line)


def document(output_format: OutputFormat) -> Callable[[Findings], str]:
    """Return what writes all findings as one document; the modules of other formats are not loaded."""
    module = import_module(f"toolkit.report.{DOCUMENTS[output_format]}")
    return cast("Callable[[Findings], str]", module.document)

"""Changes between two versions, told to people and to other tools, each format in a module of its own."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from toolkit.diff.compare import Comparison
from toolkit.report.changes import changelog, github, json_report, markdown, sarif


class ChangeFormat(StrEnum):
    TEXT = "text"  # for people, side by side; `changes.text` needs the style of the terminal
    JSON = "json"  # the command line's own shape
    MARKDOWN = "markdown"  # a comment on a pull request
    SARIF = "sarif"  # code scanning, editors
    GITHUB = "github"  # annotations in a workflow


# Everything that is not for a terminal alone.
DOCUMENTS: dict[ChangeFormat, Callable[[Sequence[Comparison]], str]] = {
    ChangeFormat.JSON: json_report.document,
    ChangeFormat.MARKDOWN: markdown.document,
    ChangeFormat.SARIF: sarif.document,
    ChangeFormat.GITHUB: github.document,
}

__all__ = ["DOCUMENTS", "ChangeFormat", "changelog"]

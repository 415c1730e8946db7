"""Print: results to standard output, remarks to standard error."""

import sys
from collections.abc import Iterable, Sequence

from toolkit.cli.exits import EXIT_FINDINGS, EXIT_UNUSABLE
from toolkit.cli.options import OutputFormat
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.finding import Finding, Severity
from toolkit.report import json_report
from toolkit.report import text as text_report
from toolkit.report.terminal import Style, harmless, wants_colour


def say(line: str) -> None:
    """Print a result."""
    sys.stdout.write(f"{line}\n")


def remark(line: str) -> None:
    """Print what is no result: progress, hints, errors."""
    sys.stderr.write(f"{line}\n")


def error(problem: SpecgenError) -> None:
    remark(f"specgen: {harmless(str(problem))}")


def stdout_style() -> Style:
    return Style(colour=wants_colour(sys.stdout))


def stderr_style() -> Style:
    return Style(colour=wants_colour(sys.stderr))


class FindingsOutput:
    """Prints findings as they come, or all at once where the format is one document."""

    def __init__(self, output_format: OutputFormat, documents: Iterable[Document] = ()) -> None:
        self._format = output_format
        self._text = text_report.TextReport(stdout_style(), documents)
        self.findings: list[Finding] = []
        self.files = 0

    def add(self, findings: Sequence[Finding], *, files: int, show: bool = True) -> None:
        self.files += files
        self.findings += findings
        if show and self._format is OutputFormat.TEXT:
            for finding in findings:
                say(self._text.finding(finding))

    def close(self) -> None:
        if self._format is OutputFormat.JSON:
            say(json_report.findings_document(self.findings, self.files))
        else:
            sys.stdout.flush()
            remark(text_report.summary(self.findings, self.files, stderr_style()))

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def closed(report: FindingsOutput, errors: Iterable[SpecgenError]) -> int:
    """Print what could not be read and the summary; return the exit code."""
    errors = list(errors)
    for problem in errors:
        error(problem)
    report.close()
    if errors:
        return EXIT_UNUSABLE
    return EXIT_FINDINGS if report.has_errors else 0

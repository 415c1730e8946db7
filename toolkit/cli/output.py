"""Print: results to standard output, remarks to standard error."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from toolkit.cli.exits import EXIT_FINDINGS, EXIT_UNUSABLE
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.finding import Finding, Severity
from toolkit.harmless import shortened
from toolkit.lint.rule import Rule
from toolkit.report import formats
from toolkit.report import text as text_report
from toolkit.report.findings import Findings, told_in_place
from toolkit.report.formats import DOCUMENTS, LINES, OutputFormat
from toolkit.report.terminal import Style, style_of


def say(line: str) -> None:
    """Print a result."""
    sys.stdout.write(f"{line}\n")


def say_bytes(content: bytes) -> None:
    """Print a text as it is, whatever the stream's encoding and line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def say_diff(path: Path, before: str, after: str) -> None:
    """Print a diff: painted and harmless for a terminal, else as `patch` takes it."""
    from toolkit.report.diff import diff, painted

    lines = diff(str(path), before, after)
    style = stdout_style()
    if style.colour or sys.stdout.isatty():
        for line in painted(lines, style):
            say(line)
    else:
        say_bytes("".join(lines).encode())


def remark(line: str) -> None:
    """Print what is no result: progress, hints, errors; after the results so far."""
    sys.stdout.flush()
    sys.stderr.write(f"{line}\n")


def remark_on(path: Path, text: str) -> None:
    remark(stderr_style().plain(f"{path}: {text}"))


def error(problem: SpecgenError) -> None:
    remark(stderr_style().plain(shortened(f"specgen: {problem}")))


def stdout_style() -> Style:
    return style_of(sys.stdout)


def stderr_style() -> Style:
    return style_of(sys.stderr)


class FindingsOutput:
    """Prints findings as they come, or all at once where the format is one document."""

    def __init__(
        self, output_format: OutputFormat, rules: Sequence[Rule] = (), *, to_stderr: bool = False
    ) -> None:
        self._say = remark if to_stderr else say
        self._format = output_format
        self._rules = rules
        self._findings: list[Finding] = []
        self._files: list[str] = []
        self._held_back: Counter[str] = Counter()
        self.style = stderr_style() if to_stderr else stdout_style()
        self.is_text = output_format is OutputFormat.TEXT

    def add(self, findings: Sequence[Finding], documents: Sequence[Document]) -> None:
        """Print findings about documents."""
        lines = rendered(findings, documents, self.style) if self.is_text else []
        self.count(findings, [str(document.path) for document in documents], lines)

    def count(self, findings: Sequence[Finding], files: Sequence[str], lines: Iterable[str] = ()) -> None:
        """Take note of findings in files, and print them: as they have been rendered, or on a line each."""
        self._files += files
        self._findings += findings if self._format in DOCUMENTS else map(_counted, findings)
        if self._format in LINES:
            lines = map(formats.line(self._format), findings)
        for line in lines:
            self._say(line)

    def held_back(self, *, accepted: int = 0, known: int = 0) -> None:
        """Take note of findings that are not told: accepted in the definition, or known to the baseline."""
        self._held_back.update({"accepted": accepted, "in the baseline": known})

    def statistics(self) -> None:
        if self.is_text and self._findings:
            self._say(text_report.statistics(self._findings, self.style))

    def close(self, unreadable: Sequence[SpecgenError]) -> int:
        """Print what could not be read, then the document or the summary; return the exit code."""
        for problem in unreadable:
            error(problem)
        if self._format in DOCUMENTS:
            told = Findings(self._rules, self._findings, self._files, unreadable)
            self._say(formats.document(self._format)(told))
        elif self._format in LINES:
            for line in map(formats.line(self._format), told_in_place(unreadable)):
                self._say(line)
        if self._format not in DOCUMENTS and self._files:
            remark(self._summary())
        if unreadable:
            return EXIT_UNUSABLE
        has_errors = any(finding.severity is Severity.ERROR for finding in self._findings)
        return EXIT_FINDINGS if has_errors else 0

    def _summary(self) -> str:
        summary = text_report.summary(self._findings, len(self._files), stderr_style())
        held_back = [f"{count:,} {reason}" for reason, count in self._held_back.items() if count]
        return summary + f" ({', '.join(held_back)})" * bool(held_back)


def _counted(finding: Finding) -> Finding:
    """Return what is left to count of a finding that has been printed: its texts may be megabytes."""
    fix = finding.fix._replace(patches=()) if finding.fix else None
    return finding._replace(file="", pointer="", message="", fix=fix, related=(), anchor="")


def remark_on_findings(findings: Iterable[Finding], documents: Iterable[Document]) -> None:
    """Print findings of a command whose result is something else."""
    for line in rendered(findings, documents, stderr_style()):
        remark(line)


def rendered(findings: Iterable[Finding], documents: Iterable[Document], style: Style) -> list[str]:
    report = text_report.TextReport(style, documents)
    return [report.finding(finding) for finding in findings]

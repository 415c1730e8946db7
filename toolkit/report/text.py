"""Findings for people: one line that editors understand, then the place in the file.

apiDefinition.swagger.json:42:24: error PA134 OperationIdNotUnique: `operationId` `ListThings` is taken ...
   |
   | GET /b › operationId
42 |         "operationId": "ListThings",
   |                        ^^^^^^^^^^^^
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from toolkit import pointer
from toolkit.connector.secrets import masked
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.finding import Finding, FixKind, Severity
from toolkit.report.terminal import BLUE, BOLD, CYAN, DIM, GREEN, RED, YELLOW, Style, harmless, width
from toolkit.report.trail import trail

EXCERPT = 100  # characters of a line that are shown; a minified definition is one line

_COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}
_OFFERS = {
    FixKind.SAFE: "fixable with --fix",
    FixKind.UNSAFE: "fixable with --unsafe-fixes, needs a look",
}


class TextReport:
    """Renders findings; keeps the documents that it has read for their excerpts."""

    def __init__(self, style: Style, documents: Iterable[Document] = ()) -> None:
        self.style = style
        self._documents: dict[str, Document | None] = {
            str(document.path): _without_secrets(document) for document in documents
        }

    def finding(self, finding: Finding) -> str:
        """Return a finding as lines, a blank one at the end."""
        return "\n".join([self._head(finding), *self._excerpt(finding), ""])

    def _head(self, finding: Finding) -> str:
        paint = self.style.paint
        where = paint(BOLD, harmless(f"{finding.file}:{finding.line}:{finding.column}"))
        kind = paint(_COLOURS[finding.severity], f"{finding.severity} {finding.code}")
        return f"{where}: {kind} {paint(BOLD, finding.rule)}: {harmless(finding.message)}"

    def _excerpt(self, finding: Finding) -> Iterator[str]:
        marks_nothing = (finding.line, finding.column) == (finding.end_line, finding.end_column)
        document = None if marks_nothing else self._document(finding.file)  # such as a picture
        if document is None or not document.text:
            return
        gutter = " " * len(str(finding.line))
        bar, note = (self.style.paint(BLUE, sign) for sign in "|=")
        way = harmless(trail(document.data, pointer.parse(finding.pointer)))
        if way:
            yield f"{gutter} {bar} {self.style.paint(DIM, way)}"
        line, before, marked = _window(document.line(finding.line), finding)
        yield f"{self.style.paint(BLUE, str(finding.line))} {bar} {line}"
        yield f"{gutter} {bar} {' ' * before}{self.style.paint(_COLOURS[finding.severity], '^' * marked)}"
        for related in finding.related:
            yield f"{gutter} {note} {harmless(related)}"
        if finding.fix:
            yield f"{gutter} {note} {self.style.paint(GREEN, _OFFERS[finding.fix.kind])}"

    def _document(self, file: str) -> Document | None:
        if file not in self._documents:
            try:
                self._documents[file] = _without_secrets(Document.read(Path(file)))
            except SpecgenError:
                self._documents[file] = (
                    None  # it was readable when it was linted; the findings stand without it
                )
        return self._documents[file]


def _without_secrets(document: Document) -> Document:
    return document.with_text(masked(document.text))


def _window(line: str, finding: Finding) -> tuple[str, int, int]:
    """Return the part of a line to show, the columns before the mark, and the columns to mark."""
    start = finding.column - 1
    end = finding.end_column - 1 if finding.end_line == finding.line else len(line)
    first = 0 if len(line) <= EXCERPT else max(0, min(start - EXCERPT // 4, len(line) - EXCERPT))
    last = min(len(line), first + EXCERPT)
    end = max(min(end, last), start + 1)
    head = ("…" if first else "") + harmless(line[first:start])
    shown = head + harmless(line[start:last]) + ("…" if last < len(line) else "")
    return shown.rstrip(), width(head), max(1, width(harmless(line[start:end])))


def summary(findings: Sequence[Finding], files: int, style: Style) -> str:
    """Return the closing line: how much of what, and what can be mended at once."""
    counts = Counter(finding.severity for finding in findings)
    looked = counted(files, "file")
    if not findings:
        return style.paint(GREEN, f"no findings in {looked}")
    parts = [
        style.paint(_COLOURS[severity], counted(counts[severity], severity.value))
        for severity in Severity
        if counts[severity]
    ]
    fixable = sum(finding.fix is not None and finding.fix.kind is FixKind.SAFE for finding in findings)
    offer = f"; {style.paint(CYAN, f'{fixable} fixable with --fix')}" if fixable else ""
    return f"{' and '.join(parts)} in {looked}{offer}"


def statistics(findings: Iterable[Finding], style: Style) -> str:
    """Return a table: how often each rule was broken, most often first."""
    counts = Counter((finding.rule, finding.code, finding.severity) for finding in findings)
    broad = len(str(max(counts.values(), default=0)))
    return "\n".join(
        f"{count:>{broad}}  {severity_painted(severity, style, 7)}  {code:<6} {rule}"
        for (rule, code, severity), count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    )


def severity_painted(severity: Severity, style: Style, columns: int = 0) -> str:
    """Return the severity's name in its colour, padded."""
    return style.paint(_COLOURS[severity], f"{severity:<{columns}}")


def counted(number: int, one: str, many: str = "") -> str:
    """Return `1 file`, `2 files`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"

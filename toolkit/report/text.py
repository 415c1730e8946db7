"""Findings for people: one line that editors understand, then the place in the file.

apiDefinition.swagger.json:42:24: error PA134 OperationIdNotUnique: `operationId` `List` is taken by GET /a
   |
   | GET /b › operationId
42 | "operationId": "List",
   |                ^^^^^^
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from toolkit import pointer
from toolkit.connector.secrets import masked
from toolkit.document import Document
from toolkit.finding import Finding, FixKind, Phase, Related, Severity
from toolkit.report.margin import Margin, last_line
from toolkit.report.offer import offer
from toolkit.report.terminal import BLUE, BOLD, CYAN, DIM, GREEN, RED, YELLOW, Style
from toolkit.report.trail import SEPARATOR, trail

_COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}


class TextReport:
    """Renders findings about documents."""

    def __init__(self, style: Style, documents: Iterable[Document]) -> None:
        self.style = style
        self._documents = {str(document.path): document for document in documents}
        self._shown = {file: _without_secrets(document) for file, document in self._documents.items()}

    def finding(self, finding: Finding) -> str:
        """Return a finding as lines, a blank one at the end."""
        return "\n".join([self._head(finding), *self._body(finding), ""])

    def _head(self, finding: Finding) -> str:
        paint, plain = self.style.paint, self.style.plain
        where = paint(BOLD, plain(f"{finding.file}:{finding.line}:{finding.column}"))
        kind = paint(_COLOURS[finding.severity], f"{finding.severity} {finding.code}")
        return f"{where}: {kind} {paint(BOLD, finding.rule)}: {plain(finding.message)}"

    def _body(self, finding: Finding) -> Iterator[str]:
        if not self._has(finding):
            return
        places: list[Finding | Related] = [finding, *filter(self._has, finding.related)]
        margin = Margin(self.style, max(last_line(self._shown[place.file], place) for place in places))
        yield from self._place(finding, finding.file, margin, "^", _COLOURS[finding.severity])
        for place in places[1:]:
            yield from self._place(place, finding.file, margin, "-", BLUE)
        if finding.fix:
            data = self._documents[finding.file].data
            yield margin.note(self.style.paint(GREEN, self.style.plain(offer(finding, finding.fix, data))))

    def _has(self, place: Finding | Related) -> bool:
        """Whether there is a line to show: not of a picture, and not of nothing."""
        return place.file in self._shown and bool(self._shown[place.file].text)

    def _place(
        self, place: Finding | Related, file: str, margin: Margin, sign: str, colour: str
    ) -> Iterator[str]:
        """Yield the way to a place, and its line; the file, too, if it is not the one that is known."""
        way = trail(self._documents[place.file].data, pointer.parse(place.pointer))
        told = SEPARATOR.join(filter(None, ("" if place.file == file else place.file, way)))
        if told:
            yield margin.blank(self.style.paint(DIM, self.style.plain(told)))
        yield from margin.marked(self._shown[place.file], place, sign, colour)


def _without_secrets(document: Document) -> Document:
    text = masked(document.text)
    return document if text == document.text else document.with_text(text)


def summary(findings: Sequence[Finding], files: int, style: Style) -> str:
    """Return the closing line: how much of what, and what can be mended at once."""
    looked = counted(files, "file")
    if not findings:
        return style.paint(GREEN, f"no findings in {looked}")
    counts = Counter(finding.severity for finding in findings)
    parts = [
        style.paint(_COLOURS[severity], counted(counts[severity], severity.value))
        + (_import_errors(findings) if severity is Severity.ERROR else "")
        for severity in Severity
        if counts[severity]
    ]
    *first, last = parts
    counted_up = f"{', '.join(first)} and {last}" if first else last
    return f"{counted_up} in {looked}{_fixable(findings, style)}"


def _import_errors(findings: Iterable[Finding]) -> str:
    """Tell apart what stops an import, where there is also what only a certification looks at."""
    phases = Counter(finding.phase for finding in findings if finding.severity is Severity.ERROR)
    return f" ({phases[Phase.IMPORT] or 'none'} on import)" if phases[Phase.CERTIFICATION] else ""


def _fixable(findings: Iterable[Finding], style: Style) -> str:
    kinds = Counter(finding.fix.kind for finding in findings if finding.fix)
    flags = {FixKind.SAFE: "--fix", FixKind.UNSAFE: "--unsafe-fixes"}
    offers = [f"{kinds[kind]:,} with {flag}" for kind, flag in flags.items() if kinds[kind]]
    return f"; {style.paint(CYAN, 'fixable: ' + ', '.join(offers))}" if offers else ""


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

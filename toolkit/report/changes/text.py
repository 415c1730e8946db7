"""Changes for people: what breaks first, the lines of both versions side by side.

breaking OutputFieldDeleted: output `name` is gone (GetRoom)
  main:apiDefinition.swagger.json:42      | apiDefinition.swagger.json:40
  "name": {                               | "properties": {
  makers: steps that use it get nothing, and flows that have it cannot be saved
  remedy: keep the field as long as the service sends it
"""

from collections.abc import Iterable, Iterator, Sequence

from toolkit.connector.secrets import masked
from toolkit.diff.change import Change
from toolkit.diff.compare import Comparison
from toolkit.diff.kind import Impact
from toolkit.document import Document
from toolkit.finding import Related
from toolkit.report.changes.groups import Group, grouped, summary
from toolkit.report.excerpt import excerpt
from toolkit.report.terminal import BLUE, BOLD, DIM, RED, YELLOW, Style, width

_COLOURS = {Impact.BREAKING: RED, Impact.RISKY: YELLOW, Impact.COMPATIBLE: BLUE}
_INDENT = "  "
_BETWEEN = " | "

Documents = dict[str, Document]  # by their paths, as they are shown


def document(comparisons: Sequence[Comparison], style: Style) -> Iterator[str]:
    """Yield the lines."""
    for comparison in comparisons:
        if comparison.changes:
            old, new = _shown(comparison.old), _shown(comparison.new)
            if len(comparisons) > 1:
                yield style.paint(BOLD, style.plain(f"{comparison.name}: {summary(comparison.changes)}"))
                yield ""
            for group in grouped(comparison.changes):
                yield from _group(group, old, new, style)


def _group(group: Group, old: Documents, new: Documents, style: Style) -> Iterator[str]:
    change = group.first
    kind = style.paint(_COLOURS[change.impact], f"{change.impact} {change.code}")
    operations = f" ({group.operations})" if group.operations else ""
    yield f"{kind}: {style.paint(BOLD, style.plain(change.message + operations))}"
    yield from _side_by_side(change, old, new, style)
    if change.impact is not Impact.COMPATIBLE:
        yield _INDENT + style.plain(f"makers: {change.maker}")
        yield _INDENT + style.plain(f"remedy: {change.remedy}")
    yield ""


def _side_by_side(change: Change, old: Documents, new: Documents, style: Style) -> Iterator[str]:
    room = max(10, (style.columns - len(_INDENT) - len(_BETWEEN)) // 2)
    left, right = (style.plain(f"{place.file}:{place.line}") for place in (change.old, change.new))
    yield _row(left, right, room, style, DIM)
    left, right = _line(change.old, old, style, room), _line(change.new, new, style, room)
    yield _row(left, right, room, style, "")


def _row(left: str, right: str, room: int, style: Style, colour: str) -> str:
    left, right = _fitted(left, room), _fitted(right, room)
    padded = left + " " * max(0, room - width(left))
    return f"{_INDENT}{style.paint(colour, padded)}{_BETWEEN}{style.paint(colour, right)}".rstrip()


def _fitted(text: str, room: int) -> str:
    """Return the end of a text that does not fit: of a path it tells most."""
    return text if width(text) <= room else f"...{text[-(room - 3) :]}"


def _line(place: Related, documents: Documents, style: Style, room: int) -> str:
    found = documents.get(place.file)
    if found is None or not found.text:
        return ""
    line = found.line(place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    return excerpt(line, place.column - 1, end, style, room).text


def _shown(documents: Iterable[Document]) -> Documents:
    return {str(one.path): _without_secrets(one) for one in documents}


def _without_secrets(found: Document) -> Document:
    text = masked(found.text)
    return found if text == found.text else found.with_text(text)

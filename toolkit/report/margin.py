"""Lines of a file beside their numbers, with a mark below the characters that matter."""

from collections.abc import Iterator

from toolkit.document import Document
from toolkit.finding import Finding, Related
from toolkit.report.excerpt import excerpt, indentation
from toolkit.report.terminal import BLUE, Style

_FOLLOWING = 2  # lines that tell which object it is that a lone bracket opens
_BLANKS = 20  # characters that tell whether it is alone; a minified definition is one line


class Margin:
    """The margin of all lines of one finding, as broad as the highest number."""

    def __init__(self, style: Style, highest: int) -> None:
        self._style = style
        self._broad = len(str(highest))
        self._room = style.columns - self._broad - len(" | ")

    def blank(self, text: str) -> str:
        return self._line("", "|", text)

    def note(self, text: str) -> str:
        return self._line("", "=", text)

    def marked(self, document: Document, place: Finding | Related, sign: str, colour: str) -> Iterator[str]:
        """Yield the line of a place, the mark, and what follows a bracket that stands alone."""
        line = document.line(place.line)
        start = place.column - 1
        end = place.end_column - 1 if place.end_line == place.line else len(line)
        shown = excerpt(line, start, end, self._style, self._room)
        yield self._line(f"{place.line}", "|", shown.text)
        yield self.blank(" " * shown.before + self._style.paint(colour, sign * shown.marked))
        for number in range(place.line + 1, last_line(document, place) + 1):
            line = document.line(number)
            beginning = indentation(line, start)
            shown = excerpt(line, beginning, beginning, self._style, self._room)
            yield self._line(f"{number}", "|", shown.text)

    def _line(self, number: str, sign: str, text: str) -> str:
        return f"{self._style.paint(BLUE, f'{number:>{self._broad}} {sign}')} {text}".rstrip()


def last_line(document: Document, place: Finding | Related) -> int:
    """Return the number of the last line to show of a place."""
    start = place.column - 1
    if document.line(place.line)[start : start + _BLANKS].rstrip() not in {"{", "["}:
        return place.line
    end = min(place.line + _FOLLOWING, document.position(len(document.text)).line)
    following = range(place.line + 1, end + 1)
    return next((number for number in following if document.line(number).lstrip()[:1] in {"}", "]"}), end)

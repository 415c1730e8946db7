"""The lines of a text, and what stands between its words."""

import re
from bisect import bisect_left
from functools import cached_property

_line_break = re.compile(r"\r\n|\r|\n")
_blank = re.compile(r"[ \t]*")


class LineIndex:
    """Finds the lines of offsets, and the texts of lines, in time that hardly grows with the text.

    Of each chunk of the text it is known how many line breaks come before, and where its first line starts.
    """

    _CHUNK = 1024

    def __init__(self, text: str) -> None:
        # A lone carriage return breaks a line, too; what is searched is as long as the text.
        is_mixed = "\r" in text and text.count("\r") != text.count("\r\n")
        self._text = re.sub(r"\r(?!\n)", "\n", text) if is_mixed else text

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both counted from 1."""
        chunk = min(offset // self._CHUNK, len(self._chunks) - 1)
        breaks, start = self._chunks[chunk]
        base = chunk * self._CHUNK
        last = self._text.rfind("\n", base, offset)
        start = last + 1 if last >= 0 else start
        return breaks + self._text.count("\n", base, offset) + 1, offset - start + 1

    def line(self, number: int) -> str:
        """Return the text of a line without its line break."""
        chunk = max(bisect_left(self._chunks, (number - 1, 0)) - 1, 0)
        breaks, start = self._chunks[chunk]
        for _ in range(number - 1 - breaks):
            start = self._text.find("\n", start) + 1
        end = self._text.find("\n", start)
        return self._text[start : end if end >= 0 else None].removesuffix("\r")

    @cached_property
    def _chunks(self) -> list[tuple[int, int]]:
        chunks, breaks, start = [(0, 0)], 0, 0
        for base in range(0, len(self._text) - self._CHUNK, self._CHUNK):
            breaks += self._text.count("\n", base, base + self._CHUNK)
            last = self._text.rfind("\n", base, base + self._CHUNK)
            start = last + 1 if last >= 0 else start
            chunks.append((breaks, start))
        return chunks


def newline_of(text: str) -> str:
    """Return the line break that a text uses first."""
    found = _line_break.search(text)
    return found[0] if found else "\n"


def has_break(text: str) -> bool:
    return "\n" in text or "\r" in text


def line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def line_end(text: str, offset: int) -> int:
    """Return where the offset's line ends, before its line break."""
    found = _line_break.search(text, offset)
    return found.start() if found else len(text)


def next_line(text: str, offset: int) -> int:
    found = _line_break.search(text, offset)
    return found.end() if found else len(text)


def head(text: str, offset: int) -> str:
    """Return what stands before the offset on its line."""
    return text[line_start(text, offset) : offset]


def margin(text: str, offset: int) -> str:
    """Return the white space that the offset's line starts with."""
    start = line_start(text, offset)
    return text[start : skip(_blank, text, start)]


def skip(pattern: re.Pattern[str], text: str, offset: int) -> int:
    """Return the offset behind what the pattern matches there, be it nothing."""
    found = pattern.match(text, offset)
    return found.end() if found else offset

"""The lines of a text, and what stands between its words."""

import re

_line_break = re.compile(r"\r\n|\r|\n")
_blank = re.compile(r"[ \t]*")


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

"""A line of a file with characters marked in it, cut so that both fit a terminal."""

from typing import NamedTuple

from toolkit.report.terminal import Style, width


class Excerpt(NamedTuple):
    """The text to show, the columns before the mark, and the columns to mark."""

    text: str
    before: int
    marked: int


def excerpt(line: str, start: int, end: int, style: Style, room: int) -> Excerpt:
    """Return the part of a line around the characters from start to end, without its indentation."""
    indent = indentation(line, start)
    whole = line[indent:]
    if len(whole) <= room and whole.isascii() and whole.isprintable():  # as are most
        return Excerpt(whole.rstrip(), start - indent, max(1, min(end, len(line)) - start))
    first, last = _window(line, start, style, room)
    ellipsis = style.plain("…")
    head = (ellipsis if first > indent else "") + style.plain(line[first:start])
    tail = style.plain(line[start:last]) + (ellipsis if last < len(line) else "")
    marked = width(style.plain(line[start : min(end, last)]))
    return Excerpt((head + tail).rstrip(), width(head), max(1, marked))


def indentation(line: str, limit: int) -> int:
    """Return the number of blanks that a line begins with, at most so many."""
    return min(limit, len(line) - len(line.lstrip(" \t")))


def _window(line: str, start: int, style: Style, room: int) -> tuple[int, int]:
    """Return where to cut: nowhere if the line fits, else a little before the mark and where room ends."""
    indent = indentation(line, start)
    if _fitting(line[indent : indent + room + 1], style, room) >= len(line) - indent:
        return indent, len(line)
    room -= 2 * width(style.plain("…"))
    before = line[max(indent, start - room) : start][::-1]
    after = line[start : start + room]
    little = before[: _fitting(before, style, room // 4)]
    last = start + _fitting(after, style, room - width(style.plain(little)))
    first = start - _fitting(before, style, room - width(style.plain(line[start:last])))
    return first, last


def _fitting(text: str, style: Style, room: int) -> int:
    """Return how many characters of the text fit into so many columns."""
    if text.isascii() and text.isprintable():
        return min(len(text), max(0, room))
    for count, character in enumerate(text):
        room -= width(style.plain(character))
        if room < 0:
            return count
    return len(text)

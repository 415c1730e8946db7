"""What a terminal needs: colours if it has them, no text that it takes for a command, lines that fit."""

import os
import unicodedata
from typing import NamedTuple, TextIO

from toolkit.harmless import harmless

BOLD, DIM, RED, YELLOW, BLUE, GREEN, CYAN = "1", "2", "1;31", "1;33", "1;34", "32", "36"
COLUMNS = 100  # where there is no terminal to ask
WIDEST = 120  # a wider terminal does not make a line easier to read

_plainer = str.maketrans({"›": ">", "…": "..."})  # signs of ours that an old encoding lacks


class Style(NamedTuple):
    """How a stream wants its text: painted or not, how wide, in which characters."""

    colour: bool
    columns: int = COLUMNS
    encoding: str = "utf-8"

    def paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text

    def plain(self, text: str) -> str:
        """Return text as it will be seen: harmless, on one line, in characters that the stream has."""
        text = harmless(text)
        if text.isascii():
            return text
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return text.translate(_plainer).encode(self.encoding, "backslashreplace").decode(self.encoding)
        return text


def style_of(stream: TextIO) -> Style:
    """Return the style of a stream: in colour on a terminal; NO_COLOR and FORCE_COLOR overrule that."""
    is_terminal = stream.isatty() and os.environ.get("TERM") != "dumb"
    colour = bool(os.environ.get("FORCE_COLOR")) or is_terminal
    return Style(colour and not os.environ.get("NO_COLOR"), _columns_of(stream), stream.encoding or "utf-8")


def width(text: str) -> int:
    """Return how many columns the text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def shortened(text: str, limit: int = 60) -> str:
    """Return text cut to at most so many characters."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _columns_of(stream: TextIO) -> int:
    try:
        return min(os.get_terminal_size(stream.fileno()).columns or COLUMNS, WIDEST)
    except (OSError, ValueError):
        return COLUMNS


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

"""What a terminal needs: colours if it has them, no text that it takes for a command, aligned columns."""

import os
import re
import unicodedata
from typing import TextIO

BOLD, DIM, RED, YELLOW, BLUE, GREEN, CYAN = "1", "2", "1;31", "1;33", "1;34", "32", "36"

# C0 and C1 controls, and the marks that reorder a line: a name in a file must not steer the terminal.
_steering = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def wants_colour(stream: TextIO) -> bool:
    """Whether to colour: a terminal, unless NO_COLOR says no or FORCE_COLOR says yes."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


class Style:
    """Paints text, or does not."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def harmless(text: str) -> str:
    """Return text with every character that could steer a terminal made visible, on one line."""
    text = text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
    return _steering.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def width(text: str) -> int:
    """Return how many columns the text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

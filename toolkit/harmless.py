"""Texts of files as people may see them: what steers a terminal or reorders a line is made visible."""

from toolkit.regex import regex

# C0 and C1 controls, the marks that reorder a line, lines and blanks that nobody sees, halves of characters:
# a name in a file must not steer the terminal, nor look like another.
_steering = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LONGEST = 2_000  # characters of a message; a name in a file may have millions
_blanks = str.maketrans("\r\n\t", "   ")


def harmless(text: str) -> str:
    """Return text with every character that could steer a terminal made visible, on one line."""
    if text.isprintable():
        return text
    return _steering.sub(lambda match: f"\\u{ord(match[0]):04x}", text.translate(_blanks))


def shortened(message: str) -> str:
    """Return a message of a length that somebody reads: its beginning and its end."""
    half = _LONGEST // 2
    return message if len(message) <= _LONGEST else f"{message[:half]}…{message[-half:]}"

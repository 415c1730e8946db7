"""Write plain data in brackets: JSON, and YAML in flow style."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from toolkit.regex import regex
from toolkit.syntax.lines import has_break, newline_of

_first_indent = regex(r"[\r\n]([ \t]+)\S")
_first_colon = regex(r'"([ \t]*:[ \t]*)')
# Line ends to YAML 1.1 or JavaScript, characters that YAML does not take, and halves that UTF-8 cannot hold.
_to_escape = regex("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


_encode = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make an encoder for each


def scalar(value: Any) -> str:
    """Return a JSON scalar, readable where possible."""
    return _to_escape.sub(lambda match: f"\\u{ord(match[0]):04x}", _encode(value))


class Style(NamedTuple):
    """How a text writes what it writes in brackets."""

    newline: str = "\n"
    indent: str = "  "
    colon: str = ": "
    comma: str = ", "
    multiline: bool = True  # whether anything stands on a line of its own
    scalar: Callable[[Any], str] = scalar

    @classmethod
    def of(cls, text: str) -> "Style":
        indent, colon = _first_indent.search(text), _first_colon.search(text)
        multiline = has_break(text.strip())
        return cls(
            newline=newline_of(text),
            indent=indent[1] if indent else "" if multiline else "  ",
            colon=colon[1] if colon else ": ",
            comma="," if colon and colon[1] == ":" else ", ",
            multiline=multiline,
        )

    def render(self, value: Any, margin: str = "", *, multiline: bool) -> str:
        """Return the value's text; lines after the first start with the margin."""
        within = margin + self.indent if multiline else ""
        match value:
            case dict() if value:
                parts = [self.member(key, item, within, multiline=multiline) for key, item in value.items()]
                return self._bracketed("{}", parts, margin, multiline=multiline)
            case list() | tuple() if value:
                parts = [self.render(item, within, multiline=multiline) for item in value]
                return self._bracketed("[]", parts, margin, multiline=multiline)
            case dict():
                return "{}"
            case list() | tuple():
                return "[]"
        return self.scalar(value)

    def member(self, key: str, value: Any, margin: str, *, multiline: bool) -> str:
        return f"{self.scalar(str(key))}{self.colon}{self.render(value, margin, multiline=multiline)}"

    def separator(self, margin: str, *, multiline: bool) -> str:
        return f",{self.newline}{margin}" if multiline else self.comma

    def _bracketed(self, brackets: str, parts: list[str], margin: str, *, multiline: bool) -> str:
        within = margin + self.indent
        joined = self.separator(within, multiline=multiline).join(parts)
        if multiline:
            joined = f"{self.newline}{within}{joined}{self.newline}{margin}"
        return f"{brackets[0]}{joined}{brackets[1]}"

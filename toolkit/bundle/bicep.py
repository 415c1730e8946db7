"""Write data of an ARM template as Bicep."""

import json
import re
from typing import Any

from toolkit.bundle.arm_template import is_expression, unescaped

_is_identifier = re.compile("[A-Za-z_][A-Za-z0-9_]*").fullmatch
_reference = re.compile(r"parameters\('([^']+)'\)")
_choice = re.compile(r"if\((.+), null\(\), (.+)\)").fullmatch

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LARGEST = 2**63 - 1  # of a whole number, the only kind that Bicep has


def value(data: Any, indent: str = "") -> str:
    """Return a value; what it holds stands two blanks further in than it does itself."""
    inner = f"{indent}  "
    match data:
        case dict():
            members = [f"{_key(key)}: {value(member, inner)}" for key, member in data.items()]
            return _block("{}", members, indent)
        case list():
            return _block("[]", [value(item, inner) for item in data], indent)
        case str():
            return _expression(data[1:-1]) if is_expression(data) else text(unescaped(data))
    return _scalar(data)


def text(characters: str) -> str:
    """Return a string literal, on one line; `${` starts no expression in it."""
    written = "".join(_ESCAPES.get(character, _plain(character)) for character in characters)
    return "'" + written.replace("${", "\\${") + "'"


def _scalar(data: float | None) -> str:
    written = json.dumps(data)
    is_whole = data is None or (isinstance(data, int) and abs(data) <= _LARGEST)
    return written if is_whole else f"json({text(written)})"


def _plain(character: str) -> str:
    return character if character.isprintable() else f"\\u{{{ord(character):x}}}"


def _key(name: str) -> str:
    plain = unescaped(name)
    return plain if _is_identifier(plain) else text(plain)


def _block(brackets: str, lines: list[str], indent: str) -> str:
    if not lines:
        return brackets
    inner = "".join(f"{indent}  {line}\n" for line in lines)
    return f"{brackets[0]}\n{inner}{indent}{brackets[1]}"


def _expression(expression: str) -> str:
    """Return an expression: those of our templates differ in how they name parameters and choose."""
    plain = _reference.sub(r"\1", expression)
    choice = _choice(plain)
    return f"{choice[1]} ? null : {choice[2]}" if choice else plain

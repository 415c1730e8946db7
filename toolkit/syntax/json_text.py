"""JSON: parse with the fastest decoder, and say in plain words what is wrong with a text that is none."""

import json
import re
from contextlib import suppress
from typing import Any

import jiter

from toolkit.syntax.spot import MAX_DEPTH, MAX_VALUES, Parsed, SyntaxProblem, too_deep


def parse(text: str) -> Parsed:
    """Return plain data, and whether some object holds a key twice; raise SyntaxProblem."""
    _check_size(text)
    with suppress(ValueError):
        return Parsed(_parse_fast(text), has_duplicates=False)
    return _parse_slowly(text)


def _parse_fast(text: str) -> Any:
    """Return plain data; raise ValueError for what is no JSON, is too deep or holds a key twice.

    So it does for half of a surrogate pair, which Python's decoder lets pass.
    """
    content = f"{_OPENING}{text}{_CLOSING}".encode()
    data = jiter.from_json(content, allow_inf_nan=False, catch_duplicate_keys=True)
    for _ in _OPENING:
        (data,) = data  # a ValueError where the text closes a bracket of ours, such as `1], [2`
    return data


def _parse_slowly(text: str) -> Parsed:
    """Do the same with Python's decoder, which tells what is wrong, and where."""
    _check_depth(text)
    has_duplicates = False

    def from_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal has_duplicates
        members = dict(pairs)
        if len(members) != len(pairs):
            has_duplicates = True
        return members

    try:
        data = json.loads(text, object_pairs_hook=from_pairs, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise SyntaxProblem(*_reason(text, error)) from error
    except _ConstantError as error:
        raise SyntaxProblem(f"`{error}` is not JSON", _outside_strings(text, str(error))) from error
    except ValueError as error:  # Python limits the digits of an integer
        longest = max(re.findall(r"[0-9]+", _STRING.sub("", text)), key=len)
        raise SyntaxProblem("a number has too many digits", _outside_strings(text, longest)) from error
    return Parsed(data, has_duplicates)


_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)  # one without its end, too
_STRING_OR_BRACKET = re.compile(rf"{_STRING.pattern}|[{{}}\[\]]", re.DOTALL)
_STRING_OR_NOT = re.compile(rf'{_STRING.pattern}|[^"]+', re.DOTALL)
_OPENING = "[" * (201 - MAX_DEPTH)  # the fast decoder takes 201 levels, of which they leave ours
_CLOSING = "]" * len(_OPENING)


def _check_depth(text: str) -> None:
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        depth += (match[0] in "{[") - (match[0] in "}]")
        if depth > MAX_DEPTH:
            raise too_deep(match.start())


def _check_size(text: str) -> None:
    """Raise where the text holds too many values; one with enough signs of them is looked at twice."""
    if _values(text) > MAX_VALUES and _values(_STRING.sub("", text)) > MAX_VALUES:
        raise SyntaxProblem(f"more than {MAX_VALUES:,} values, which no definition has", 0)


def _values(text: str) -> int:
    """Return the number of values at most: each stands behind one of these."""
    return sum(map(text.count, ",{["))


class _ConstantError(ValueError):
    """NaN, Infinity or -Infinity, which Python's decoder would let pass."""


def _refuse_constant(word: str) -> None:
    raise _ConstantError(word)


def _outside_strings(text: str, word: str) -> int:
    for match in _STRING_OR_NOT.finditer(text):
        if not match[0].startswith('"') and word in match[0]:
            return match.start() + match[0].index(word)
    return 0


def _reason(text: str, error: json.JSONDecodeError) -> tuple[str, int]:
    """Return what is wrong, and where."""
    if not text.strip():
        return "the file is empty", 0
    offset = error.pos
    if error.msg.startswith("Illegal trailing comma"):  # from Python 3.13 on it is told at the comma
        offset += len(re.match(r",\s*", text[offset:])[0])  # type: ignore[index]  # the comma is there
    before, here = text[:offset].rstrip(), text[offset : offset + 2]
    if not here:
        return "the file ends before the document does", offset
    if here in {"//", "/*"} or here[0] == "#":
        return "JSON has no comments", offset
    if before.endswith(",") and here[0] in "}]":
        return f"a comma before `{here[0]}` has nothing after it", offset
    if here[0] == "'":
        return "JSON writes strings in double quotes", offset
    return _PLAIN_WORDS.get(error.msg.removesuffix(" at"), error.msg.lower()), offset


_PLAIN_WORDS = {
    "Expecting property name enclosed in double quotes": "a key in double quotes is expected here",
    "Expecting value": "a value is expected here",
    "Expecting ',' delimiter": "a comma or a closing bracket is expected here",
    "Expecting ':' delimiter": "a colon is expected here",
    "Extra data": "the document ends before this text",
    "Unterminated string starting": "this string has no closing quote",
    "Invalid control character": "a string holds a raw line break or control character",
    "Invalid \\escape": "this backslash escape is not JSON",
    "Invalid \\uXXXX escape": "`\\u` takes four hexadecimal digits",
}

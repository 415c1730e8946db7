"""JSON: parse with the C decoder, and find places by stepping over siblings with it."""

import json
import re
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]  # the C function that reads one string
from typing import Any, NamedTuple

from toolkit.pointer import Token, Tokens
from toolkit.syntax.spot import Duplicate, Span, Spot, SyntaxProblem

_blank = re.compile(r"[ \t\n\r]*")
_skip_blank = _blank.match
_scan = json.JSONDecoder().scan_once


class Parsed(NamedTuple):
    data: Any
    has_duplicates: bool


def parse(text: str) -> Parsed:
    """Return plain data, and whether some object holds a key twice; raise SyntaxProblem."""
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
        raise SyntaxProblem(_reason(text, error), error.pos) from error
    except RecursionError as error:
        raise SyntaxProblem("nested too deeply to be a definition", _deepest(text)) from error
    except ValueError as error:
        raise _number_problem(text, error) from error
    return Parsed(data, has_duplicates)


class Member(NamedTuple):
    token: Token
    spot: Spot

    @property
    def start(self) -> int:
        return self.spot.key.start if self.spot.key else self.spot.value.start


class Container(NamedTuple):
    """An object or array: where its brackets are, and what stands between them."""

    open: int
    close: int
    members: list[Member]


class JsonLocator:
    """Finds places in text that `parse` accepts; each container is stepped through once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._containers: dict[int, Container] = {}
        self._spots: dict[int, dict[Token, Spot]] = {}
        start = _end_of_blank(text, 0)
        self._root = Spot(None, Span(start, _scan(text, start)[1]))

    def find(self, tokens: Tokens) -> Spot:
        spot = self._root
        for token in tokens:
            spot = self._named(spot.value.start)[token]
        return spot

    def container(self, start: int) -> Container:
        """Return the object or array that opens at the offset."""
        found = self._containers.get(start)
        if found is None:
            step = _object_members if self.text[start] == "{" else _array_members
            members = list(step(self.text, start))
            last = members[-1].spot.value.end if members else start + 1
            found = Container(start, _end_of_blank(self.text, last), members)
            self._containers[start] = found
        return found

    def duplicates(self) -> Iterator[Duplicate]:
        pending: list[tuple[Tokens, int]] = [((), self._root.value.start)]
        while pending:
            tokens, start = pending.pop()
            if self.text[start] not in "{[":
                continue
            seen: dict[Token, Span] = {}
            for token, spot in self.container(start).members:
                if spot.key is not None:
                    if token in seen:
                        yield Duplicate((*tokens, token), seen[token], spot.key)
                    seen[token] = spot.key
                pending.append(((*tokens, token), spot.value.start))

    def _named(self, start: int) -> dict[Token, Spot]:
        named = self._spots.get(start)
        if named is None:
            if self.text[start] not in "{[":
                raise LookupError("a scalar has no members")
            named = {token: spot for token, spot in self.container(start).members}  # noqa: C416 (NamedTuples)
            self._spots[start] = named
        return named


def _object_members(text: str, start: int) -> Iterator[Member]:
    position = _end_of_blank(text, start + 1)
    while text[position] == '"':
        key, key_end = scanstring(text, position + 1)
        colon = _end_of_blank(text, key_end)
        value = _end_of_blank(text, colon + 1)
        end = _scan(text, value)[1]
        yield Member(key, Spot(Span(position, key_end), Span(value, end)))
        position = _end_of_blank(text, end)
        if text[position] == "}":
            return
        position = _end_of_blank(text, position + 1)


def _array_members(text: str, start: int) -> Iterator[Member]:
    position = _end_of_blank(text, start + 1)
    index = 0
    while text[position] != "]":
        end = _scan(text, position)[1]
        yield Member(index, Spot(None, Span(position, end)))
        index += 1
        position = _end_of_blank(text, end)
        if text[position] == "]":
            return
        position = _end_of_blank(text, position + 1)


def _end_of_blank(text: str, position: int) -> int:
    return _skip_blank(text, position).end()  # type: ignore[union-attr]  # it matches the empty string, too


class _Constant(ValueError):
    """NaN, Infinity or -Infinity, which Python's decoder would let pass."""


def _refuse_constant(name: str) -> None:
    raise _Constant(name)


def _number_problem(text: str, error: ValueError) -> SyntaxProblem:
    if isinstance(error, _Constant):
        return SyntaxProblem(f"`{error}` is not JSON", _outside_strings(text, str(error)))
    longest = max(re.finditer(r"[0-9]{1000,}", text), key=lambda match: len(match[0]), default=None)
    return SyntaxProblem("a number has too many digits", longest.start() if longest else 0)


_string_or_not = re.compile(r'"(?:[^"\\]|\\.)*"|[^"]+', re.DOTALL)


def _outside_strings(text: str, word: str) -> int:
    for match in _string_or_not.finditer(text):
        if not match[0].startswith('"') and word in match[0]:
            return match.start() + match[0].index(word)
    return 0


def _deepest(text: str) -> int:
    """Return where the text is nested most deeply; only ever called for a text that is too deep."""
    depth = deepest = offset = 0
    for match in re.finditer(r'"(?:[^"\\]|\\.)*"|[{}\[\]]', text, re.DOTALL):
        if match[0] in "{[":
            depth += 1
            if depth > deepest:
                deepest, offset = depth, match.start()
        elif match[0] in "}]":
            depth -= 1
    return offset


def _reason(text: str, error: json.JSONDecodeError) -> str:
    here = text[error.pos : error.pos + 2]
    before = text[: error.pos].rstrip()
    if not text.strip():
        return "the file is empty"
    if here in {"//", "/*"} or here[:1] == "#":
        return "JSON has no comments"
    if before.endswith(",") and here[:1] in "}]":
        return f"a comma before `{here[:1]}` has nothing after it"
    if here[:1] == "'" or error.msg.startswith("Expecting property name"):
        return "a key in double quotes is expected here"
    return _PLAIN_WORDS.get(error.msg.removesuffix(" at"), error.msg.lower())


_PLAIN_WORDS = {
    "Expecting value": "a value is expected here",
    "Expecting ',' delimiter": "a comma or a closing bracket is expected here",
    "Expecting ':' delimiter": "a colon is expected here",
    "Extra data": "the document ends before this text",
    "Unterminated string starting": "this string has no closing quote",
    "Invalid control character": "a string holds a raw line break or control character",
    "Invalid \\escape": "this backslash escape is not JSON",
    "Invalid \\uXXXX escape": "`\\u` takes four hexadecimal digits",
}

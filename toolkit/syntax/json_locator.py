"""Find places in JSON text: step over siblings with the C decoder, and only through what leads there."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from toolkit.pointer import Token, Tokens, index
from toolkit.syntax import json_text
from toolkit.syntax.spot import Duplicate, Parsed, Span, Spot

_scan: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().scan_once  # type: ignore[attr-defined]

_BLANK = r"[ \t\n\r]*"
_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_SCALAR = rf'{_STRING}|[^"{{}}\[\], \t\n\r]+'
_COMMA = rf"{_BLANK}(?:,{_BLANK})?"
_blank = re.compile(_BLANK)
_comma = re.compile(_COMMA)
# A member, with the comma if its value is a scalar; else up to where the value starts. An item, if a scalar.
_member = re.compile(rf"({_STRING}){_BLANK}:{_BLANK}(?:({_SCALAR}){_COMMA})?")
_item = re.compile(rf"({_SCALAR}){_COMMA}")

_new = tuple.__new__  # a third of what calling a named tuple takes, of which there is one for each member

Wanted = dict[str, "Wanted"]  # the next tokens of what is looked for, each with what is looked for below it


class Entry(NamedTuple):
    """A member or an item; its key, of which an item has none, and its value as offsets."""

    token: Token
    key_start: int
    key_end: int
    start: int
    end: int

    @property
    def spot(self) -> Spot:
        key = Span(self.key_start, self.key_end) if self.key_end else None
        return Spot(key, Span(self.start, self.end))


class Container:
    """An object or array: the offsets of its brackets, and what stands between them, in order."""

    __slots__ = ("_by_token", "close", "entries", "open")

    def __init__(self, start: int, close: int, entries: list[Entry]) -> None:
        self.open = start
        self.close = close
        self.entries = entries
        self._by_token = {entry.token: entry for entry in entries}

    @property
    def members(self) -> list[tuple[Token, Spot]]:
        return [(entry.token, entry.spot) for entry in self.entries]

    def entry(self, token: Token) -> Entry:
        is_object = not self.entries or self.entries[0].key_end
        return self._by_token[str(token) if is_object else index(token)]


class JsonLocator:
    """Finds places in text that parses; each container is stepped through once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Spot(None, Span(_after_blank(text, 0), len(text.rstrip(" \t\n\r"))))
        self._containers: dict[int, Container] = {}

    @property
    def parsed(self) -> Parsed:
        return json_text.parse(self.text)

    def find(self, tokens: Tokens) -> Spot:
        entry: Entry | None = None
        for token in tokens:
            entry = self.container(entry.start if entry else self.root.value.start).entry(token)
        return entry.spot if entry else self.root

    def find_all(self, pointers: Iterable[Tokens]) -> None:
        """Step through all that leads to the pointers at once, so that nothing is stepped over twice."""
        wanted: Wanted = {}
        for tokens in pointers:
            below = wanted
            for token in tokens:
                below = below.setdefault(str(token), {})
        if wanted:
            self._end_of(self.root.value.start, wanted)

    def container(self, start: int) -> Container:
        """Return the object or array that opens at the offset; LookupError where none does."""
        if start not in self._containers:
            self._containers[start] = self._stepped_through(start, {})
        return self._containers[start]

    def duplicates(self) -> list[Duplicate]:
        return sorted(self._duplicates((), self.root), key=lambda duplicate: duplicate.later)

    def _duplicates(self, tokens: Tokens, spot: Spot) -> Iterator[Duplicate]:
        if self.text[spot.value.start] not in "{[":
            return
        first: dict[Token, Span] = {}
        for token, member in self.container(spot.value.start).members:
            if member.key and first.setdefault(token, member.key) is not member.key:
                yield Duplicate((*tokens, token), first[token], member.key)
            yield from self._duplicates((*tokens, token), member)

    def _end_of(self, start: int, wanted: Wanted | None) -> int:
        """Return where a value ends; step through it if something in it is wanted."""
        if not wanted or self.text[start] not in "{[":
            return _scan(self.text, start)[1]
        container = self._containers.get(start)
        if container is None:
            container = self._containers[start] = self._stepped_through(start, wanted)
        return container.close + 1

    def _stepped_through(self, start: int, wanted: Wanted) -> Container:
        step = {"{": self._members, "[": self._items}.get(self.text[start])
        if step is None:
            raise LookupError("a scalar has no members")
        entries, close = step(_after_blank(self.text, start + 1), wanted)
        return Container(start, close, entries)

    def _members(self, position: int, wanted: Wanted) -> tuple[list[Entry], int]:
        text, entries = self.text, list[Entry]()
        while text[position] != "}":
            found: re.Match[str] = _member.match(text, position)  # type: ignore[assignment]  # the text parses
            key, key_end = _unquoted(found[1]), found.end(1)
            start, end = found.span(2)
            after = found.end()
            if end < 0:
                start, end = after, self._end_of(after, wanted.get(key))
                after = _after_comma(text, end)
            entries.append(_new(Entry, (key, position, key_end, start, end)))
            position = after
        return entries, position

    def _items(self, position: int, wanted: Wanted) -> tuple[list[Entry], int]:
        text, entries = self.text, list[Entry]()
        while text[position] != "]":
            number = len(entries)
            found = _item.match(text, position)
            end = found.end(1) if found else self._end_of(position, wanted.get(str(number)))
            entries.append(_new(Entry, (number, 0, 0, position, end)))
            position = found.end() if found else _after_comma(text, end)
        return entries, position


def _unquoted(text: str) -> str:
    """Return the value of a string in quotes; nearly no key has an escape in it."""
    return json.loads(text) if "\\" in text else text[1:-1]


def _after_comma(text: str, position: int) -> int:
    """Return where the next member starts; where there is none, the closing bracket."""
    return _comma.match(text, position).end()  # type: ignore[union-attr]  # it matches the empty string, too


def _after_blank(text: str, position: int) -> int:
    return _blank.match(text, position).end()  # type: ignore[union-attr]  # it matches the empty string, too

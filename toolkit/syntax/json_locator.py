"""Find places in JSON text: step over siblings with the C decoder, and only through what leads there."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from toolkit.pointer import Token, Tokens
from toolkit.syntax import json_text
from toolkit.syntax.json_entries import EVERYTHING, Container, Entry, Wanted
from toolkit.syntax.spot import Duplicate, Parsed, Span, Spot

_scan: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().scan_once  # type: ignore[attr-defined]

_BLANK = r"[ \t\n\r]*+"
# Nearly all strings end at the next quote; looking for one character takes a tenth of looking for two.
_STRING = r'"(?:[^"]*+"(?<!\\")|[^"\\]*+(?:\\.[^"\\]*+)*+")'
_SCALAR = rf'{_STRING}|[^"{{}}\[\], \t\n\r]++'
_COMMA = rf"{_BLANK},?+{_BLANK}"
_blank = re.compile(_BLANK)
# A member or an item after the comma before it; its value if that is a scalar, else up to where it starts.
_member = re.compile(rf"{_COMMA}({_STRING}){_BLANK}:{_BLANK}({_SCALAR})?+")
_item = re.compile(rf"{_COMMA}(?:({_SCALAR})|(?=[{{\[]))")

_new = tuple.__new__  # a third of what calling a named tuple takes, of which there is one for each member


class JsonLocator:
    """Finds places in text that parses; each container is stepped through once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Spot(None, Span(_after_blank(text, 0), len(text.rstrip(" \t\n\r"))))
        self._found = Wanted()
        self._containers: dict[int, Container] = {}
        self._ends: dict[int, int] = {}  # of containers, by where they start

    @property
    def parsed(self) -> Parsed:
        return json_text.parse(self.text)

    def find(self, tokens: Tokens) -> Spot:
        """Return the spot of a value; LookupError where there is none."""
        if not tokens:
            return self.root
        found = self._found
        for token in tokens:
            below = found.get(str(token))
            if below is None:
                return self._stepped_to(tokens)
            found = below
        if found.entry is None:
            raise LookupError("nothing stands there")
        return found.entry.spot

    def find_all(self, pointers: Iterable[Tokens]) -> None:
        """Step through all that leads to the pointers at once, so that nothing is stepped over twice.

        The text holds no key twice in one object.
        """
        self._found = Wanted()
        for tokens in pointers:
            below = self._found
            for token in tokens:
                below = below[str(token)]
        if self._found and self.text[self.root.value.start] in "{[":
            self._end_of(self.root.value.start, self._found)

    def container(self, start: int) -> Container:
        """Return the object or array that opens at the offset; LookupError where none does."""
        if start not in self._containers:
            entries, close = self._stepped_through(start, EVERYTHING)
            self._containers[start] = Container(start, close, entries)
        return self._containers[start]

    def duplicates(self) -> list[Duplicate]:
        found = self._duplicates((), self.root.value.start)
        return sorted(found, key=lambda duplicate: duplicate.later)

    def _duplicates(self, tokens: Tokens, start: int) -> Iterator[Duplicate]:
        """Yield those of an object or array, and of all in it; nothing is kept of it, for it may be giant."""
        if self.text[start] not in "{[":
            return
        first: dict[Token, Entry] = {}
        for entry in self._stepped_through(start, EVERYTHING)[0]:
            earlier = first.setdefault(entry.token, entry)
            if earlier is not entry:
                yield Duplicate((*tokens, entry.token), earlier.key, entry.key)
            if self.text[entry.start] in "{[":
                yield from self._duplicates((*tokens, entry.token), entry.start)

    def _stepped_to(self, tokens: Tokens) -> Spot:
        spot = self.root
        for token in tokens:
            spot = self.container(spot.value.start).entry(token).spot
        return spot

    def _end_of(self, start: int, wanted: Wanted | None) -> int:
        """Return where an object or array ends; step through it if something in it is wanted."""
        if wanted:
            entries, close = self._stepped_through(start, wanted)
            for entry in entries:
                wanted[str(entry.token)].entry = entry
            self._ends[start] = close + 1
        elif start not in self._ends:
            self._ends[start] = _scan(self.text, start)[1]
        return self._ends[start]

    def _stepped_through(self, start: int, wanted: Wanted) -> tuple[list[Entry], int]:
        """Return what is wanted of an object or array, and the offset of its closing bracket."""
        match self.text[start]:
            case "{":
                return self._members(start + 1, wanted)
            case "[":
                return self._items(start + 1, wanted)
        raise LookupError("a scalar has no members")

    def _members(self, position: int, wanted: Wanted) -> tuple[list[Entry], int]:
        text, entries = self.text, list[Entry]()
        while found := _member.match(text, position):
            key = found[1]
            key = json.loads(key) if "\\" in key else key[1:-1]  # nearly none has an escape in it
            below = wanted.get(key)
            start, position = found.span(2)
            if position < 0:
                start = found.end()
                position = self._end_of(start, below)
            if below is not None:
                entries.append(_new(Entry, (key, *found.span(1), start, position)))
        return entries, _after_blank(text, position)

    def _items(self, position: int, wanted: Wanted) -> tuple[list[Entry], int]:
        text, entries = self.text, list[Entry]()
        number = 0
        while found := _item.match(text, position):
            below = wanted.get(str(number))
            start, position = found.span(1)
            if position < 0:
                start = found.end()
                position = self._end_of(start, below)
            if below is not None:
                entries.append(_new(Entry, (number, 0, 0, start, position)))
            number += 1
        return entries, _after_blank(text, position)


def _after_blank(text: str, position: int) -> int:
    return _blank.match(text, position).end()  # type: ignore[union-attr]  # it matches the empty string, too

"""Find places in JSON text: step over siblings with the C decoder, and only through what leads there."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from toolkit.pointer import Token, Tokens, index
from toolkit.syntax import json_text
from toolkit.syntax.spot import Duplicate, Parsed, Span, Spot

_decode = json.JSONDecoder().raw_decode
_blank = re.compile(r"[ \t\n\r]*")

Wanted = dict[str, "Wanted"]  # the next tokens of what is looked for, each with what is looked for below it
_NOTHING: Wanted = {}


@dataclass(slots=True)
class Container:
    """An object or array: the offsets of its brackets, and what stands between them, in order."""

    open: int
    close: int
    members: list[tuple[Token, Spot]]
    spots: dict[Token, Spot] = field(init=False)

    def __post_init__(self) -> None:
        self.spots = dict(self.members)

    def spot(self, token: Token) -> Spot:
        is_member = not self.members or self.members[0][1].key
        return self.spots[str(token) if is_member else index(token)]


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
        spot = self.root
        for token in tokens:
            spot = self.container(spot.value.start).spot(token)
        return spot

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

    def _end_of(self, start: int, wanted: Wanted) -> int:
        """Return where a value ends; step through it if something in it is wanted."""
        if not wanted or self.text[start] not in "{[":
            return _decode(self.text, start)[1]
        container = self._containers.get(start)
        if container is None:
            container = self._containers[start] = self._stepped_through(start, wanted)
        return container.close + 1

    def _stepped_through(self, start: int, wanted: Wanted) -> Container:
        step = {"{": self._object_members, "[": self._array_items}.get(self.text[start])
        if step is None:
            raise LookupError("a scalar has no members")
        members = list(step(start, wanted))
        end = members[-1][1].value.end if members else start + 1
        return Container(start, _after_blank(self.text, end), members)

    def _object_members(self, start: int, wanted: Wanted) -> Iterator[tuple[Token, Spot]]:
        text = self.text
        position = _after_blank(text, start + 1)
        while text[position] != "}":
            key, key_end = _decode(text, position)
            colon = _after_blank(text, key_end)
            value = _after_blank(text, colon + 1)
            end = self._end_of(value, wanted.get(key, _NOTHING))
            yield key, Spot(Span(position, key_end), Span(value, end))
            position = _after_comma(text, end)

    def _array_items(self, start: int, wanted: Wanted) -> Iterator[tuple[Token, Spot]]:
        text = self.text
        position = _after_blank(text, start + 1)
        number = 0
        while text[position] != "]":
            end = self._end_of(position, wanted.get(str(number), _NOTHING))
            yield number, Spot(None, Span(position, end))
            number += 1
            position = _after_comma(text, end)


def _after_comma(text: str, position: int) -> int:
    """Return where the next member starts; where there is none, the closing bracket."""
    position = _after_blank(text, position)
    return _after_blank(text, position + 1) if text[position] == "," else position


def _after_blank(text: str, position: int) -> int:
    return _blank.match(text, position).end()  # type: ignore[union-attr]  # it matches the empty string, too

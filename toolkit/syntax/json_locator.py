"""Find places in JSON text: step over siblings with the C decoder, and only through what leads there."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.pointer import Token, Tokens, index
from toolkit.syntax import json_text
from toolkit.syntax.spot import Duplicate, Parsed, Span, Spot

_decode = json.JSONDecoder().raw_decode
_blank = re.compile(r"[ \t\n\r]*")


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

    def container(self, start: int) -> Container:
        """Return the object or array that opens at the offset; LookupError where none does."""
        if start not in self._containers:
            self._containers[start] = self._stepped_through(start)
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

    def _stepped_through(self, start: int) -> Container:
        step = {"{": _object_members, "[": _array_items}.get(self.text[start])
        if step is None:
            raise LookupError("a scalar has no members")
        members = list(step(self.text, start))
        end = members[-1][1].value.end if members else start + 1
        return Container(start, _after_blank(self.text, end), members)


def _object_members(text: str, start: int) -> Iterator[tuple[Token, Spot]]:
    position = _after_blank(text, start + 1)
    while text[position] != "}":
        key, key_end = _decode(text, position)
        colon = _after_blank(text, key_end)
        value = _after_blank(text, colon + 1)
        end = _decode(text, value)[1]
        yield key, Spot(Span(position, key_end), Span(value, end))
        position = _after_comma(text, end)


def _array_items(text: str, start: int) -> Iterator[tuple[Token, Spot]]:
    position = _after_blank(text, start + 1)
    number = 0
    while text[position] != "]":
        end = _decode(text, position)[1]
        yield number, Spot(None, Span(position, end))
        number += 1
        position = _after_comma(text, end)


def _after_comma(text: str, position: int) -> int:
    """Return where the next member starts; where there is none, the closing bracket."""
    position = _after_blank(text, position)
    return _after_blank(text, position + 1) if text[position] == "," else position


def _after_blank(text: str, position: int) -> int:
    return _blank.match(text, position).end()  # type: ignore[union-attr]  # it matches the empty string, too

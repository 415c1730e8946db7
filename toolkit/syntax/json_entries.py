"""What stands in the objects and arrays of JSON text, and what of it is looked for."""

from typing import NamedTuple

from toolkit.pointer import Token, index
from toolkit.syntax.spot import Span, Spot


class Entry(NamedTuple):
    """A member or an item; its key, of which an item has none, and its value as offsets."""

    token: Token
    key_start: int
    key_end: int
    start: int
    end: int

    @property
    def key(self) -> Span:
        return Span(self.key_start, self.key_end)

    @property
    def spot(self) -> Spot:
        return Spot(self.key if self.key_end else None, Span(self.start, self.end))


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


class Wanted(dict[str, "Wanted"]):
    """The next tokens of what is looked for; its entry, where something stands there."""

    __slots__ = ("entry",)

    def __init__(self) -> None:
        self.entry: Entry | None = None

    def __missing__(self, token: str) -> "Wanted":
        below = self[token] = Wanted()
        return below


class _Everything(Wanted):
    """Every member or item is wanted, and nothing in it."""

    def get(self, token: str, default: object = None) -> Wanted:
        del token, default
        return _NOTHING


_NOTHING = Wanted()
EVERYTHING = _Everything()

"""Choices that look as if made by chance, and are always the same for the same words."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

Choice = TypeVar("Choice")


@dataclass(frozen=True, slots=True)
class Chance:
    """A place at which something is chosen; `at` names one below it."""

    place: str

    def at(self, *words: object) -> "Chance":
        return Chance("/".join((self.place, *map(str, words))))

    def number(self, low: int, high: int) -> int:
        """Return a number, the bounds included."""
        return low + int(self.hex(16), 16) % (high - low + 1)

    def pick(self, choices: Sequence[Choice]) -> Choice:
        return choices[self.number(0, len(choices) - 1)]

    def hex(self, length: int) -> str:
        """Return at most 64 hexadecimal digits."""
        return blake2b(self.place.encode(errors="replace"), digest_size=32).hexdigest()[:length]

    def guid(self) -> str:
        digits = self.hex(32)
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}"

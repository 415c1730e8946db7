"""What the two formats share: where a value stands, and what is wrong with a text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from toolkit.pointer import Tokens


class Span(NamedTuple):
    """Character offsets, the end exclusive."""

    start: int
    end: int


class Spot(NamedTuple):
    """Where a value stands, and its key where it is a member of an object."""

    key: Span | None
    value: Span


class Duplicate(NamedTuple):
    """A key that stands twice in one object; readers keep the later one."""

    tokens: Tokens
    first: Span
    later: Span


class Locator(Protocol):
    """Finds places in a text; built only if somebody asks where."""

    def find(self, tokens: Tokens) -> Spot:
        """Return the spot of a value; LookupError where there is none."""
        ...

    def duplicates(self) -> Iterator[Duplicate]:
        """Yield every repeated key, in document order."""
        ...


class Edit(NamedTuple):
    """Replace the characters from start to end by the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SyntaxProblem(Exception):  # noqa: N818 (a problem until a path makes it an UnreadableDocument)
    """A text that is not of its format, at a character offset."""

    reason: str
    offset: int

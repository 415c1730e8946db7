"""What the two formats share: where a value stands, and what is wrong with a text."""

from typing import Any, NamedTuple

from toolkit.pointer import Tokens

MAX_DEPTH = 100  # the deepest published definition has 28 levels
MAX_VALUES = 600_000  # the largest published one has 30,000; as data, a value may take 500 bytes


class Parsed(NamedTuple):
    """Plain data, and whether some object holds a key twice."""

    data: Any
    has_duplicates: bool


class Span(NamedTuple):
    """Character offsets, the end exclusive."""

    start: int
    end: int


class Spot(NamedTuple):
    """Where a value stands, and its key where it is a member of an object."""

    key: Span | None
    value: Span


class Duplicate(NamedTuple):
    """A key that stands again in one object; readers keep the last one."""

    tokens: Tokens
    first: Span
    later: Span


class SyntaxProblem(Exception):
    """A text that is not of its format, at a character offset."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason, offset)
        self.reason, self.offset = reason, offset


def too_deep(offset: int) -> SyntaxProblem:
    return SyntaxProblem(f"nested more than {MAX_DEPTH} levels deep", offset)

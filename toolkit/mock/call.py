"""A request as the mock sees it, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

Headers = Mapping[str, str]
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Call:
    """A request: the path in segments, each decoded; header names in lower case."""

    method: str  # in lower case
    base: str  # what stands before the path, such as http://127.0.0.1:8087
    raw_path: str  # as sent
    query: tuple[tuple[str, str], ...] = ()
    headers: Headers = field(default_factory=dict)
    body: bytes = b""

    @property
    def segments(self) -> tuple[str, ...]:
        """The path; an encoded slash does not part segments, and one at the end says nothing."""
        return tuple(map(unquote, self.raw_path.removeprefix("/").removesuffix("/").split("/")))

    @property
    def path(self) -> str:
        return "/".join(("", *self.segments))

    def asked(self, name: str) -> str | None:
        """Return a value of the query, upper and lower case of its name alike."""
        return next((value for key, value in self.query if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; a body of None is none at all."""

    status: int
    body: Any = None
    headers: Headers = field(default_factory=dict)
    media_type: str = JSON


class Refused(Exception):
    """Ends a call with the answer that it carries."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer

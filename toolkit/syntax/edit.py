"""What patches ask of a text: changes to its containers, made as edits of its characters."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from toolkit.errors import PatchRefused
from toolkit.pointer import Token, Tokens


@dataclass(slots=True)
class ContainerChange:
    """What happens to the members of one object or array."""

    replaced: dict[Token, Any] = field(default_factory=dict)
    renamed: dict[Token, str] = field(default_factory=dict)
    removed: set[Token] = field(default_factory=set)
    added: list[tuple[str, Any]] = field(default_factory=list)  # of an array: any key, and the item


Plan = dict[Tokens, ContainerChange]


class Edit(NamedTuple):
    """Replace the characters from start to end by the text."""

    start: int
    end: int
    text: str


def splice(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after the edits; of two at one place the earlier comes first."""
    parts: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < position:
            raise PatchRefused("two changes meet in the text")
        parts += text[position : edit.start], edit.text
        position = edit.end
    return "".join([*parts, text[position:]])

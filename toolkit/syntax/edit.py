"""What patches ask of a text: changes to its containers, made as edits of its characters."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from toolkit.errors import PatchRefused
from toolkit.pointer import Token, Tokens


class ContainerChange:
    """What happens to the members of one object or array."""

    def __init__(self) -> None:
        self.replaced: dict[Token, Any] = {}
        self.renamed: dict[Token, str] = {}
        self.removed: set[Token] = set()
        self.added: list[tuple[str, Any]] = []  # of an array: any key, and the item


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

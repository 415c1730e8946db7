"""How a YAML text is written, so that what comes new looks as if it had been there."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.syntax import json_write, yaml_write
from toolkit.syntax.json_write import Style
from toolkit.syntax.lines import has_break, head, newline_of
from toolkit.syntax.yaml_members import Member, members
from toolkit.syntax.yaml_nodes import YamlNode
from toolkit.syntax.yaml_write import BlockStyle


@dataclass(frozen=True, slots=True)
class Manner:
    """A text whose last line has an end, and how lines are added to it."""

    text: str
    newline: str
    missing: str  # the line end that the text did not have
    style: BlockStyle

    @classmethod
    def of(cls, text: str, root: YamlNode) -> "Manner":
        newline = newline_of(text)
        missing = "" if text.endswith(("\n", "\r")) else newline
        step, dash = _indentation(text, root)
        return cls(text + missing, newline, missing, BlockStyle(step, dash, ends_lines=not missing))

    def column(self, offset: int) -> int:
        return len(head(self.text, offset))

    def joined(self, rows: list[str], margin: int = 0) -> str:
        return self.newline.join(" " * margin + row if row else row for row in rows)


def flow_style(text: str, node: YamlNode) -> Style:
    """Return how a collection in brackets is written: as JSON, or with as few quotes as YAML needs."""
    first = node.pairs[0][0] if node.pairs else node.items[0] if node.items else node
    if first.style == '"':
        return Style.of(text)
    return Style(newline=newline_of(text), multiline=False, scalar=yaml_write.flow_scalar)


def key_text(name: str, like: YamlNode) -> str:
    """Return a key, quoted like another one."""
    if like.style == '"':
        return json_write.scalar(name)
    if like.style == "'" and "'" not in name and name.isprintable():
        return f"'{name}'"
    if not like.style and name.isdecimal() and name.isascii() and like.value.isdecimal():
        return name
    return yaml_write.scalar(name)


def _indentation(text: str, root: YamlNode) -> tuple[int, int]:
    """Return how far the first mapping and the first sequence below a key are indented."""
    step = dash = None
    for member in _above_lines(text, root):
        indent = len(head(text, member.value.start)) - len(head(text, member.start))
        if member.value.items and dash is None:
            dash = indent
        elif member.value.pairs and step is None:
            step = indent
        if step is not None and dash is not None:
            break
    step = step or 2
    return step, step if dash is None else dash


def _above_lines(text: str, node: YamlNode) -> Iterator[Member]:
    """Yield the members whose value is a collection on lines of its own."""
    if not node.is_block:
        return
    for member in members(text, node):
        if member.value.is_block:
            if not member.is_compact and has_break(text[member.after : member.value.start]):
                yield member
            yield from _above_lines(text, member.value)

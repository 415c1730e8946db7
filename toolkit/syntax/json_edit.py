"""Render changes into JSON text, in the manner of the text around them."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.pointer import Token
from toolkit.syntax.json_text import Container, JsonLocator, Member
from toolkit.syntax.spot import Edit

if TYPE_CHECKING:
    from toolkit.patch import ContainerChange, Plan

_indent = re.compile(r"[ \t]*").match
_first_indent = re.compile(r"[\r\n]([ \t]+)\S")


def edits(text: str, plan: "Plan") -> list[Edit]:
    """Return the edits that make the planned changes; they do not overlap."""
    locator = JsonLocator(text)
    writer = Writer(text)
    found: list[Edit] = []
    for tokens, change in plan.items():
        container = locator.container(locator.find(tokens).value.start)
        found += _of_container(writer, container, change)
    return found


def render_string(text: str) -> str:
    """Return a JSON string, readable where possible: only a lone surrogate, which UTF-8 cannot hold, is escaped."""
    rendered = json.dumps(text, ensure_ascii=False)
    return json.dumps(text) if any("\ud800" <= char <= "\udfff" for char in rendered) else rendered


class Writer:
    """How this text writes: its indentation, its line ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        indent = _first_indent.search(text)
        self.indent = indent[1] if indent else "  "
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.multiline = "\n" in text.strip()

    def render(self, value: Any, margin: str, *, multiline: bool) -> str:
        """Return the value's text; lines after the first start with the margin."""
        rendered = json.dumps(value, ensure_ascii=False, indent=self.indent if multiline else None)
        if any("\ud800" <= char <= "\udfff" for char in rendered):
            rendered = json.dumps(value, indent=self.indent if multiline else None)
        return rendered.replace("\n", self.newline + margin)

    def margin(self, offset: int) -> str:
        """Return the white space that the offset's line starts with."""
        start = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        return _indent(self.text, start)[0]  # type: ignore[index]  # it matches the empty string, too


def _of_container(writer: Writer, container: Container, change: "ContainerChange") -> Iterator[Edit]:
    on_lines = _on_lines(writer, container)
    for member in container.members:
        if member.token in change.renamed and member.spot.key:
            yield Edit(*member.spot.key, render_string(change.renamed[member.token]))
        if member.token in change.replaced:
            value = change.replaced[member.token]
            start, end = member.spot.value
            multiline = writer.multiline and (on_lines or "\n" in writer.text[start:end])
            yield Edit(start, end, writer.render(value, writer.margin(start), multiline=multiline))
    yield from _removals(container, change.removed)
    if change.added:
        yield _addition(writer, container, change, on_lines=on_lines)


def _on_lines(writer: Writer, container: Container) -> bool:
    """Tell whether each member stands on a line of its own, or would in an empty container."""
    if container.members:
        return "\n" in writer.text[container.open : container.members[0].start]
    return writer.multiline


def _removals(container: Container, removed: set[Token]) -> Iterator[Edit]:
    """Take members out with the comma before the next one; the last ones with the comma before them."""
    members = container.members
    index = 0
    while index < len(members):
        first = index
        while index < len(members) and members[index].token in removed:
            index += 1
        if index == first:
            index += 1
        elif index < len(members):
            yield Edit(members[first].start, members[index].start, "")
        elif first:
            yield Edit(members[first - 1].spot.value.end, members[-1].spot.value.end, "")
        else:
            yield Edit(container.open + 1, container.close, "")


def _addition(writer: Writer, container: Container, change: "ContainerChange", *, on_lines: bool) -> Edit:
    is_object = writer.text[container.open] == "{"
    kept = [member for member in container.members if member.token not in change.removed]
    margin = _member_margin(writer, container)
    separator = "," + (writer.newline + margin if on_lines else _gap(writer, container))
    texts = [
        (f"{render_string(key)}: " if is_object else "") + writer.render(value, margin, multiline=on_lines)
        for key, value in change.added
    ]
    joined = separator.join(texts)
    if kept:
        end = container.members[-1].spot.value.end
        return Edit(end, end, separator + joined)
    # An emptied container is cut out up to its closing bracket by the removal.
    start = container.close if container.members else container.open + 1
    if not on_lines:
        return Edit(start, container.close, joined)
    last_line = writer.newline + writer.margin(container.open)
    return Edit(start, container.close, f"{writer.newline}{margin}{joined}{last_line}")


def _member_margin(writer: Writer, container: Container) -> str:
    if container.members and "\n" in writer.text[container.open : container.members[0].start]:
        return writer.margin(container.members[0].start)
    return writer.margin(container.open) + writer.indent


def _gap(writer: Writer, container: Container) -> str:
    """Return what stands between a comma and the next member on the same line."""
    members: list[Member] = container.members
    if len(members) > 1:
        between = writer.text[members[0].spot.value.end : members[1].start]
        return between.partition(",")[2]
    return " "

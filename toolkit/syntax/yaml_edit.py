"""Render changes into YAML text: comments, anchors, styles and blank lines beside them survive."""

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from toolkit.errors import PatchRefused
from toolkit.pointer import Token, Tokens, render
from toolkit.syntax import yaml_write
from toolkit.syntax.spot import Edit
from toolkit.syntax.yaml_text import YamlLocator, YamlNode, content_end

if TYPE_CHECKING:
    from toolkit.patch import ContainerChange, Plan

_line_end = re.compile(r"\r?\n|\r|\Z")
_blanks = re.compile(r"[ \t]*")


def edits(text: str, plan: "Plan") -> list[Edit]:
    """Return the edits that make the planned changes; they do not overlap."""
    editor = _Editor(text)
    return [edit for tokens, change in plan.items() for edit in editor.of_container(tokens, change)]


class _Editor:
    def __init__(self, text: str) -> None:
        self.text = text
        self.locator = YamlLocator(text)
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.sequence_offset = self._sequence_offset()

    def of_container(self, tokens: Tokens, change: "ContainerChange") -> Iterator[Edit]:
        node = self._own_node(tokens)
        members = _members(node)
        emptied = len(change.removed) == len(members)
        for token, key, value in members:
            if key is not None and token in change.renamed:
                yield Edit(key.start, key.end, self._key(change.renamed[token], key.style, flow=node.flow))
            if token in change.replaced:
                yield self._replacement(node, key, value, change.replaced[token])
        if emptied and (members or node.flow) and (change.added or members):
            yield self._refilled(tokens, node, change)
            return
        yield from (self._flow_removals if node.flow else self._block_removals)(node, change.removed)
        if change.added:
            yield (self._flow_addition if node.flow else self._block_addition)(node, change)

    def _own_node(self, tokens: Tokens) -> YamlNode:
        node = self.locator.root
        for length in range(len(tokens) + 1):
            _, node = self.locator.node(tokens[:length])
            if node.kind == "alias":
                raise PatchRefused(
                    f"{render(tokens[:length])} is an alias; a change there would show elsewhere, too"
                )
        return node

    # Values in place of others

    def _replacement(self, parent: YamlNode, key: YamlNode | None, old: YamlNode, value: Any) -> Edit:
        start, end = old.start, content_end(self.text, old)
        if parent.flow:
            return Edit(start, end, _flow(value))
        after = self._after_indicator(key, old)
        joined = not self.text[after:start].strip()  # no comment between the key and its value
        start = after if joined else start
        margin = self._margin_below(parent)
        if not isinstance(value, (dict, list)) or not value or not joined:
            gap = " " if start == after else ""
            return Edit(start, end, gap + _inline(value))
        body = self._block(value, margin)
        if key is None:
            return Edit(start, end, " " + body.lstrip(" "))
        if isinstance(value, list):
            body = self._block(value, margin[: len(margin) - yaml_write.STEP + self.sequence_offset])
        return Edit(start, end, self.newline + body)

    def _after_indicator(self, key: YamlNode | None, value: YamlNode) -> int:
        """Return the offset behind the `:` or `-` that the value belongs to."""
        if key is not None:
            return self.text.index(":", key.end) + 1
        return self.text.rindex("-", 0, max(value.start, 1)) + 1

    def _refilled(self, tokens: Tokens, node: YamlNode, change: "ContainerChange") -> Edit:
        """Rewrite a container of which nothing stays."""
        is_mapping = node.kind == "mapping"
        value = dict(change.added) if is_mapping else [item for _, item in change.added]
        start, end = node.start, content_end(self.text, node)
        if not tokens:
            return Edit(start, end, self._block(value, "") if value else _flow(value))
        parent = self._own_node(tokens[:-1])
        key, _ = self.locator.node(tokens)
        return self._replacement(parent, key, node, value)

    # Members that leave

    def _flow_removals(self, node: YamlNode, removed: set[Token]) -> Iterator[Edit]:
        members = _members(node)
        starts = [(key or value).start for _, key, value in members]
        index = 0
        while index < len(members):
            first = index
            while index < len(members) and members[index][0] in removed:
                index += 1
            if index == first:
                index += 1
            elif index < len(members):
                yield Edit(starts[first], starts[index], "")
            else:
                yield Edit(
                    content_end(self.text, members[first - 1][2]), content_end(self.text, members[-1][2]), ""
                )

    def _block_removals(self, node: YamlNode, removed: set[Token]) -> Iterator[Edit]:
        members = _members(node)
        for index, (token, key, value) in enumerate(members):
            if token not in removed:
                continue
            start = self._member_start(key, value)
            end = self._line_end(content_end(self.text, value))
            line_start = self._line_start(start)
            if not self.text[line_start:start].strip():
                yield Edit(line_start, end, "")
            elif index + 1 < len(members) and members[index + 1][0] not in removed:
                # The first member of an item shares the line of its dash: the next one moves up to it.
                following = self._member_start(members[index + 1][1], members[index + 1][2])
                yield (
                    Edit(start, following, "")
                    if not self.text[end:following].strip()
                    else Edit(start, end, "")
                )
            else:
                raise PatchRefused("several members leave a line that they share with a dash")

    def _member_start(self, key: YamlNode | None, value: YamlNode) -> int:
        if key is not None:
            return key.start
        return self.text.rindex("-", 0, max(value.start, 1))

    # Members that come

    def _flow_addition(self, node: YamlNode, change: "ContainerChange") -> Edit:
        members = _members(node)
        last = content_end(self.text, members[-1][2])
        first_start = (members[0][1] or members[0][2]).start
        gap = " "
        if "\n" in self.text[node.start : first_start]:
            gap = self.newline + self.text[self._line_start(first_start) : first_start]
        return Edit(last, last, "".join(f",{gap}{self._flow_member(node, *added)}" for added in change.added))

    def _flow_member(self, node: YamlNode, key: str, value: Any) -> str:
        if node.kind == "sequence":
            return _flow(value)
        return f"{self._key(key, node.pairs[-1][0].style, flow=True)}: {_flow(value)}"

    def _block_addition(self, node: YamlNode, change: "ContainerChange") -> Edit:
        offset = self._column(self._member_start(*_members(node)[0][1:]))
        margin = " " * offset
        body = "".join(self._block_member(node, margin, *added) for added in change.added)
        last = content_end(self.text, node)
        end = last if self.text[last - 1] == "\n" else self._line_end(last)
        if end and self.text[end - 1] not in "\r\n":
            return Edit(end, end, self.newline + body.removesuffix(self.newline))
        return Edit(end, end, body)

    def _block_member(self, node: YamlNode, margin: str, key: str, value: Any) -> str:
        if node.kind == "sequence":
            return self._block([value], margin, sequence_offset=0) + self.newline
        style = node.pairs[-1][0].style
        head = f"{margin}{self._key(key, style, flow=False)}:"
        if not isinstance(value, (dict, list)) or not value:
            return f"{head} {_inline(value)}{self.newline}"
        below = margin + " " * (self.sequence_offset if isinstance(value, list) else yaml_write.STEP)
        return f"{head}{self.newline}{self._block(value, below)}{self.newline}"

    # Text

    def _block(self, value: Any, margin: str, sequence_offset: int | None = None) -> str:
        """Return the value's lines behind the margin, without the last line end."""
        offset = self.sequence_offset if sequence_offset is None else sequence_offset
        lines = yaml_write.block(value, sequence_offset=self.sequence_offset)
        if isinstance(value, list):  # the writer indents the outermost dashes, too
            lines = re.sub(rf"^ {{{self.sequence_offset}}}", "", lines, flags=re.MULTILINE)
            del offset
        lines = re.sub(r"^(?=.)", margin, lines, flags=re.MULTILINE)
        return lines.removesuffix("\n").replace("\n", self.newline)

    def _key(self, key: str, style: str, *, flow: bool) -> str:
        if style == "'" and "'" not in key and key.isprintable():
            return f"'{key}'"
        if style == '"' or flow:
            return json.dumps(key, ensure_ascii=False)
        return yaml_write.scalar(key)

    def _sequence_offset(self) -> int:
        """Return how far this file indents the dashes of a sequence below its key."""
        pending = [self.locator.root]
        while pending:
            node = pending.pop()
            for key, value in node.pairs:
                if value.kind == "sequence" and not value.flow and value.items:
                    dash = self._member_start(None, value.items[0])
                    return max(0, min(self._column(dash) - self._column(key.start), 8))
                pending.append(value)
            pending.extend(node.items)
        return yaml_write.STEP

    def _margin_below(self, parent: YamlNode) -> str:
        _, key, value = _members(parent)[0]
        return " " * (self._column(self._member_start(key, value)) + yaml_write.STEP)

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _line_end(self, offset: int) -> int:
        """Return the offset behind the line end that follows."""
        found = _line_end.search(self.text, offset)
        return found.end() if found else len(self.text)

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)


def _members(node: YamlNode) -> list[tuple[Token, YamlNode | None, YamlNode]]:
    if node.kind == "mapping":
        return [(key.real.value, key, value) for key, value in node.pairs]
    return [(index, None, item) for index, item in enumerate(node.items)]


def _flow(value: Any) -> str:
    """Return a value on one line; JSON is YAML in flow style."""
    return (
        json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else yaml_write.scalar(value)
    )


def _inline(value: Any) -> str:
    return _flow(value)

"""Render changes into YAML text: comments, anchors, styles and blank lines beside them survive."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from toolkit.errors import PatchRefused
from toolkit.pointer import Token, Tokens, render
from toolkit.syntax import yaml_write
from toolkit.syntax.edit import ContainerChange, Edit, Plan, splice
from toolkit.syntax.json_edit import ContainerEditor
from toolkit.syntax.json_entries import Container, Entry
from toolkit.syntax.lines import head, line_start, next_line, skip
from toolkit.syntax.yaml_locator import YamlLocator, child, content_end, needs_line_end
from toolkit.syntax.yaml_members import Member, members
from toolkit.syntax.yaml_nodes import YamlNode
from toolkit.syntax.yaml_replace import replacement
from toolkit.syntax.yaml_style import Manner, flow_style, key_text

_properties = re.compile(r"(?:[&!]\S*\s+)*")


def changed(locator: YamlLocator, plan: Plan) -> str:
    """Return the text after the planned changes."""
    manner = Manner.of(locator.text, locator.root)
    return splice(manner.text, _edits(locator, manner, plan)).removesuffix(manner.missing)


def edits(locator: YamlLocator, plan: Plan) -> Iterator[Edit]:
    """Yield the edits that make the planned changes, of the text without the line end that it may lack.

    Those that reach beyond its end become one: only together they tell which line is the last.
    """
    manner = Manner.of(locator.text, locator.root)
    length = len(locator.text)
    beyond = []
    for edit in _edits(locator, manner, plan):
        if edit.end > length:
            beyond.append(edit)
        else:
            yield edit
    if beyond:
        start = min(length, *(edit.start for edit in beyond))
        moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in beyond]
        yield Edit(start, length, splice(manner.text[start:], moved).removesuffix(manner.missing))


def _edits(locator: YamlLocator, manner: Manner, plan: Plan) -> Iterator[Edit]:
    editor = _Editor(locator.root, manner)
    for tokens, change in sorted(plan.items(), key=lambda entry: -len(entry[0])):
        yield from editor.edits(tokens, change)


class _Editor:
    def __init__(self, root: YamlNode, manner: Manner) -> None:
        self.root = root
        self.manner = manner
        self.text = manner.text

    def edits(self, tokens: Tokens, change: ContainerChange) -> Iterator[Edit]:
        """Yield what changes one container."""
        node = self._container(tokens)
        is_empty = not node.pairs and not node.items
        if node.is_block:
            yield from self._of_block(tokens, node, change)
        elif is_empty and not (tokens and self._container(tokens[:-1]).flow):
            yield from self._refilled(tokens, node, change)
        else:
            style = flow_style(self.text, self.root if is_empty else node)
            yield from ContainerEditor(self.text, style, _in_brackets(self.text, node)).edits(change)

    def _container(self, tokens: Tokens) -> YamlNode:
        node = self.root
        for length, token in enumerate(tokens, start=1):
            _, node = child(node, token)
            if node.target:
                alias = render(tokens[:length])
                raise PatchRefused(f"{alias} is an alias; a change there would show elsewhere, too")
        return node

    def _of_block(self, tokens: Tokens, node: YamlNode, change: ContainerChange) -> Iterator[Edit]:
        every = list(members(self.text, node))
        kept = [member for member in every if member.token not in change.removed]
        if not kept:
            yield from self._refilled(tokens, node, change)
            return
        for member in every:
            if member.key and member.token in change.renamed:
                start = skip(_properties, self.text, member.key.start)
                yield Edit(start, member.key.end, key_text(change.renamed[member.token], member.key))
        for token, member in {member.token: member for member in every}.items():
            if token in change.replaced:
                yield from replacement(self.manner, member, change.replaced[token])
        yield from self._removals(every, change.removed)
        if change.added:
            yield self._addition(every[0], kept[-1], change.added)

    def _refilled(self, tokens: Tokens, node: YamlNode, change: ContainerChange) -> Iterator[Edit]:
        """Write a collection anew of which nothing stays."""
        value = dict(change.added) if node.kind == "mapping" else [item for _, item in change.added]
        if tokens:
            siblings = members(self.text, self._container(tokens[:-1]))
            own = {member.token: member for member in siblings}[tokens[-1]]
            yield from replacement(self.manner, own, value)
            return
        body = self.manner.joined(yaml_write.lines(value, self.manner.style))
        is_alone = not head(self.text, node.start).strip()
        yield Edit(node.start, content_end(self.text, node), body if is_alone else self.manner.newline + body)

    def _removals(self, every: list[Member], removed: set[Token]) -> Iterator[Edit]:
        """Take out whole lines; beside a dash, the first member that stays moves up."""
        leaving = [member for member in every if member.token in removed]
        first = every[0]
        if first.token in removed and head(self.text, first.start).strip():
            kept = next(number for number, member in enumerate(every) if member.token not in removed)
            if self._are_together(every[: kept + 1]):
                yield Edit(first.start, every[kept].start, "")
                leaving = leaving[kept:]
            else:
                yield Edit(first.start, next_line(self.text, first.end), "")
                leaving = leaving[1:]
        for member in leaving:
            yield Edit(line_start(self.text, member.start), next_line(self.text, member.end), "")

    def _are_together(self, neighbours: list[Member]) -> bool:
        """Whether no comment has a line between them."""
        return not any(
            self.text[next_line(self.text, one.end) : other.start].strip()
            for one, other in pairwise(neighbours)
        )

    def _addition(self, first: Member, last: Member, added: list[tuple[str, Any]]) -> Edit:
        margin = self.manner.column(first.start)
        rows = [row for key, value in added for row in self._rows(last.key, key, value)]
        body = self.manner.joined([*rows, ""], margin)
        if not (self.manner.missing and needs_line_end(self.text, last.value)):
            place = next_line(self.text, last.end)
            return Edit(place, place, body)
        if last.key is None:
            raise PatchRefused("the text ends in a block string without a line end, which nothing can follow")
        return Edit(last.start, last.start, body.lstrip(" ") + " " * margin)

    def _rows(self, like: YamlNode | None, key: str, value: Any) -> list[str]:
        if like is None:
            return yaml_write.item_lines(value, self.manner.style)
        return yaml_write.member(key_text(key, like), value, self.manner.style)


def _in_brackets(text: str, node: YamlNode) -> Container:
    start = skip(_properties, text, node.start)
    pairs = [Entry(key.real.value, key.start, key.end, value.start, value.end) for key, value in node.pairs]
    items = [Entry(number, 0, 0, item.start, item.end) for number, item in enumerate(node.items)]
    return Container(start, node.end - 1, [*pairs, *items])

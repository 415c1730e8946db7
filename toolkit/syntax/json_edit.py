"""Render changes into JSON text, and into what YAML writes in brackets, in the manner of the text around."""

from collections.abc import Iterator

from toolkit.pointer import Token
from toolkit.regex import regex
from toolkit.syntax.edit import ContainerChange, Edit, Plan, splice
from toolkit.syntax.json_entries import Container
from toolkit.syntax.json_locator import JsonLocator
from toolkit.syntax.json_write import Style
from toolkit.syntax.lines import has_break, head, line_start, margin, skip
from toolkit.syntax.spot import Spot

ONE_LINE = 100  # characters up to which a value stays on one line where the value before it did

_key_alone = regex(r'[ \t]*("(?:[^"\\]++|\\.)*+"[ \t]*:[ \t]*)?')
_between = regex(r"(?:\s++|#[^\r\n]*+)*+")
_behind_last = regex(r"[ \t]+(?:#[^\r\n]*)?(?=[\r\n])")
_rest_of_line = regex(r"[ \t]*+(,?)[ \t]*+(?:#[^\r\n]*)?(?:\r\n|\r|\n)")


def changed(locator: JsonLocator, plan: Plan) -> str:
    """Return the text after the planned changes."""
    return splice(locator.text, edits(locator, plan))


def edits(locator: JsonLocator, plan: Plan) -> Iterator[Edit]:
    """Yield the edits that make the planned changes."""
    style = Style.of(locator.text)
    for tokens, change in plan.items():
        container = locator.container(locator.find(tokens).value.start)
        yield from ContainerEditor(locator.text, style, container).edits(change)


class ContainerEditor:
    """Changes one object or array in brackets."""

    def __init__(self, text: str, style: Style, container: Container) -> None:
        self.text = text
        self.style = style
        self.container = container
        self.members = container.members
        self.on_lines = self._on_lines()

    def edits(self, change: ContainerChange) -> Iterator[Edit]:
        for token, spot in self.members:
            if token in change.renamed and spot.key:
                yield Edit(*spot.key, self.style.scalar(change.renamed[token]))
            if token in change.replaced and self.container.entry(token).spot == spot:
                yield self._replacement(spot, change.replaced[token])
        kept = [spot for token, spot in self.members if token not in change.removed]
        if not kept:
            yield self._filled(change.added)
            return
        yield from self._removals(change.removed)
        if change.added:
            yield from self._additions(kept[-1].value.end, change.added)

    def _on_lines(self) -> bool:
        """Tell whether each member stands on a line of its own, or would in an empty container."""
        before = self.container.open
        if self.members:
            return has_break(self.text[before : _start(self.members[0][1])])
        return self.style.multiline and bool(_key_alone.fullmatch(head(self.text, before)))

    def _replacement(self, spot: Spot, value: object) -> Edit:
        start, end = spot.value
        on_lines = self.style.multiline and self.on_lines
        old = self.text[start:end]
        if on_lines and old[0] in "{[" and old not in {"{}", "[]"} and not has_break(old):
            one_line = self.style.render(value, multiline=False)
            if len(one_line) <= ONE_LINE:
                return Edit(start, end, one_line)
        on_lines = on_lines or has_break(old)
        return Edit(start, end, self.style.render(value, margin(self.text, start), multiline=on_lines))

    def _additions(self, end: int, added: list[tuple[str, object]]) -> Iterator[Edit]:
        """Add members after one; what stands behind that on its line stays there."""
        joined = self._separator() + self._joined(added)
        behind = _behind_last.match(self.text, end) if self.on_lines else None
        if behind:
            yield Edit(end, end, ",")
            yield Edit(behind.end(), behind.end(), joined.removeprefix(","))
        else:
            yield Edit(end, end, joined)

    def _removals(self, removed: set[Token]) -> Iterator[Edit]:
        """Take out each run of members that leave; something is kept."""
        index = 0
        while index < len(self.members):
            first = index
            while index < len(self.members) and self.members[index][0] in removed:
                index += 1
            if index > first:
                yield from self._removal(first, index)
            index += 1

    def _removal(self, first: int, after: int) -> Iterator[Edit]:
        start, end = _start(self.members[first][1]), self.members[after - 1][1].value.end
        rest = _rest_of_line.match(self.text, end)
        is_last = after == len(self.members)
        if rest and (rest[1] or is_last) and not head(self.text, start).strip():
            yield Edit(line_start(self.text, start), rest.end(), "")
            if is_last and not rest[1]:
                comma = skip(_between, self.text, self.members[first - 1][1].value.end)
                yield Edit(comma, comma + 1, "")
        elif not is_last:
            yield Edit(start, _start(self.members[after][1]), "")
        else:
            yield Edit(self.members[first - 1][1].value.end, end, "")

    def _filled(self, added: list[tuple[str, object]]) -> Edit:
        """Return what stands between the brackets of which nothing that stood there stays."""
        joined = self._joined(added)
        if joined and self.on_lines:
            newline = self.style.newline
            joined = f"{newline}{self._margin()}{joined}{newline}{margin(self.text, self.container.open)}"
        return Edit(self.container.open + 1, self.container.close, joined)

    def _joined(self, added: list[tuple[str, object]]) -> str:
        is_object = self.text[self.container.open] == "{"
        return self._separator().join(
            self.style.member(key, value, self._margin(), multiline=self.on_lines)
            if is_object
            else self.style.render(value, self._margin(), multiline=self.on_lines)
            for key, value in added
        )

    def _separator(self) -> str:
        """Return what stands between two members here."""
        if not self.on_lines and len(self.members) > 1:
            between = self.text[self.members[0][1].value.end : _start(self.members[1][1])]
            if not between.strip(", \t\r\n"):
                return between
        return self.style.separator(self._margin(), multiline=self.on_lines)

    def _margin(self) -> str:
        if self.members and self.on_lines:
            return margin(self.text, _start(self.members[0][1]))
        return margin(self.text, self.container.open) + self.style.indent


def _start(spot: Spot) -> int:
    return (spot.key or spot.value).start

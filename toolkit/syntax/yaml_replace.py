"""Put a value in place of another in YAML text, on the same lines where possible."""

from collections.abc import Iterator
from typing import Any

from toolkit.errors import PatchRefused
from toolkit.syntax import yaml_write
from toolkit.syntax.edit import Edit
from toolkit.syntax.json_edit import ONE_LINE
from toolkit.syntax.lines import has_break, line_end
from toolkit.syntax.yaml_members import Member
from toolkit.syntax.yaml_nodes import YamlNode
from toolkit.syntax.yaml_style import Manner, flow_style
from toolkit.syntax.yaml_write import is_collection


def replacement(manner: Manner, member: Member, value: Any) -> Iterator[Edit]:
    """Yield the edits that give a member another value; comments beside the old one stay."""
    if manner.text[member.indicator : member.after] not in {":", "-"}:
        raise PatchRefused(f"key `{member.token}` has neither a colon nor a value")
    between = manner.text[member.after : member.value.start]
    is_below = has_break(between)
    alike = _in_brackets(manner, member.value, value) or (is_below and _on_lines(manner, member, value))
    if alike:
        yield alike
    elif "#" in between:
        yield from _before_comment(manner, member, value)
    else:
        first, *rest = _lines(manner, member, value)
        if between and not is_below and not is_collection(value):  # keep what it is aligned with
            first = between + first.lstrip(" ")
        yield Edit(member.after, member.end, first)
        end = line_end(manner.text, member.end)
        yield Edit(end, end, _below(manner, member, rest))


def _in_brackets(manner: Manner, old: YamlNode, value: Any) -> Edit | None:
    """Return how a collection in brackets takes the place of another, if it is short."""
    if not (old.flow and (old.pairs or old.items) and is_collection(value)):
        return None
    body = flow_style(manner.text, old).render(value, multiline=False)
    return Edit(old.start, old.end, body) if len(body) <= ONE_LINE else None


def _on_lines(manner: Manner, member: Member, value: Any) -> Edit | None:
    """Return how a collection on lines of its own takes the place of another, as far indented."""
    margin = manner.column(member.value.start)
    least = 1 if member.is_compact or isinstance(value, dict) else 0
    is_possible = margin >= manner.column(member.start) + least
    if not (member.value.is_block and is_collection(value) and is_possible):
        return None
    body = manner.joined(yaml_write.lines(value, manner.style), margin)
    return Edit(member.value.start, member.end, body.lstrip(" "))


def _before_comment(manner: Manner, member: Member, value: Any) -> Iterator[Edit]:
    """Yield how a value takes the place of another below a comment: its first line goes before that."""
    is_text = isinstance(value, str)
    first, *rest = [f" {yaml_write.scalar(value)}"] if is_text else _lines(manner, member, value)
    yield Edit(member.after, member.after, first)
    comment_end = len(manner.text[: member.value.start].rstrip(" \t\r\n"))
    yield Edit(comment_end, member.end, _below(manner, member, rest))


def _lines(manner: Manner, member: Member, value: Any) -> list[str]:
    write = yaml_write.behind_dash if member.is_compact else yaml_write.below_key
    return write(value, manner.style)


def _below(manner: Manner, member: Member, rest: list[str]) -> str:
    return manner.newline + manner.joined(rest, manner.column(member.start)) if rest else ""

"""Write plain data as YAML 1.2, readable by YAML 1.1 tools in the same sense."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.syntax import json_write
from toolkit.syntax.yaml_data import plain_scalar

# What looks like a word, a path or a sentence; numbers and dates are left to quotes.
_PLAIN = re.compile(r"[^\W\d][\w ./@()+$=;'!?*<>&-]*(?<! )|[/$][\w./@()+$={}-]*")
_WORDS_OF_YAML_1_1 = re.compile(r"(?i:y|n|yes|no|on|off)")
_NUMBER_WITHOUT_POINT = re.compile(r"^(-?[0-9]+)(e.*)")


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """How far levels are indented, and whether blocks may be written whose strings end in a line break."""

    step: int = 2
    dash: int = 2  # blanks before the dashes of a sequence, counted from the key above it
    ends_lines: bool = True


def document(data: Any) -> str:
    """Return a whole YAML file."""
    return "\n".join([*lines(data), ""])


def lines(value: Any, style: BlockStyle = BlockStyle()) -> list[str]:
    """Return the lines of a value that stands alone."""
    if isinstance(value, dict) and value:
        return [line for key, item in value.items() for line in member(scalar(str(key)), item, style)]
    if isinstance(value, (list, tuple)) and value:
        return [line for entry in value for line in item_lines(entry, style)]
    head, *rest = _text_lines(value, style)
    return [head, *_indented(rest, style.step)]


def member(key: str, value: Any, style: BlockStyle) -> list[str]:
    """Return the lines of a member whose key is rendered already."""
    head, *rest = below_key(value, style)
    return [f"{key}:{head}", *rest]


def below_key(value: Any, style: BlockStyle) -> list[str]:
    """Return what follows the colon of a key: the rest of its line, and more lines."""
    if is_collection(value):
        step = style.step if isinstance(value, dict) else style.dash
        return ["", *_indented(lines(value, style), step)]
    head, *rest = _text_lines(value, style)
    return [f" {head}", *_indented(rest, style.step)]


def item_lines(value: Any, style: BlockStyle) -> list[str]:
    """Return the lines of an item of a sequence."""
    head, *rest = behind_dash(value, style)
    return [f"-{head}", *rest]


def behind_dash(value: Any, style: BlockStyle) -> list[str]:
    """Return what follows a dash: the rest of its line, and more lines."""
    head, *rest = lines(value, style) if is_collection(value) else _text_lines(value, style)
    return [f" {head}", *_indented(rest, 2)]


def scalar(value: Any) -> str:
    """Return a scalar, or an empty collection, on one line."""
    if isinstance(value, str):
        return value if _is_plain(value) else json_write.scalar(value)
    return _NUMBER_WITHOUT_POINT.sub(r"\1.0\2", json.dumps(value))


def flow_scalar(value: Any) -> str:
    """Return a scalar between brackets, where braces need quotes."""
    return (
        json_write.scalar(value)
        if isinstance(value, str) and not {"{", "}"}.isdisjoint(value)
        else scalar(value)
    )


def is_collection(value: Any) -> bool:
    """Whether a value needs lines of its own: an object or array that is not empty."""
    return bool(value) and isinstance(value, (dict, list, tuple))


def _is_plain(text: str) -> bool:
    """Whether a string needs no quotes."""
    return bool(
        _PLAIN.fullmatch(text) and not _WORDS_OF_YAML_1_1.fullmatch(text) and plain_scalar(text) == text
    )


def _text_lines(value: Any, style: BlockStyle) -> list[str]:
    """Return a scalar's lines: several where it is a string that reads best as a block."""
    if not isinstance(value, str) or not _is_block(value) or (value.endswith("\n") and not style.ends_lines):
        return [scalar(value)]
    return ["|" if value.endswith("\n") else "|-", *value.removesuffix("\n").split("\n")]


def _is_block(text: str) -> bool:
    """Tell whether the text has several lines, and nothing that a block cannot hold."""
    first, *others = text.removesuffix("\n").split("\n")
    return (
        bool(others)
        and bool(first)
        and first[0] != " "
        and bool(others[-1])
        and all(line.isprintable() and line == line.rstrip() for line in (first, *others))
    )


def _indented(rows: Iterable[str], by: int) -> list[str]:
    return [" " * by + row if row else row for row in rows]

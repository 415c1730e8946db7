"""What an answer offers: the elements of its array, each with a value and a title."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.preview.trying.dynamic import value_at
from toolkit.swagger.nodes import Data
from toolkit.swagger.values import spelled


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the choices. A node of a tree that others are below has the item to open them with."""

    value: Any
    label: str
    item: Any = None
    is_selectable: bool = True


@dataclass(frozen=True, slots=True)
class Paths:
    """Where in an answer the choices are, and where in a choice what counts; None where nothing is said."""

    items: Any
    value: Any
    title: Any
    selectable: Any
    is_parent: Any  # an expression of trees, or the path to a boolean of file pickers

    @classmethod
    def of_values(cls, data: Data) -> "Paths":
        keys = ("value-collection", "value-path", "value-title", "value-selectable", "value-folder-property")
        return cls(*(data.get(key) for key in keys))

    @classmethod
    def of_list(cls, data: Data) -> "Paths":
        items, value, title = (data.get(key) for key in ("itemsPath", "itemValuePath", "itemTitlePath"))
        return cls(items, value, title, None, data.get("itemIsParent"))


def entries(answer: Any, paths: Paths, settings: Data) -> Iterator[Entry]:
    for item in _items(answer, paths.items):
        if not isinstance(item, (dict, list)):  # a scalar is its own value, whatever the paths say
            yield Entry(item, spelled(item))
            continue
        value = value_at(item, paths.value or "")
        title = value_at(item, paths.title) if paths.title else value
        is_parent = _is_parent(item, paths.is_parent)
        key = "canSelectParentNodes" if is_parent else "canSelectLeafNodes"
        is_selectable = settings.get(key) is not False
        is_enabled = not paths.selectable or value_at(item, paths.selectable) is not False
        if value is not None and is_enabled:
            label = spelled(value if title is None else title)
            yield Entry(value, label, item if is_parent else None, is_selectable)


def _items(answer: Any, path: Any) -> list[Any]:
    """Return the array; where the path leads to none, the first that the answer has."""
    found = value_at(answer, path) if path else answer
    if isinstance(found, list):
        return found
    members = answer.values() if isinstance(answer, dict) else ()
    return next((one for one in members if isinstance(one, list)), [])


def _is_parent(item: Any, told: Any) -> bool:
    """Whether others are below an item: `true`, `(isFolder eq true)`, or the path to a boolean."""
    if not isinstance(told, str):
        return told is True
    words = told.strip().removeprefix("(").removesuffix(")").split(maxsplit=2)
    if len(words) != 3 or words[1] not in {"eq", "ne"}:
        return told.strip().lower() == "true" or value_at(item, told.strip()) is True
    is_equal = spelled(value_at(item, words[0])).lower() == words[2].strip(" '").lower()
    return is_equal is (words[1] == "eq")

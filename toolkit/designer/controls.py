"""What a value is filled in with, and everything else that a field shows of its schema."""

from collections.abc import Iterator
from typing import Any

from toolkit.designer.card import Choice, Control, Field, Visibility
from toolkit.designer.schemas import View, members, text
from toolkit.designer.sources import choices_of, schema_of
from toolkit.swagger import lookup
from toolkit.swagger.dynamic_calls import TREE
from toolkit.swagger.nodes import Data
from toolkit.swagger.values import spelled

_OF_TYPE = {
    "integer": Control.NUMBER,
    "number": Control.NUMBER,
    "boolean": Control.BOOLEAN,
    "array": Control.LIST,
    "file": Control.FILE,
    "object": Control.OBJECT,
}
_FILES = frozenset({"binary", "byte"})


def field(
    view: View,
    *,
    key: str,
    name: str,
    label: str,
    location: str,
    is_required: bool,
    visibility: Visibility,
) -> Field:
    """Return the field of a value that is one input; what a list holds is not looked at."""
    return Field(
        key=key,
        name=name,
        label=label,
        control=control_of(view),
        pointer=view.pointer,
        location=location,
        description=text(view.data, "description"),
        type=view.type,
        format=view.format,
        is_required=is_required,
        visibility=visibility,
        default=view.data.get("default"),
        choices=choices(view),
        source=choices_of(view) or schema_of(view),
        is_secret=view.is_secret,
    )


def control_of(view: View) -> Control:
    """Return the control: a list keeps its own, what is asked at run time comes before what is written."""
    source = choices_of(view)
    if view.type == "array":
        return Control.LIST
    if source:
        is_picker = source.extension == TREE or "capability" in view.data[source.extension]
        return Control.TREE if is_picker else Control.COMBOBOX
    if schema_of(view):
        return Control.DYNAMIC
    return _written(view)


def _written(view: View) -> Control:
    if isinstance(view.data.get("enum"), list):
        return Control.CHOICE
    if _is_dictionary(view):
        return Control.DICTIONARY
    if view.type == "string" and view.format in _FILES:
        return Control.FILE
    return _OF_TYPE.get(view.type, Control.TEXT)


def choices(view: View) -> tuple[Choice, ...]:
    """Return the members of `enum`; where they are listed with names, that list takes the place of `enum`."""
    if not isinstance(view.data.get("enum"), list):
        return ()
    known: dict[int, tuple[Choice, ...]] = lookup.once(view.definition, "choices", dict)
    if id(view.data) not in known:
        known[id(view.data)] = _choices(view.data)
    return known[id(view.data)]


def _choices(data: Data) -> tuple[Choice, ...]:
    listed = data.get("x-ms-enum-values"), members(data, "x-ms-editor-options").get("items")
    named = [tuple(_named(one)) for one in listed]
    return next(filter(None, named), tuple(Choice(value, spelled(value)) for value in data["enum"]))


def _named(listed: Any) -> Iterator[Choice]:
    for _, one in lookup.objects(listed):
        if "value" in one:
            yield Choice(
                one["value"], text(one, "displayName") or text(one, "title") or spelled(one["value"])
            )


def _is_dictionary(view: View) -> bool:
    return text(view.data, "x-ms-editor") == "dictionary" and not members(view.data, "properties")

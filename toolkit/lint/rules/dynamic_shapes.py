"""Rules about how dynamic extensions are written: their paths, and which keys go together."""

import re
from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.dynamic_sample import PALETTE, color, listed, opened, tree, values
from toolkit.lint.rule import ERROR, IMPORT, SAFE, Example, Problem, quoted, rule, safe
from toolkit.patch import Put, Rename
from toolkit.swagger.dynamic_calls import (
    EXTENSIONS,
    LIST,
    PROPERTIES,
    TREE,
    VALUES,
    DynamicCall,
    Entry,
    calls_of,
)
from toolkit.swagger.dynamic_paths import is_well_formed
from toolkit.swagger.nodes import Items, Node, Parameter, Schema

_PATHS = (
    *("value-collection", "value-title", "value-path"),
    *("itemsPath", "itemTitlePath", "itemValuePath", "itemFullTitlePath", "itemIconPath"),
)
_SELECTED = "selectedItemValuePath"
_TRIGGER_VALUE = "x-ms-trigger-value"

# What fills a list of choices, how an entry of `parameters` gets its value, where a trigger takes its next value.
_ALTERNATIVES = {
    VALUES: ("operationId", "builtInOperation", "capability"),
    LIST: ("operationId", "builtInOperation", "capability"),
    _TRIGGER_VALUE: ("value-collection", "value-path"),
}
_ALTERNATIVES_OF_ENTRY = {
    LIST: ("value", "parameterReference"),
    PROPERTIES: ("value", "parameterReference"),
    TREE: ("value", "parameterReference", _SELECTED),
}


@rule(
    Parameter,
    Items,
    Schema,
    name="JsonPointerNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=EXTENSIONS,
    fix=SAFE,
    examples=[
        Example(
            bad=color(**values(**{"value-collection": "/value"})),
            good=color(**values(**{"value-collection": "value"})),
            at="/x-ms-dynamic-values/value-collection",
            part="parameter",
        ),
        Example(
            bad={"parameters": [PALETTE, color(**listed({"parameterReference": "palette/"}))]},
            good={"parameters": [PALETTE, color(**listed({"parameterReference": "palette"}))]},
            at="/parameters/1/x-ms-dynamic-list/parameters/palette/parameterReference",
            part="operation",
        ),
    ],
)
def json_pointer_not_valid(node: Node) -> Iterator[Problem]:
    """A path in a dynamic extension is a JSON Pointer without its first slash: `value`, `properties/name`.

    An empty path stands for the whole answer. `~` is written `~0`, and a slash inside a name `~1`.
    """
    for holder, key, path in _paths(node):
        if not is_well_formed(path):
            place = holder.place / key
            better = re.sub("/+", "/", path).strip("/")
            fix = safe(Put(place.tokens, better)) if is_well_formed(better) else None
            yield Problem(f"{quoted(path)} is no path{_fault(path)}", place, fix)


def _paths(node: Node) -> Iterator[tuple[DynamicCall | Entry, str, str]]:
    for call in calls_of(node):
        for key in _PATHS:
            if isinstance(call.data.get(key), str):
                yield call, key, call.data[key]
        for entry in call.entries:
            if isinstance(entry.value, dict) and isinstance(entry.value.get("parameterReference"), str):
                yield entry, "parameterReference", entry.value["parameterReference"]


def _fault(path: str) -> str:
    if path.startswith("/"):
        return "; leave out the first slash"
    return "; `~` is written `~0`" if "/" not in path else "; a name between two slashes is empty"


@rule(
    Parameter,
    Items,
    Schema,
    name="SelectedItemValuePathNotAllowedInThisPosition",
    severity=ERROR,
    phase=IMPORT,
    keys=EXTENSIONS,
    examples=[
        Example(
            bad=color(**tree(open=opened({_SELECTED: "id"}))),
            good=color(**tree(open=opened({"value": "basic"}), browse=opened({_SELECTED: "id"}))),
            at=f"/x-ms-dynamic-tree/open/parameters/palette/{_SELECTED}",
            part="parameter",
        ),
        Example(
            bad=color(**listed({_SELECTED: "id"})),
            good=color(**listed({"value": "id"})),
            at=f"/x-ms-dynamic-list/parameters/palette/{_SELECTED}",
            part="parameter",
        ),
    ],
)
def selected_item_value_path_not_allowed_in_this_position(node: Node) -> Iterator[Problem]:
    """Only what is below a node of a tree can depend on that node: the roots, and plain lists, have none yet."""
    for call in calls_of(node):
        for entry in call.entries if call.steps != (TREE, "browse") else ():
            if isinstance(entry.value, dict) and _SELECTED in entry.value:
                message = f"`{_SELECTED}` is for `browse` of `{TREE}` alone"
                yield Problem(message, entry.place / _SELECTED, at_key=True)


@rule(
    Parameter,
    Items,
    Schema,
    name="OneOfPropertiesRequired",
    severity=ERROR,
    phase=IMPORT,
    keys=[VALUES, LIST, PROPERTIES, TREE, _TRIGGER_VALUE],
    fix=SAFE,
    examples=[
        Example(
            bad=color(**listed("basic")),
            good=color(**listed({"value": "basic"})),
            at="/x-ms-dynamic-list/parameters/palette",
            part="parameter",
        ),
        Example(
            bad={"parameters": [PALETTE, color(**listed({"parameter": "palette"}))]},
            good={"parameters": [PALETTE, color(**listed({"parameterReference": "palette"}))]},
            at="/parameters/1/x-ms-dynamic-list/parameters/palette",
            part="operation",
        ),
    ],
)
def one_of_properties_required(node: Node) -> Iterator[Problem]:
    """A list of choices comes from somewhere, and what it depends on has a value; one key says which.

    Of x-ms-dynamic-values a bare value is enough for a parameter; the newer extensions want it under `value`.
    """
    for extension, keys in _ALTERNATIVES.items():
        value = node.data.get(extension)
        if isinstance(value, dict) and value.keys().isdisjoint(keys):
            yield Problem(f"`{extension}` has none of {_listed(keys)}", node.place / extension)
    for call in calls_of(node):
        keys = _ALTERNATIVES_OF_ENTRY.get(call.extension, ())
        for entry in call.entries if keys else ():
            if not isinstance(entry.value, dict) or entry.value.keys().isdisjoint(keys):
                message = f"{quoted(entry.key)} has none of {_listed(keys)}"
                yield Problem(message, entry.place, _wrapped(entry))


def _wrapped(entry: Entry) -> Fix | None:
    """Say that a bare value is one, and that a reference is one to this extension."""
    if not isinstance(entry.value, dict):
        return safe(Put(entry.place.tokens, {"value": entry.value}))
    if entry.reference_key == "parameter":
        return safe(Rename((*entry.place.tokens, "parameter"), "parameterReference"))
    return None


def _listed(keys: tuple[str, ...]) -> str:
    *others, last = map(quoted, keys)
    return f"{', '.join(others)} and {last}"


RULES = (
    json_pointer_not_valid,
    selected_item_value_path_not_allowed_in_this_position,
    one_of_properties_required,
)

"""Rules about pickers of files: a tree of folders beside the older extension."""

from collections.abc import Iterator
from typing import Any

from toolkit.lint.dynamic_sample import color, opened, taking, tree
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, Problem, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger.dynamic_calls import CAPABILITIES, TREE, VALUES, DynamicCall, calls_of
from toolkit.swagger.nodes import ApiDefinition, Data, Items, Node, Parameter, Schema

_PICKER = "file-picker"
_OF_FILES = {
    CAPABILITIES: {
        _PICKER: {
            "open": {"operationId": "ListColors", "parameters": {"palette": "basic"}},
            "browse": {"operationId": "ListColors", "parameters": {"palette": {"value-property": "id"}}},
            "value-collection": "value",
            "value-title": "name",
        }
    }
}
_PICKED = {VALUES: {"capability": _PICKER, "value-path": "id"}}


@rule(
    Parameter,
    Items,
    Schema,
    name="DynamicTreeExtensionMissing",
    severity=ERROR,
    phase=IMPORT,
    keys=[VALUES],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_OF_FILES | taking(color(**_PICKED)),
            good=_OF_FILES
            | taking(
                color(
                    **_PICKED,
                    **tree(open=opened({"value": "basic"}), browse=opened({"selectedItemValuePath": "id"})),
                )
            ),
            at="/paths/~1t/post/parameters/0/x-ms-dynamic-values",
            part="definition",
        )
    ],
)
def dynamic_tree_extension_missing(node: Node) -> Iterator[Problem]:
    """The designer shows folders by x-ms-dynamic-tree; the older file picker alone is no longer enough.

    The picker that the root describes does not stand in for it; the fix is made from that.
    """
    values = node.data[VALUES]
    if isinstance(values, dict) and values.get("capability") == _PICKER and TREE not in node.data:
        made = _made_tree(node.definition, values)
        fix = unsafe(Put((*node.tokens, TREE), made)) if made else None
        yield Problem(f"`{_PICKER}` has no `{TREE}` beside it", node.place / VALUES, fix)


def _made_tree(definition: ApiDefinition, values: Data) -> Data | None:
    capabilities = definition.data.get(CAPABILITIES)
    picker = capabilities.get(_PICKER) if isinstance(capabilities, dict) else None
    calls = {call.steps[-1]: call for call in calls_of(definition) if call.steps[1] == _PICKER}
    if not isinstance(picker, dict) or any(call.called is None for call in calls.values()) or len(calls) < 2:
        return None
    options = values.get("parameters")
    takes_folders = isinstance(options, dict) and options.get("isFolder") is True
    results = _results(picker, values)
    return {
        "settings": {"canSelectParentNodes": takes_folders, "canSelectLeafNodes": True},
        **{part: _part(calls[part], results) for part in ("open", "browse")},
    }


def _part(call: DynamicCall, results: Data) -> Data:
    parameters = {entry.key: _entry(entry.value) for entry in call.entries}
    passed: Data = {"parameters": parameters} if parameters else {}
    return {"operationId": call.operation_id, **passed, **results}


def _entry(value: Any) -> Data:
    """Return what a parameter gets: of the node that is opened, where the picker says so, else a value."""
    if isinstance(value, dict) and "value-property" in value:
        return {"selectedItemValuePath": value["value-property"]}
    return {"value": value}


def _results(picker: Data, values: Data) -> Data:
    paths = {
        "itemsPath": picker.get("value-collection"),
        "itemValuePath": values.get("value-path"),
        "itemTitlePath": picker.get("value-title"),
    }
    folder = picker.get("value-folder-property")
    is_parent = {"itemIsParent": f"({folder} eq true)"} if isinstance(folder, str) else {}
    return {key: path for key, path in paths.items() if isinstance(path, str)} | is_parent


RULES = (dynamic_tree_extension_missing,)

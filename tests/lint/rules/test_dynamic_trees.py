import pytest

from toolkit.lint.dynamic_sample import color
from toolkit.lint.rules.dynamic_trees import dynamic_tree_extension_missing

OPEN = {"operationId": "ListColors", "parameters": {"palette": "basic"}}
PICKER = {
    "open": OPEN,
    "browse": {"operationId": "ListColors", "parameters": {"palette": {"value-property": "id"}}},
    "value-title": "name",
    "value-folder-property": "isFolder",
}


def picked(picker):
    values = {"capability": "file-picker", "value-path": "id", "parameters": {"isFolder": True}}
    parameters = {"file": color(**{"x-ms-dynamic-values": values})}
    return {"parameters": parameters, "x-ms-capabilities": {"file-picker": picker}}


def test_tree_is_made_of_the_picker(mended):
    after = mended(dynamic_tree_extension_missing, picked(PICKER))
    read = {"itemValuePath": "id", "itemTitlePath": "name", "itemIsParent": "(isFolder eq true)"}

    assert after["parameters"]["file"]["x-ms-dynamic-tree"] == {
        "settings": {"canSelectParentNodes": True, "canSelectLeafNodes": True},
        "open": {"operationId": "ListColors", "parameters": {"palette": {"value": "basic"}}, **read},
        "browse": {
            "operationId": "ListColors",
            "parameters": {"palette": {"selectedItemValuePath": "id"}},
            **read,
        },
    }


@pytest.mark.parametrize(
    "picker",
    [None, {}, {"open": OPEN}, {"open": OPEN, "browse": {"operationId": "Nowhere"}}],
    ids=["nothing", "empty", "half", "wrong"],
)
def test_tree_is_not_made_of_less(lint, mended, picker):
    assert len(lint(dynamic_tree_extension_missing, picked(picker))) == 1
    assert mended(dynamic_tree_extension_missing, picked(picker)) is None

"""What a field is filled in with."""

import pytest

from toolkit.designer.card import Choice, Control

BROWSED = {"open": {"operationId": "ListRoots"}, "browse": {"operationId": "ListBelow"}}
PICKER = {"capability": "file-picker", "parameters": {"isFolder": True}}


@pytest.fixture
def field_of(body_of):
    """Return the field of a property of a schema."""

    def make(schema):
        [field] = body_of({"type": "object", "properties": {"a": schema}})
        return field

    return make


@pytest.mark.parametrize(
    ("schema", "control"),
    [
        pytest.param({"type": "string"}, Control.TEXT, id="text"),
        pytest.param({"type": "string", "format": "date-time"}, Control.TEXT, id="date and time"),
        pytest.param({"type": "integer"}, Control.NUMBER, id="integer"),
        pytest.param({"type": "number", "format": "double"}, Control.NUMBER, id="number"),
        pytest.param({"type": "boolean"}, Control.BOOLEAN, id="boolean"),
        pytest.param({"type": "boolean", "enum": [True]}, Control.CHOICE, id="boolean with enum"),
        pytest.param({"type": "string", "enum": ["a"]}, Control.CHOICE, id="enum"),
        pytest.param({"type": "string", "enum": "a"}, Control.TEXT, id="malformed enum"),
        pytest.param({"type": "string", "format": "byte"}, Control.FILE, id="bytes"),
        pytest.param({"type": "object"}, Control.OBJECT, id="object"),
        pytest.param(
            {"type": "object", "additionalProperties": {"type": "string"}},
            Control.OBJECT,
            id="free-form object",
        ),
        pytest.param(
            {"type": "object", "additionalProperties": True, "x-ms-editor": "dictionary"},
            Control.DICTIONARY,
            id="dictionary",
        ),
        pytest.param({"items": {"type": "string"}}, Control.LIST, id="list by its items"),
        pytest.param({"type": ["string", "null"]}, Control.TEXT, id="several types"),
        pytest.param({"type": "string", "x-ms-dynamic-values": {}}, Control.COMBOBOX, id="values"),
        pytest.param({"type": "string", "x-ms-dynamic-list": {}, "enum": ["a"]}, Control.COMBOBOX, id="list"),
        pytest.param({"type": "string", "x-ms-dynamic-values": PICKER}, Control.TREE, id="file picker"),
        pytest.param(
            {"type": "string", "x-ms-dynamic-values": {"builtInOperation": "AadGraph.GetUsers"}},
            Control.COMBOBOX,
            id="built in",
        ),
        pytest.param({"type": "string", "x-ms-dynamic-tree": BROWSED}, Control.TREE, id="tree"),
        pytest.param({"type": "string", "x-ms-dynamic-values": "a"}, Control.TEXT, id="malformed values"),
        pytest.param({"type": "object", "x-ms-dynamic-schema": {}}, Control.DYNAMIC, id="dynamic schema"),
        pytest.param(
            {"type": "object", "x-ms-dynamic-properties": {}}, Control.DYNAMIC, id="dynamic properties"
        ),
        pytest.param(
            {"type": "array", "items": {}, "x-ms-dynamic-values": {}}, Control.LIST, id="list with choices"
        ),
    ],
)
def test_control(field_of, schema, control):
    assert field_of(schema).control is control


NAMED = [{"value": "s", "displayName": "Small"}, {"value": "l", "displayName": "Large"}]


@pytest.mark.parametrize(
    ("schema", "choices"),
    [
        pytest.param(
            {"enum": ["s", 1, True, None]}, [("s", "s"), (1, "1"), (True, "true"), (None, "null")], id="plain"
        ),
        pytest.param(
            {"enum": ["l", "s"], "x-ms-enum-values": NAMED}, [("s", "Small"), ("l", "Large")], id="named"
        ),
        pytest.param(
            {"enum": ["s"], "x-ms-enum-values": [{"value": "s"}, {"displayName": "Lost"}, 5]},
            [("s", "s")],
            id="named badly",
        ),
        pytest.param({"enum": ["s"], "x-ms-enum-values": {}}, [("s", "s")], id="named by no list"),
        pytest.param(
            {"enum": ["s"], "x-ms-editor-options": {"items": [{"value": "s", "title": "Small"}]}},
            [("s", "Small")],
            id="options of an editor",
        ),
        pytest.param({"x-ms-enum-values": NAMED}, [], id="names without an enum"),
    ],
)
def test_choices(field_of, schema, choices):
    assert field_of({"type": "string", **schema}).choices == tuple(Choice(*one) for one in choices)


@pytest.mark.parametrize(
    ("schema", "is_secret"),
    [
        pytest.param({"type": "string", "format": "password"}, True, id="password"),
        pytest.param({"type": "string", "x-ms-secret": True}, True, id="marked"),
        pytest.param({"type": "string", "x-ms-secret": "yes"}, False, id="marked badly"),
        pytest.param({"type": "string"}, False, id="plain"),
    ],
)
def test_secret(field_of, schema, is_secret):
    assert field_of(schema).is_secret == is_secret

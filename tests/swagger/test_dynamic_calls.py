import pytest

from toolkit.swagger.dynamic_calls import calls_of
from toolkit.swagger.nodes import Parameter
from toolkit.swagger.walk import walk

CALL = {"operationId": "List", "parameters": {"a": 1}}


@pytest.fixture
def calls(api):
    """Return the calls of a definition, each as its pointer and whom it calls."""

    def find(data):
        nodes = list(walk(api(data)))
        return {call.tokens: call.operation_id for node in nodes for call in calls_of(node)}

    return find


def test_every_place_of_a_call_is_found(calls):
    schema = {"type": "array", "items": {"x-ms-dynamic-values": CALL}}
    items = {"name": "a", "in": "query", "items": {"type": "string", "x-ms-dynamic-list": CALL}}
    body = {"name": "b", "in": "body", "schema": schema}
    operation = {
        "parameters": [items, body],
        "responses": {"200": {"schema": {"x-ms-dynamic-schema": CALL}}},
        "x-ms-notification": {"operationId": "Hook"},
        "x-ms-operation-context": {"simulate": CALL},
    }
    found = calls(
        {
            "paths": {"/t": {"post": operation, "x-ms-notification-content": {"schema": schema}}},
            "definitions": {"D": {"properties": {"p": {"x-ms-dynamic-properties": CALL}}}},
            "x-ms-capabilities": {"testConnection": CALL, "file-picker": {"open": CALL, "browse": CALL}},
        }
    )
    post = ("paths", "/t", "post")

    assert found == {
        (*post, "parameters", 0, "items", "x-ms-dynamic-list"): "List",
        (*post, "parameters", 1, "schema", "items", "x-ms-dynamic-values"): "List",
        (*post, "responses", "200", "schema", "x-ms-dynamic-schema"): "List",
        (*post, "x-ms-notification"): "Hook",
        (*post, "x-ms-operation-context", "simulate"): "List",
        ("paths", "/t", "x-ms-notification-content", "schema", "items", "x-ms-dynamic-values"): "List",
        ("definitions", "D", "properties", "p", "x-ms-dynamic-properties"): "List",
        ("x-ms-capabilities", "testConnection"): "List",
        ("x-ms-capabilities", "file-picker", "open"): "List",
        ("x-ms-capabilities", "file-picker", "browse"): "List",
    }


@pytest.mark.parametrize("value", [None, 5, "x", [], [CALL]], ids=repr)
@pytest.mark.parametrize("key", ["x-ms-dynamic-values", "x-ms-capabilities", "x-ms-notification"])
def test_what_is_no_object_is_no_call(calls, key, value):
    holder = {"parameters": {"p": {"name": "p", "in": "query", key: value}}, key: value}

    assert calls({**holder, "paths": {"/t": {"get": {key: value}}}}) == {}


@pytest.mark.parametrize(
    ("extension", "value", "reference", "static"),
    [
        ("values", {"parameter": "a/b"}, "a/b", None),
        ("list", {"parameterReference": "a/b"}, "a/b", None),
        ("values", {"parameter": "/a"}, None, None),
        ("values", {"parameter": 5}, None, None),
        ("values", "text", None, ((), "text")),
        ("values", {"other": 1}, None, ((), {"other": 1})),
        ("values", {"value": None}, None, (("value",), None)),
        ("list", {"value": 5}, None, (("value",), 5)),
        ("list", "text", None, None),
        ("list", {"selectedItemValuePath": "id"}, None, None),
        ("values", {"selectedItemValuePath": "id"}, None, None),
    ],
)
def test_entry_refers_to_something_or_is_a_value(api, extension, value, reference, static):
    data = {"name": "p", "in": "query", f"x-ms-dynamic-{extension}": {"parameters": {"q": value}}}
    definition = api({"parameters": {"p": data}})
    (call,) = calls_of(Parameter(data, definition, "parameters", "p"))
    (entry,) = call.entries

    assert (entry.key, entry.reference, entry.static) == ("q", reference, static)


def test_called_operation_is_the_first_of_that_id(api):
    get = {"get": {"operationId": "List"}}
    capabilities = {"testConnection": CALL}
    definition = api({"paths": {"/a": get, "/b": get}, "x-ms-capabilities": capabilities})
    (call,) = calls_of(definition)

    assert call.called is not None
    assert call.called.path == "/a"

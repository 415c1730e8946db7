import pytest

from toolkit.pointer import parse
from toolkit.report.trail import trail

DATA = {
    "paths": {
        "/a/{b}": {
            "get": {
                "parameters": [
                    {"name": "first", "default": 1},
                    {"$ref": "#/parameters/second"},
                    {"in": "query"},
                    5,
                ],
                "responses": {
                    "200": {"schema": {"properties": {"items": {"items": {}}}}, "headers": {"X": {}}}
                },
            },
            "parameters": [{"name": "third"}],
        },
        "x-get": {"get": {}},
    },
    "definitions": {"Thing": {"properties": {"name": {}}, "allOf": [{"title": "Base"}]}},
    "security": [{"key": []}],
    "properties": {
        "connectionParameters": {"token": {"type": "string"}},
        "policyTemplateInstances": [{"templateId": "x", "title": "Set host"}],
    },
}


@pytest.mark.parametrize(
    ("pointer", "way"),
    [
        ("", ""),
        ("/info/title", "info › title"),
        ("/paths", "paths"),
        ("/paths/~1a~1{b}", "/a/{b}"),
        ("/paths/~1a~1{b}/get", "GET /a/{b}"),
        ("/paths/~1a~1{b}/get/summary", "GET /a/{b} › summary"),
        ("/paths/~1a~1{b}/get/parameters", "GET /a/{b} › parameters"),
        ("/paths/~1a~1{b}/get/parameters/0/default", "GET /a/{b} › parameter first › default"),
        ("/paths/~1a~1{b}/get/parameters/1", "GET /a/{b} › parameter #/parameters/second"),
        ("/paths/~1a~1{b}/get/parameters/2", "GET /a/{b} › parameter 2"),
        ("/paths/~1a~1{b}/get/parameters/3/x", "GET /a/{b} › parameter 3 › x"),
        ("/paths/~1a~1{b}/get/parameters/99", "GET /a/{b} › parameter 99"),
        ("/paths/~1a~1{b}/parameters/0", "/a/{b} › parameter third"),
        ("/paths/~1a~1{b}/get/responses/200/schema", "GET /a/{b} › response 200 › schema"),
        (
            "/paths/~1a~1{b}/get/responses/200/schema/properties/items/items/type",
            "GET /a/{b} › response 200 › items › type",
        ),
        ("/paths/~1a~1{b}/get/responses/200/headers/X", "GET /a/{b} › response 200 › header X"),
        ("/definitions/Thing/properties/name", "definition Thing › name"),
        ("/definitions/Thing/allOf/0", "definition Thing › allOf › 0"),
        ("/security/0/key", "security › 0 › key"),
        ("/properties/connectionParameters/token/type", "connection parameter token › type"),
        ("/properties/policyTemplateInstances/0/title", "policy Set host › title"),
        ("/" + "long" * 30, ("long" * 30)[:59] + "…"),
    ],
)
def test_trail_says_in_a_makers_words_where_a_pointer_leads(pointer, way):
    assert trail(DATA, parse(pointer)) == way


@pytest.mark.parametrize(
    "data", [None, 5, "x", [], {"paths": None}, {"paths": []}, {"paths": {"/a": 5}}], ids=repr
)
def test_trail_goes_on_where_the_data_ends(data):
    assert trail(data, parse("/paths/~1a/get/parameters/0/name")) == "GET /a › parameter 0 › name"

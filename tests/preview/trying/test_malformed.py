"""Definitions in which anything can be anywhere do no harm; and published ones can all be run."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_data import places, put

from toolkit.connector.project import ConnectorProject
from toolkit.designer.picture import picture
from toolkit.errors import SpecgenError
from toolkit.preview.trying import learning
from toolkit.preview.trying.choices import choices
from toolkit.preview.trying.message import Response, raw_request, unsendable
from toolkit.preview.trying.run import run

MALFORMED = (
    None,
    True,
    0,
    -1.5,
    "",
    "\ud800{}",
    [],
    [None],
    {},
    {"$ref": "#/definitions/Node"},
    [[]],
    {"": {}},
)
CALL = {
    "operationId": "List",
    "value-path": "id",
    "value-collection": "value",
    "parameters": {"group": {"parameter": "g"}, "top": 1, "body/filter": {"value": "x"}},
}
DATA = {
    "swagger": "2.0",
    "schemes": ["https"],
    "host": "api.example",
    "basePath": "/v1",
    "consumes": ["application/json"],
    "securityDefinitions": {"a": {"type": "apiKey", "in": "query", "name": "k"}},
    "paths": {
        "/things/{id}": {
            "post": {
                "operationId": "Try",
                "x-ms-pageable": {"nextLinkName": "nextLink"},
                "parameters": [
                    {"name": "id", "in": "path", "type": "string", "x-ms-url-encoding": "double"},
                    {"name": "g", "in": "query", "type": "string", "x-ms-dynamic-values": CALL},
                    {
                        "name": "v",
                        "in": "query",
                        "required": True,
                        "default": "1",
                        "x-ms-visibility": "internal",
                    },
                    {"name": "l", "in": "query", "type": "array", "items": {"type": "integer"}},
                    {
                        "name": "body",
                        "in": "body",
                        "required": True,
                        "schema": {"$ref": "#/definitions/Node"},
                    },
                ],
                "responses": {"200": {"schema": {"$ref": "#/definitions/Node"}}},
            }
        },
        "/list": {"get": {"operationId": "List", "parameters": [{"name": "group", "in": "query"}]}},
    },
    "definitions": {
        "Node": {
            "type": "object",
            "required": ["kind"],
            "properties": {
                "kind": {"type": "string", "default": "k", "x-ms-visibility": "internal"},
                "name": {"type": "string", "format": "uuid", "minLength": 1, "pattern": "^a"},
                "next": {"$ref": "#/definitions/Node"},
                "data": {"type": "object", "x-ms-dynamic-schema": {"operationId": "List"}},
                "all": {"type": "array", "items": {"properties": {"a": {"type": "integer", "enum": [1]}}}},
            },
        }
    },
}
POLICY = {
    "templateId": "setproperty",
    "parameters": {
        "x-ms-apimTemplateParameter.newPropertyParentPathTemplate": "@body()",
        "x-ms-apimTemplateParameter.newPropertySubPathTemplate": "a/b",
        "x-ms-apimTemplateParameter.propertyValuePathTemplate": "@queryParameters('g')",
    },
}


async def send(request):
    assert unsendable(request) == ""
    assert raw_request(request)

    body = b'{"value": [{"id": "a"}], "properties": {"a": {}}, "nextLink": "https://a.example/b"}'
    return Response(200, {"location": "/x"}, body)


async def used(project: ConnectorProject) -> None:
    """Use all that a project has: each card, empty and filled in, each dropdown, each dynamic schema."""
    for card in picture(project).cards:
        values = {field.key: "1" for field in card.fields}
        for sent in ({}, values):
            await run(project, card, sent, send)
        await run(project, card, {}, send, "https://api.example/next")
        for field in card.fields:
            await choices(project, card, field, values, send)
            await learning.fields(project, card, field, values, send)


@pytest.mark.parametrize("place", list(places(DATA)), ids=lambda place: "/".join(map(str, place)))
def test_malformed_part_does_no_harm(trying, place):
    for value in MALFORMED:
        data = put(DATA, place, value)
        asyncio.run(used(trying(whole=data, policies=[POLICY]).project))


@given(st.data())
def test_several_malformed_parts_do_no_harm(trying, drawn):
    both = {"definition": DATA, "policies": [POLICY]}
    for _ in range(drawn.draw(st.integers(2, 5))):
        value = drawn.draw(st.sampled_from([*MALFORMED, CALL, DATA["definitions"]["Node"]]))
        place = drawn.draw(st.sampled_from([one for one in places(both) if one != ("definition",)]))
        both = put(both, place, value)

    asyncio.run(used(trying(whole=both["definition"], policies=both["policies"]).project))


@pytest.mark.slow
def test_published_connectors_can_be_run(corpus):
    for path in corpus[::8]:
        try:
            project = ConnectorProject.load_partial(path.parent)
        except SpecgenError:
            continue
        asyncio.run(used(project))

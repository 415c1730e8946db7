"""A connector as its makers see it, and what holds for every picture."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_data import places, put

from toolkit.connector.project import ConnectorProject
from toolkit.designer.card import Badge, Card, Control, Feed, Picture, Source, Visibility
from toolkit.designer.picture import picture
from toolkit.document import Document
from toolkit.errors import SpecgenError
from toolkit.pointer import parse, resolve

SPECS = Path(__file__).parents[2] / "specs"
MALFORMED = (None, True, 5, "", "a", [], ["a"], {}, {"$ref": "#/definitions/Room"}, {"a": None})
BOOKING: dict[str, Any] = {
    "type": "object",
    "title": "Booking",
    "required": ["room"],
    "properties": {
        "room": {"$ref": "#/definitions/Room"},
        "guests": {"type": "array", "items": {"type": "array", "items": {"$ref": "#/definitions/Room"}}},
        "size": {"type": "string", "enum": ["s"], "x-ms-enum-values": [{"value": "s", "displayName": "S"}]},
        "form": {
            "type": "object",
            "x-ms-dynamic-schema": {"operationId": "A", "parameters": {"a": {"parameter": "day"}}},
        },
        "tags": {"type": "object", "additionalProperties": True, "x-ms-editor": "dictionary"},
    },
}
WHOLE: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "Rooms", "version": "1.0", "x-ms-api-annotation": {"status": "Preview"}},
    "host": "rooms.example",
    "basePath": "/api/",
    "consumes": ["application/json"],
    "paths": {
        "/rooms": {
            "parameters": [{"name": "day", "in": "query", "type": "string", "format": "date"}],
            "post": {
                "operationId": "A",
                "summary": "Book a room",
                "parameters": [
                    {"name": "plan", "in": "formData", "type": "file"},
                    {"name": "b", "in": "body", "schema": BOOKING},
                    {"$ref": "#/parameters/Key"},
                    {
                        "name": "room",
                        "in": "query",
                        "type": "array",
                        "items": {
                            "type": "string",
                            "x-ms-dynamic-tree": {
                                "open": {"operationId": "A"},
                                "browse": {"operationId": "A"},
                            },
                        },
                    },
                ],
                "responses": {"200": {"$ref": "#/responses/Booked"}, "202": {"headers": {"Location": {}}}},
                "x-ms-api-annotation": {"status": "Production"},
                "x-ms-pageable": {"nextLinkName": "nextLink"},
            },
        },
        "/hooks": {
            "x-ms-notification-content": {"schema": {"$ref": "#/definitions/Room"}},
            "post": {"operationId": "B", "x-ms-trigger": "single", "responses": {"201": {}}},
        },
    },
    "parameters": {"Key": {"name": "key", "in": "header", "type": "string", "x-ms-visibility": "advanced"}},
    "responses": {
        "Booked": {"schema": {"type": "array", "items": BOOKING}, "headers": {"ETag": {"type": "string"}}}
    },
    "definitions": {
        "Room": {"type": "object", "properties": {"inner": {"$ref": "#/definitions/Room"}, "name": {}}}
    },
}


def project_of(data, properties=None):
    documents = [Document(Path("rooms/a.json"), json.dumps(one)) for one in (data, properties or {})]
    return ConnectorProject(Path("rooms"), documents[0], properties=documents[1])


def every(things, below):
    for one in things:
        yield one
        yield from every(getattr(one, below), below)


def check(data: Any, found: Picture) -> None:
    """Check what holds of every picture."""
    for card in found.cards:
        fields = list(every(card.fields, "items"))
        outputs = list(every(card.outputs, "children"))
        pointed = [resolve(data, parse(one.pointer)) for one in (card, *fields, *outputs)]

        assert all(isinstance(one, dict) for one in pointed)
        assert len({one.key for one in fields}) == len(fields)
        assert len({one.path for one in outputs}) == len(outputs)
        assert {key for one in fields if one.source for key in one.source.feeds_on} <= {
            one.key for one in fields
        }
        assert Visibility.INTERNAL not in {one.visibility for one in fields}
        assert all(one.control is Control.LIST for one in fields if one.items)


def test_picture_of_a_connector():
    [book, hook] = picture(project_of(WHOLE, {"properties": {"iconBrandColor": "#da3b01"}})).cards

    assert [(one.key, one.label) for one in book.fields] == [
        ("formData/plan", "plan"),
        ("formData/plan/filename", "plan (file name)"),
        ("body/room/inner", "Booking inner"),
        ("body/room/name", "Booking name"),
        ("body/guests", "Booking guests"),
        ("body/size", "Booking size"),
        ("body/form", "Booking form"),
        ("body/tags", "Booking tags"),
        ("query/room", "room"),
        ("query/day", "day"),
        ("header/key", "key"),
    ]
    assert hook == Card(
        id="B",
        title="B",
        description="",
        method="post",
        path="/hooks",
        pointer="/paths/~1hooks/post",
        visibility=Visibility.NORMAL,
        is_trigger=True,
        badges=(Badge.PREVIEW, Badge.WEBHOOK),
        fields=(),
        outputs=hook.outputs,
        function=None,
    )
    assert [one.path for one in every(hook.outputs, "children")] == ["body", "body/inner", "body/name"]


def test_head_of_a_picture():
    found = picture(project_of(WHOLE, {"properties": {"iconBrandColor": "#da3b01"}}))

    assert (found.title, found.description, found.version, found.host, found.brand_color) == (
        "Rooms",
        "",
        "1.0",
        "rooms.example/api",
        "#da3b01",
    )


def test_connector_without_a_title_is_called_by_its_folder():
    assert picture(project_of({"info": []})).title == "rooms"


@pytest.mark.parametrize("color", [None, 5, "red", "#fff", "#da3b01;x", "#GGGGGG", " #da3b01"])
def test_color_that_is_none_is_the_platform_s_own(color):
    assert picture(project_of({}, {"properties": {"iconBrandColor": color}})).brand_color == "#007EE5"


def test_operation_without_a_summary_is_called_by_its_id_or_else_by_what_it_asks():
    paths = {"/a": {"get": {"operationId": "A", "x-ms-visibility": "Internal"}, "put": {"summary": " "}}}
    cards = picture(project_of({"paths": paths})).cards

    assert [(card.title, card.visibility) for card in cards] == [
        ("A", Visibility.INTERNAL),
        ("PUT /a", Visibility.NORMAL),
    ]


def test_flagship_shows_its_first_action():
    found = picture(ConnectorProject.load(SPECS / "azure-resource-manager"))
    card = found.cards[0]

    assert (card.id, card.title, card.fields) == ("ListSubscriptions", "List subscriptions", ())
    assert [one.path for one in card.outputs[0].children] == ["body/value", "body/nextLink"]


def test_dropdowns_are_chained():
    called = {"operationId": "ListRooms", "parameters": {"building": {"parameter": "building"}}}
    parameters = [
        {"name": "building", "in": "path", "type": "string"},
        {"name": "room", "in": "path", "type": "string", "x-ms-dynamic-values": called},
    ]
    paths = {"/{building}/{room}": {"get": {"operationId": "GetRoom", "parameters": parameters}}}

    assert picture(project_of({"paths": paths})).feeds == (
        Feed("GetRoom", "path/room", "room", Source("x-ms-dynamic-values", "ListRooms", ("path/building",))),
    )


@pytest.mark.parametrize("place", list(places(WHOLE)), ids=lambda place: "/".join(map(str, place)))
def test_malformed_part_is_not_seen_and_does_no_harm(place):
    for value in MALFORMED:
        data = put(WHOLE, place, value)
        check(data, picture(project_of(data)))


@given(st.data())
def test_several_malformed_parts_do_no_harm(drawn):
    data = WHOLE
    for _ in range(drawn.draw(st.integers(2, 5))):
        place = drawn.draw(st.sampled_from(list(places(data))))
        data = put(
            data,
            place,
            drawn.draw(st.sampled_from([*MALFORMED, BOOKING, WHOLE["paths"], WHOLE["parameters"]])),
        )

    check(data, picture(project_of(data)))


def test_corpus_has_pictures(corpus):
    for path in corpus:
        try:
            project = ConnectorProject.load_partial(path.parent)
        except SpecgenError:
            continue
        check(project.definition.data, picture(project))


def test_long_texts_are_not_repeated_before_all_that_is_below():
    title = "x" * 1_000_000
    schema = {"type": "object", "title": title, "properties": {str(number): {} for number in range(500)}}
    operation = {"parameters": [{"name": "b", "in": "body", "schema": schema}]}
    [card] = picture(project_of({"paths": {"/a": {"put": operation}}})).cards

    assert max(len(field.label) for field in card.fields) < 1_000

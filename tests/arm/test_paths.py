"""The path that an operation has in a connector."""

import pytest

from toolkit.arm.importing import import_operation
from toolkit.arm.paths import connector_path

GET = {"operationId": "Rooms_Get", "responses": {"200": {"description": "OK"}}}


@pytest.fixture
def path_of(specification):
    def make(path, **root):
        source = specification({path: {"get": GET}}, **root)
        return connector_path(source, source.operations[0])

    return make


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/rooms/", "/rooms"),
        ("/", "/"),
        ("/subscriptions/{id}/resourcegroups/{group}", "/subscriptions/{id}/resourceGroups/{group}"),
        ("//rooms//{name}", "/rooms/{name}"),
        ("/rooms#all", "/rooms"),
    ],
)
def test_path_has_no_slash_too_many_and_the_usual_spelling(path_of, written, path):
    assert path_of(written).path == path


def test_query_in_a_path_becomes_parameters(path_of):
    found = path_of("/rooms?restype=service&comp&name={name}")

    assert (found.path, found.query) == ("/rooms", {"restype": "service"})


def test_what_the_path_says_is_sent_without_asking(imported):
    found = imported(path="/rooms?restype=service", parameters=[])

    assert found.path == "/rooms"
    assert found.operation["parameters"][0] == {
        "name": "restype",
        "in": "query",
        "required": True,
        "type": "string",
        "default": "service",
        "x-ms-summary": "Restype",
        "description": "Is always service.",
        "x-ms-visibility": "internal",
    }


def test_base_path_stands_before_all_paths(path_of):
    assert path_of("/rooms", basePath="/hotel/").path == "/hotel/rooms"


def test_path_of_a_host_with_parameters_counts(path_of):
    host = {"hostTemplate": "https://{endpoint}/hotel", "parameters": []}

    assert path_of("/rooms", **{"x-ms-parameterized-host": host}).path == "/hotel/rooms"


def test_two_spellings_of_a_path_become_the_first(specification, room):
    def declared(name):
        return [{"name": name, "in": "path", "required": True, "type": "string"}]

    paths = {
        "/Rooms/{roomName}": {"get": room("Rooms_Get", parameters=declared("roomName"))},
        "/rooms/{name}": {"delete": room("Rooms_Delete", parameters=declared("name"))},
    }
    source = specification(paths)
    found = import_operation(source, source.operation("Rooms_Delete"))

    assert found.path == "/Rooms/{roomName}"
    assert found.operation["parameters"][0]["name"] == "roomName"


def test_path_that_differs_by_its_query_is_told(specification, room):
    overloads = {"/rooms?deleted=true": {"get": room("Rooms_ListDeleted", path="/rooms")}}
    source = specification(
        {"/rooms": {"get": room("Rooms_List", path="/rooms")}}, **{"x-ms-paths": overloads}
    )
    found = import_operation(source, source.operation("Rooms_ListDeleted"))

    assert found.path == "/rooms"
    assert found.notes == (
        "the specification tells it from `/rooms` by its query; a connector can have one of them",
    )

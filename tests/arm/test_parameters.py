"""Parameters of an operation, as makers fill them in."""

import pytest

from toolkit.arm.imported import ImportRefused
from toolkit.arm.importing import import_operation

PATH = "/rooms/{roomName}"


@pytest.fixture
def parameter(imported):
    """Return the parameter that an import makes of one."""

    def make(name="kind", place="query", **members):
        declared = {"name": name, "in": place, **({} if members else {"type": "string"}), **members}
        own = [{"name": "roomName", "in": "path", "required": True, "type": "string"}]
        found = imported(path=PATH, parameters=[*(one for one in own if one["name"] != name), declared])
        return next((one for one in found.operation["parameters"] if one["name"] == name), None)

    return make


def test_path_parameter_is_encoded_once_and_required(parameter):
    assert parameter("roomName", "path", type="string", required=True) == {
        "name": "roomName",
        "in": "path",
        "required": True,
        "type": "string",
        "x-ms-summary": "Room",
        "description": "The room.",
        "x-ms-url-encoding": "single",
    }


def test_slashes_of_a_resource_id_are_encoded_and_the_first_is_left_out(imported):
    scope = {
        "name": "scope",
        "in": "path",
        "required": True,
        "type": "string",
        "description": "The scope of all.",
    }
    found = imported(
        path="/{scope}/providers/Contoso.Rooms/rooms",
        parameters=[{**scope, "x-ms-skip-url-encoding": True}],
    )

    assert found.operation["parameters"][0]["x-ms-url-encoding"] == "single"
    assert found.operation["parameters"][0]["description"] == "The scope of all. Leave out its first slash."
    assert "x-ms-skip-url-encoding" not in found.operation["parameters"][0]


def test_parameters_come_in_the_order_of_the_path_then_by_place_and_the_version_last(imported):
    def declared(name, place, **members):
        return {"name": name, "in": place, "type": "string", "required": True, **members}

    found = imported(
        "post",
        path="/rooms/{roomName}/doors/{doorName}",
        parameters=[
            declared("api-version", "query"),
            {"name": "door", "in": "body", "schema": {"type": "object"}},
            declared("If-Match", "header"),
            declared("force", "query"),
            declared("doorName", "path"),
            declared("roomName", "path"),
        ],
    )

    assert [one["name"] for one in found.operation["parameters"]] == [
        *("roomName", "doorName", "force", "If-Match", "body", "api-version"),
    ]


@pytest.mark.parametrize("name", ["Accept", "Content-Type", "x-ms-client-request-id", "Authorization"])
def test_headers_that_others_write_are_left_out(parameter, name):
    assert parameter(name, "header") is None


@pytest.mark.parametrize(("name", "place"), [("If-Match", "header"), ("$filter", "query"), ("$top", "query")])
def test_what_few_need_waits_until_it_is_asked_for(parameter, name, place):
    assert parameter(name, place)["x-ms-visibility"] == "advanced"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("$filter", "Filter"),
        ("$orderby", "Order By"),
        ("apiVersionSet", "API Version Set"),
        ("vmId", "VM ID"),
    ],
)
def test_labels_are_words(parameter, name, label):
    assert parameter(name)["x-ms-summary"] == label


def test_list_is_one_text_with_commas(parameter):
    found = parameter(
        "ids", type="array", items={"type": "string"}, collectionFormat="multi", description="The IDs"
    )

    assert found["type"] == "string"
    assert found["description"] == "The IDs. Separate several with commas."
    assert "collectionFormat" not in found


def test_choices_have_names(parameter):
    found = parameter(type="string", enum=["Standard_LRS", "PremiumV2", "Premium_LRS"])

    assert found["enum"] == ["Standard_LRS", "PremiumV2", "Premium_LRS"]
    assert [one["displayName"] for one in found["x-ms-enum-values"]] == [
        "Standard LRS",
        "PremiumV2",
        "Premium LRS",
    ]


def test_only_choice_is_sent_without_asking(parameter):
    found = parameter("roomName", "path", type="string", required=True, enum=["default"])

    assert (found["default"], found["x-ms-visibility"]) == ("default", "internal")
    assert "enum" not in found


def test_secret_is_not_shown_while_it_is_typed(parameter):
    assert list(parameter("adminPassword").items())[:4] == [
        ("name", "adminPassword"),
        ("in", "query"),
        ("type", "string"),
        ("format", "password"),
    ]


def test_shared_parameters_are_written_into_the_operation(specification, room):
    shared = {"Room": {"name": "roomName", "in": "path", "required": True, "type": "string"}}
    operation = room(path=PATH, parameters=[{"$ref": "#/parameters/Kind"}])
    item = {"get": operation, "parameters": [{"$ref": "other.json#/parameters/Room"}]}
    files = {"rooms/resource-manager/Contoso.Rooms/stable/2024-05-01/other.json": {"parameters": shared}}
    kind = {"Kind": {"name": "kind", "in": "query", "type": "string"}}
    source = specification({PATH: item}, files=files, parameters=kind)
    found = import_operation(source, source.operations[0])

    assert [one["name"] for one in found.operation["parameters"]] == ["roomName", "kind", "api-version"]


def test_variable_that_nobody_declares_is_declared(imported):
    found = imported(path=PATH, parameters=[])

    assert found.operation["parameters"][0]["name"] == "roomName"


@pytest.mark.parametrize("method", ["get", "head"])
def test_reading_with_a_body_is_refused(imported, method):
    with pytest.raises(ImportRefused, match=f"is a {method.upper()} with a body"):
        imported(method, body={"type": "object"})


def test_body_is_required_where_something_in_it_is(imported):
    schema = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    body = {"name": "room", "in": "body", "schema": schema}
    found = imported("put", path="/rooms", parameters=[body])

    assert found.operation["parameters"][0]["required"] is True
    assert found.operation["consumes"] == ["application/json"]


def test_files_are_sent_as_forms(imported):
    plan = {"name": "plan", "in": "formData", "type": "file", "required": True}
    found = imported("post", path="/rooms", parameters=[plan])

    assert found.operation["consumes"] == ["multipart/form-data"]
    assert found.operation["parameters"][0]["type"] == "file"


def test_one_name_at_two_places_is_refused(imported):
    kind = {"name": "kind", "type": "string"}
    with pytest.raises(ImportRefused, match="two parameters are called `kind`"):
        imported(path="/rooms", parameters=[{**kind, "in": "query"}, {**kind, "in": "header"}])

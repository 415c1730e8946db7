"""Which parameters makers choose from a list."""

import pytest

from toolkit.arm.dropdowns import _is_asked_for
from toolkit.arm.imported import Dropdown
from toolkit.arm.importing import import_operation
from toolkit.arm.options import Helper, ImportOptions

GROUP = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}"
ROOMS = f"{GROUP}/providers/Contoso.Rooms/rooms"
ROOM = f"{ROOMS}/{{roomName}}"
TEXT = {"type": "string"}
PAGE = {
    "type": "object",
    "properties": {
        "value": {"type": "array", "items": {"type": "object", "properties": {"name": TEXT, "size": TEXT}}}
    },
}
OPTIONS = ImportOptions(
    known_helpers={
        name: Helper("2022-12-01")
        for name in (
            "ListSubscriptions",
            "ListResourceGroups",
            "ListSubscriptionLocations",
            "ListResourcesInGroup",
            "ListResources",
            "ListManagementGroups",
        )
    }
)


@pytest.fixture
def hotel(specification, room):
    """Return an operation on a room of a specification that can list rooms, too."""

    def make(page=PAGE, options=OPTIONS, name="Rooms_Get", **members):
        source = specification(
            {
                ROOMS: {"get": room("Rooms_List", answer=page, path=ROOMS, **members)},
                ROOM: {"get": room("Rooms_Get"), "delete": room("Rooms_Delete")},
            }
        )
        return import_operation(source, source.operation(name), options)

    return make


def helpers_of(found):
    return {dropdown.parameter: dropdown.helper for dropdown in found.dropdowns}


def test_resource_is_chosen_from_the_list_of_its_type(hotel):
    found = hotel()

    assert helpers_of(found) == {
        "subscriptionId": "ListSubscriptions",
        "resourceGroupName": "ListResourceGroups",
        "roomName": "ListRoomsInGroup",
    }
    assert found.dropdowns[2] == Dropdown(
        parameter="roomName",
        helper="ListRoomsInGroup",
        collection="value",
        value="name",
        title="name",
        arguments={"subscriptionId": "subscriptionId", "resourceGroupName": "resourceGroupName"},
        constants={"api-version": "2024-05-01"},
    )


def test_both_extensions_say_the_same(hotel):
    name = hotel().operation["parameters"][2]

    assert name["x-ms-dynamic-values"] == {
        "operationId": "ListRoomsInGroup",
        "value-collection": "value",
        "value-path": "name",
        "value-title": "name",
        "parameters": {
            "subscriptionId": {"parameter": "subscriptionId"},
            "resourceGroupName": {"parameter": "resourceGroupName"},
            "api-version": "2024-05-01",
        },
    }
    assert name["x-ms-dynamic-list"] == {
        "operationId": "ListRoomsInGroup",
        "itemsPath": "value",
        "itemValuePath": "name",
        "itemTitlePath": "name",
        "parameters": {
            "subscriptionId": {"parameterReference": "subscriptionId"},
            "resourceGroupName": {"parameterReference": "resourceGroupName"},
            "api-version": {"value": "2024-05-01"},
        },
    }


def test_helper_is_internal_and_answers_names_alone(hotel):
    (helper,) = hotel().helpers

    assert helper.id == "ListRoomsInGroup"
    assert helper.operation["x-ms-visibility"] == "internal"
    assert helper.definitions == {}
    assert helper.dropdowns == ()
    assert helper.operation["responses"]["200"]["schema"]["properties"]["value"]["items"][
        "properties"
    ].keys() == {"name"}


def test_list_that_is_an_array_has_no_collection(hotel):
    found = hotel(page=PAGE["properties"]["value"])

    assert found.dropdowns[2].collection == ""
    assert "value-collection" not in found.operation["parameters"][2]["x-ms-dynamic-values"]


@pytest.mark.parametrize(
    "members",
    [
        {"page": {"type": "object", "properties": {"value": {"type": "array", "items": TEXT}}}},
        {"page": {"type": "object", "properties": {"value": PAGE}}},
        {"page": None},
        {"parameters": [{"name": "kind", "in": "query", "required": True, "type": "string"}]},
    ],
    ids=["of texts", "of no array", "of nothing", "that asks for more"],
)
def test_list_that_cannot_be_chosen_from_is_not_used(hotel, members):
    found = hotel(**members)

    assert helpers_of(found)["roomName"] == "ListResourcesInGroup"
    assert found.helpers == ()


@pytest.mark.parametrize(
    ("path", "helper"),
    [
        (ROOM, "ListResourcesInGroup"),
        ("/subscriptions/{subscriptionId}/providers/Contoso.Rooms/rooms/{roomName}", "ListResources"),
    ],
)
def test_resource_without_a_list_is_chosen_from_all_of_its_type(imported, path, helper):
    dropdown = imported(path=path).dropdowns[-1]

    assert dropdown.helper == helper
    assert dropdown.constants["$filter"] == "resourceType eq 'Contoso.Rooms/rooms'"


def test_resource_below_another_is_not_in_the_list_of_all(imported):
    assert "doorName" not in helpers_of(imported(path=f"{ROOM}/doors/{{doorName}}"))


@pytest.mark.parametrize(
    ("path", "name", "helper"),
    [
        (
            "/subscriptions/{id}/providers/Contoso.Rooms/locations/{place}/usages",
            "place",
            "ListSubscriptionLocations",
        ),
        (
            "/providers/Microsoft.Management/managementGroups/{groupId}/providers/Contoso.Rooms/rules",
            "groupId",
            "ListManagementGroups",
        ),
        (
            "/subscriptions/{id}/providers/A.B/locations/{place}/resourceGroups/{group}",
            "group",
            "ListResourceGroups",
        ),
    ],
)
def test_what_resource_manager_has_itself_is_chosen(imported, path, name, helper):
    assert helpers_of(imported(path=path))[name] == helper


def test_location_of_a_new_resource_is_chosen(imported):
    body = {
        "type": "object",
        "properties": {"location": TEXT, "properties": {"$ref": "#/definitions/Properties"}},
    }
    properties = {"type": "object", "properties": {"location": TEXT}}
    found = imported("put", body=body, definitions={"Properties": properties})
    schema = found.operation["parameters"][3]["schema"]["properties"]

    assert schema["location"]["x-ms-dynamic-values"]["operationId"] == "ListSubscriptionLocations"
    assert "x-ms-dynamic-values" not in found.definitions["Properties"]["properties"]["location"]
    assert (found.dropdowns[-1].parameter, found.dropdowns[-1].pointer) == ("", "/location")


def test_scope_is_free_text(imported):
    assert imported(path="/{scope}/providers/Contoso.Rooms/rooms").dropdowns == ()


@pytest.mark.parametrize(
    "path",
    [
        "/subscriptions/s/resourceGroups/{group}",
        "/subscriptions/s/providers/A.B/locations/{place}",
        "/subscriptions/s/resourceGroups/{group}/providers/Contoso.Beds/beds/{bed}",
    ],
)
def test_what_needs_something_that_the_path_has_written_out_is_free_text(imported, path):
    assert imported(path=path).dropdowns == ()


def test_parameter_that_stands_nowhere_is_asked_for():
    odd = {"name": "n", "in": {}, "required": True, "type": "string"}

    assert _is_asked_for(odd)


def test_what_nobody_lists_is_free_text(imported):
    found = imported(options=ImportOptions())

    assert found.dropdowns == ()
    assert "x-ms-dynamic-values" not in found.operation["parameters"][0]


def test_dropdowns_can_be_left_out(imported):
    assert (
        imported(options=ImportOptions(with_dropdowns=False, known_helpers=OPTIONS.known_helpers)).dropdowns
        == ()
    )


def test_choice_from_a_list_is_not_checked(imported):
    name = {
        "name": "roomName",
        "in": "path",
        "required": True,
        "type": "string",
        "pattern": "^[a-z]+$",
        "maxLength": 9,
    }
    found = imported(parameters=[name])

    assert found.operation["parameters"][2].keys().isdisjoint({"pattern", "maxLength"})


def test_list_has_no_dropdown_from_itself(hotel):
    assert "roomName" not in helpers_of(hotel(name="Rooms_List"))


def test_lists_are_given_the_value_of_what_makers_do_not_see(specification, room):
    service = f"{ROOM}/services/{{serviceName}}"
    only = [
        {"name": name, "in": "path", "required": True, "type": "string", **more}
        for name, more in {
            "subscriptionId": {},
            "resourceGroupName": {},
            "roomName": {},
            "serviceName": {"enum": ["default"]},
            "bedName": {},
        }.items()
    ]
    paths = {
        f"{service}/beds": {"get": room("Beds_List", answer=PAGE, path=service, parameters=only[:4])},
        f"{service}/beds/{{bedName}}": {"get": room("Beds_Get", parameters=only)},
    }
    source = specification(paths)
    found = import_operation(source, source.operation("Beds_Get"), OPTIONS)
    bed = found.dropdowns[-1]

    assert [dropdown.parameter for dropdown in found.dropdowns] == [
        *("subscriptionId", "resourceGroupName", "roomName", "bedName"),
    ]
    assert bed.constants == {"serviceName": "default", "api-version": "2024-05-01"}
    assert "serviceName" not in bed.arguments


def test_list_whose_version_nobody_knows_is_not_used(specification, room):
    paths = {ROOMS: {"get": room("Rooms_List", answer=PAGE, path=ROOMS)}, ROOM: {"get": room("Rooms_Get")}}
    source = specification(paths, info={})
    source.source.files["rooms.json"] = source.source.files[source.root]
    undated = type(source)(source.source, "rooms.json")
    found = import_operation(undated, undated.operation("Rooms_Get"), OPTIONS)

    assert found.helpers == ()

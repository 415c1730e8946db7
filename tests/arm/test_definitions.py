"""Which schemas become definitions, and what these are called."""

import pytest

from toolkit.arm.definitions import pascal
from toolkit.arm.importing import import_operation

TEXT = {"type": "string"}
ROOM = {"$ref": "#/definitions/Room"}
DEFINITIONS = {
    "Room": {
        "type": "object",
        "required": ["name"],
        "properties": {"name": TEXT, "door": {"$ref": "#/definitions/Door"}},
    },
    "Door": {"type": "object", "properties": {"width": TEXT, "height": TEXT, "color": TEXT}},
}


def names(found):
    return set(found.definitions)


def test_what_is_sent_has_its_own_name_where_it_reads_otherwise(imported):
    found = imported("put", answer=ROOM, body=ROOM, definitions=DEFINITIONS)

    assert names(found) == {"Room", "RoomInput", "Door"}
    assert found.definitions["RoomInput"]["properties"]["door"] == {"$ref": "#/definitions/Door"}


def test_name_does_not_depend_on_what_else_an_operation_uses(specification, room):
    methods = {
        "put": room("Rooms_Create", body=ROOM),
        "get": room("Rooms_Get", answer=ROOM),
        "patch": room("Rooms_Update", body={**ROOM}),
    }
    source = specification({"/rooms/{roomName}": methods}, DEFINITIONS)
    created, got, updated = (import_operation(source, operation) for operation in source.operations)

    assert names(created) == {"RoomInput", "DoorInput"}
    assert names(got) == {"Room", "Door"}
    assert names(updated) == {"RoomUpdate", "DoorUpdate"}


def test_schema_that_is_only_sent_keeps_its_name(imported):
    found = imported("put", body=ROOM, definitions=DEFINITIONS)

    assert names(found) == {"Room", "Door"}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("virtualMachine", "VirtualMachine"),
        ("Microsoft.Rooms.Door", "MicrosoftRoomsDoor"),
        ("List[Door]", "ListDoor"),
        ("部屋", "Schema"),
    ],
)
def test_names_have_letters_and_digits_alone(source, name):
    assert pascal(source) == name


def test_schemas_of_other_files_make_way_for_the_own(imported):
    common = {"definitions": {"Door": {"type": "object", "properties": {"key": TEXT, "lock": TEXT}}}}
    room = {
        "type": "object",
        "properties": {
            "front": {
                "type": "array",
                "items": {"$ref": "../../../../../common-types/v1/types.json#/definitions/Door"},
            },
            "back": {"type": "array", "items": {"$ref": "#/definitions/Door"}},
        },
    }
    found = imported(answer=room, definitions=DEFINITIONS, files={"common-types/v1/types.json": common})

    assert found.definitions["Door"]["properties"].keys() == {"width", "height", "color"}
    assert found.definitions["CommonDoor"]["properties"].keys() == {"key", "lock"}


def test_same_schema_of_two_files_is_one_definition(imported):
    door = DEFINITIONS["Door"]
    room = {
        "type": "object",
        "properties": {
            "front": {"type": "array", "items": {"$ref": "other.json#/definitions/Door"}},
            "back": {"type": "array", "items": {"$ref": "#/definitions/Door"}},
        },
    }
    other = "rooms/resource-manager/Contoso.Rooms/stable/2024-05-01/other.json"
    found = imported(answer=room, definitions=DEFINITIONS, files={other: {"definitions": {"Door": door}}})

    assert names(found) == {"Door"}


def test_small_object_that_is_called_differently_everywhere_is_written_in_place(answered):
    reference = {"$ref": "#/definitions/SubResource"}
    schema, definitions = answered(
        {
            "type": "object",
            "properties": {"host": {**reference, "description": "Where it runs."}, "group": reference},
        },
        {"SubResource": {"type": "object", "properties": {"id": TEXT}}},
    )

    assert definitions == {}
    assert schema["properties"]["host"] == {
        "type": "object",
        "x-ms-summary": "Host",
        "description": "Where it runs.",
        "properties": {"id": {"type": "string", "x-ms-summary": "ID"}},
    }


def test_references_have_nothing_beside_them(answered):
    schema, _ = answered(
        {
            "type": "object",
            "properties": {
                "door": {"$ref": "#/definitions/Door", "description": "The way in.", "readOnly": True}
            },
        },
        DEFINITIONS,
    )

    assert schema["properties"]["door"] == {"$ref": "#/definitions/Door"}

"""What a schema is in a request, in a change and in an answer."""

import pytest

from toolkit.arm.importing import import_operation

TEXT = {"type": "string"}
SCHEMA = {
    "type": "object",
    "required": ["plain", "read"],
    "properties": {
        "plain": {**TEXT, "default": "a"},
        "read": {**TEXT, "readOnly": True},
        "create": {**TEXT, "x-ms-mutability": ["create"]},
        "createAndRead": {**TEXT, "x-ms-mutability": ["create", "read"]},
        "update": {**TEXT, "x-ms-mutability": ["update"]},
        "updateAndRead": {**TEXT, "x-ms-mutability": ["update", "read"]},
    },
}


def test_answer_has_what_can_be_read_and_demands_nothing(answered):
    schema, _ = answered(SCHEMA)

    assert list(schema["properties"]) == ["plain", "read", "createAndRead", "updateAndRead"]
    assert "required" not in schema
    assert "default" not in schema["properties"]["plain"]


@pytest.mark.parametrize("method", ["put", "post"])
def test_what_creates_has_what_can_be_set_then(sent, method):
    schema, _ = sent(SCHEMA, method=method)

    assert list(schema["properties"]) == ["plain", "create", "createAndRead"]
    assert schema["required"] == ["plain"]
    assert schema["properties"]["plain"]["default"] == "a"


def test_what_changes_has_what_can_be_changed_and_no_defaults(sent):
    schema, _ = sent(SCHEMA, method="patch")

    assert list(schema["properties"]) == ["plain", "update", "updateAndRead"]
    assert "default" not in schema["properties"]["plain"]


def test_change_demands_what_its_own_schema_does(sent):
    schema, definitions = sent(
        {"$ref": "#/definitions/RoomUpdate"},
        {"RoomUpdate": {"type": "object", "required": ["key"], "properties": {"key": TEXT}}},
        method="patch",
    )

    assert definitions[schema["$ref"].rpartition("/")[2]]["required"] == ["key"]


def test_change_does_not_demand_what_only_a_creation_needs(specification, room):
    room_schema = {"$ref": "#/definitions/Room"}
    definitions = {"Room": {"type": "object", "required": ["key"], "properties": {"key": TEXT}}}
    methods = {
        "put": room("Rooms_Create", body=room_schema),
        "patch": room("Rooms_Update", body=room_schema),
    }
    source = specification({"/rooms/{roomName}": methods}, definitions)

    assert "required" in import_operation(source, source.operation("Rooms_Create")).definitions["Room"]
    assert (
        "required" not in import_operation(source, source.operation("Rooms_Update")).definitions["RoomUpdate"]
    )


def test_read_only_object_is_not_asked_for(sent):
    schema, _ = sent(
        {
            "type": "object",
            "properties": {
                "name": TEXT,
                "state": {"type": "object", "properties": {"code": {**TEXT, "readOnly": True}}},
            },
        }
    )

    assert list(schema["properties"]) == ["name"]


def test_what_is_said_beside_a_reference_counts_more_than_what_it_leads_to(sent):
    schema, _ = sent(
        {
            "type": "object",
            "properties": {"name": TEXT, "id": {"$ref": "#/definitions/Id", "readOnly": True}},
        },
        {"Id": TEXT},
    )

    assert list(schema["properties"]) == ["name"]

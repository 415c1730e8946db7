import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.arm.names import LONGEST_ID, LONGEST_SUMMARY, OperationName, operation_name

GROUP = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Contoso.Rooms/rooms"
SUBSCRIPTION = "/subscriptions/{subscriptionId}/providers/Contoso.Rooms/rooms"
ROOM = f"{GROUP}/{{roomName}}"


@pytest.mark.parametrize(
    ("operation_id", "method", "path", "identifier", "summary"),
    [
        ("Rooms_List", "get", "/rooms", "ListRooms", "List rooms"),
        ("Rooms_List", "get", GROUP, "ListRoomsInGroup", "List rooms in a resource group"),
        ("Desks_List", "get", f"{ROOM}/desks", "ListDesks", "List desks"),
        ("Rooms_ListAll", "get", SUBSCRIPTION, "ListRooms", "List rooms in a subscription"),
        ("Rooms_ListBySubscription", "get", SUBSCRIPTION, "ListRooms", "List rooms in a subscription"),
        ("Rooms_ListByResourceGroup", "get", GROUP, "ListRoomsInGroup", "List rooms in a resource group"),
        ("Desks_ListByRoom", "get", ROOM, "ListDesksInRoom", "List desks in a room"),
        ("Rooms_ListAtScope", "get", "/{scope}/rooms", "ListRoomsAtScope", "List rooms at a scope"),
        ("Rooms_ListForOwner", "get", SUBSCRIPTION, "ListRoomsForOwner", "List rooms for an owner"),
        ("Rooms_ListKeys", "post", ROOM, "ListRoomKeys", "List room keys"),
        ("Rooms_ListDeleted", "get", SUBSCRIPTION, "ListDeletedRooms", "List deleted rooms"),
        ("Rooms_Get", "get", ROOM, "GetRoom", "Get a room"),
        ("Rooms_GetById", "get", "/{id}", "GetRoomById", "Get a room by ID"),
        ("Rooms_CreateOrUpdate", "put", ROOM, "CreateOrUpdateRoom", "Create or update a room"),
        ("Rooms_Put", "put", ROOM, "CreateOrUpdateRoom", "Create or update a room"),
        ("Rooms_PowerOff", "post", ROOM, "PowerOffRoom", "Power off a room"),
        ("Rooms_Failover", "post", ROOM, "FailoverRoom", "Fail over a room"),
        ("Rooms_InstanceView", "get", ROOM, "GetRoomInstanceView", "Get a room instance view"),
        ("Rooms_WhatIf", "post", ROOM, "WhatIfRoom", "Preview a room (what if)"),
        (
            "Rooms_WhatIfAtTenantScope",
            "post",
            "/rooms",
            "WhatIfRoomInTenant",
            "Preview a room in a tenant (what if)",
        ),
        ("Rooms_RunCommand", "post", ROOM, "RunCommandOnRoom", "Run a command on a room"),
        ("MeetingRooms_RotateRoomKeys", "post", ROOM, "RotateMeetingRoomKeys", "Rotate meeting room keys"),
        (
            "Rooms_CheckNameAvailability",
            "post",
            "/c",
            "CheckRoomNameAvailability",
            "Check room name availability",
        ),
        ("checkRoomName", "post", "/c", "CheckRoomName", "Check a room name"),
        ("Usage_List", "get", "/u", "ListUsages", "List usages"),
    ],
)
def test_name_reads_like_english(operation_id, method, path, identifier, summary):
    assert operation_name(operation_id, method, path) == OperationName(identifier, summary)


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("Book a room for an hour", "Book a room for an hour"),
        ("Gets the room with the given name", "Get a room"),
        ("Get Room", "Get a room"),
        ("Get a room.", "Get a room"),
        ("Get a room / desk", "Get a room"),
        ("Room", "Get a room"),
        ("Get a room" + " and a desk" * 9, "Get a room"),
    ],
)
def test_summary_of_the_source_wins_if_it_reads_like_a_title(source, summary):
    assert operation_name("Rooms_Get", "get", ROOM, source) == OperationName("GetRoom", summary)


def test_long_name_is_cut_after_a_word():
    name = operation_name("Rooms_Get" + "VeryLongProperty" * 9, "get", ROOM)

    assert len(name.summary) <= LONGEST_SUMMARY
    assert name.summary.endswith(" very long")


@given(
    st.from_regex(r"[A-Za-z0-9_.-]{1,40}", fullmatch=True),
    st.sampled_from(["get", "put", "post", "patch", "delete", "head", "options"]),
)
def test_any_operation_id_gives_letters_and_digits_and_a_title(operation_id, method):
    name = operation_name(operation_id, method, GROUP)

    assert name.id.isalnum()
    assert len(name.id) <= LONGEST_ID
    assert 0 < len(name.summary) <= LONGEST_SUMMARY

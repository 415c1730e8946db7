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
        ("Rooms_CheckKeyExists", "head", "/c", "CheckRoomKeyExists", "Check whether a room key exists"),
        ("Mediaservices_List", "get", "/r", "ListMediaservices", "List media services"),
        ("Rooms_ListByColor", "get", SUBSCRIPTION, "ListRoomsByColor", "List rooms by color"),
        ("Desks_GetByRoom", "get", f"{ROOM}/desks/{{deskName}}", "GetDeskByRoom", "Get a desk of a room"),
        ("Rooms_GetByColor", "get", SUBSCRIPTION, "GetRoomByColor", "Get a room by color"),
        ("Desks_QueryByRoom", "post", f"{ROOM}/query", "QueryDesksInRoom", "Query desks in a room"),
        (
            "Desks_ListByRoomForOwner",
            "get",
            ROOM,
            "ListDesksInRoomForOwner",
            "List desks in a room for an owner",
        ),
        (
            "Locks_DeleteAtResourceLevel",
            "delete",
            "/x",
            "DeleteLockForResource",
            "Delete a lock for a resource",
        ),
        ("Rooms_ListAllByHouse", "get", "/houses/{house}", "ListRoomsInHouse", "List rooms in a house"),
        ("Rooms_CloseAllForOwner", "post", "/x", "CloseAllRoomsForOwner", "Close all rooms for an owner"),
        ("Rooms_CloseAll", "post", ROOM, "CloseAllOfRoom", "Close all of a room"),
        ("Rooms_ResetAllDoors", "post", ROOM, "ResetAllRoomDoors", "Reset all room doors"),
        ("Rooms_ListBuiltIn", "get", "/rooms", "ListBuiltInRooms", "List built in rooms"),
        (
            "Rooms_ListDoorsSlot",
            "get",
            f"{ROOM}/slots/{{slot}}/d",
            "ListRoomDoorsInSlot",
            "List room doors in a slot",
        ),
        ("Rooms_AirHealth", "post", ROOM, "GetRoomAirHealth", "Get room air health"),
        ("Rooms_PlannedFailover", "post", ROOM, "RunRoomPlannedFailover", "Run a room planned failover"),
        ("Rooms_DoorChange", "post", ROOM, "ChangeRoomDoor", "Change a room door"),
        ("Rooms_ReOpenDoor", "post", ROOM, "ReopenRoomDoor", "Reopen a room door"),
        ("Rooms_Frobnicate", "post", ROOM, "FrobnicateRoom", "Frobnicate a room"),
        ("RoomPurge_Purge", "post", ROOM, "PurgeRoom", "Purge a room"),
        ("Generate_DoorCode", "post", "/x", "GenerateDoorCode", "Generate a door code"),
        ("CheckRoomName_Execute", "post", "/x", "CheckRoomName", "Check a room name"),
        ("RoomHubResource_Get", "get", ROOM, "GetRoomHub", "Get a room hub"),
        ("RoomResources_ListRoomKeys", "get", ROOM, "ListRoomKeys", "List room keys"),
        ("RoomLinkResources_Get", "get", ROOM, "GetRoomLinkResource", "Get a room link resource"),
        ("SignalR_Get", "get", ROOM, "GetSignalRService", "Get a SignalR service"),
        ("ExpressRouteCircuits_Get", "get", ROOM, "GetExpressRouteCircuit", "Get an ExpressRoute circuit"),
        ("AzureADRooms_List", "get", "/r", "ListAzureADRooms", "List Azure AD rooms"),
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


def test_beginning_of_a_giant_operation_id_is_enough():
    name = operation_name("Rooms_List" + "ByColorInHouse" * 50_000, "get", ROOM)

    assert name.id.startswith("ListRoomsByColorInHouse")
    assert name.summary == "List rooms"


def test_long_word_is_cut():
    assert operation_name("a" * 300, "put", ROOM).summary == f"A{'a' * (LONGEST_SUMMARY - 1)}"


@given(
    st.from_regex(r"[A-Za-z0-9_.-]{1,40}", fullmatch=True),
    st.sampled_from(["get", "put", "post", "patch", "delete", "head", "options"]),
)
def test_any_operation_id_gives_letters_and_digits_and_a_title(operation_id, method):
    name = operation_name(operation_id, method, GROUP)

    assert name.id.isalnum()
    assert len(name.id) <= LONGEST_ID
    assert 0 < len(name.summary) <= LONGEST_SUMMARY

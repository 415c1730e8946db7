import pytest

from toolkit.mock.tenant import SUBSCRIPTIONS

SUBSCRIPTION = f"/subscriptions/{SUBSCRIPTIONS[0].id}"
GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-new"
ROOM = f"{SUBSCRIPTION}/resourceGroups/rg-web-prod/providers/Contoso.Rooms/rooms/aquarium"
HERE = {"location": "westeurope"}


@pytest.fixture
def created(rooms):
    """Make a room, and return the answer."""
    return rooms("PUT", ROOM, json={**HERE, "tags": {"floor": "1"}, "properties": {"seats": 4}}).json()


def test_what_is_put_is_made_once_and_found_then(rooms):
    codes = [rooms("PUT", GROUP, json=HERE).status_code for _ in range(2)]
    found = rooms.get(GROUP).json()

    assert codes == [201, 200]
    assert found == {
        "id": GROUP,
        "name": "rg-new",
        "type": "Microsoft.Resources/resourceGroups",
        "location": "westeurope",
        "properties": {"provisioningState": "Succeeded"},
    }
    assert "rg-new" in rooms.names(f"{SUBSCRIPTION}/resourceGroups", params={"$filter": "name eq 'rg-new'"})


def test_what_a_request_cannot_say_is_filled_in(created):
    assert created["properties"].keys() == {"seats", "createdAt", "provisioningState"}
    assert created["etag"]


def test_put_again_keeps_what_a_request_cannot_say_and_drops_what_it_does_not(rooms, created):
    again = rooms("PUT", ROOM, json={**HERE, "properties": {"seats": 8}}).json()

    assert again["properties"] == {**created["properties"], "seats": 8}
    assert "tags" not in again
    assert again["etag"] != created["etag"]


@pytest.mark.usefixtures("created")
def test_patch_merges_and_null_removes(rooms):
    change = {"tags": {"view": "sea", "floor": None}, "properties": {"seats": 6}, "name": "other"}
    changed = rooms("PATCH", ROOM, json=change).json()

    assert (changed["tags"], changed["properties"]["seats"], changed["name"]) == (
        {"view": "sea"},
        6,
        "aquarium",
    )
    assert rooms.get(ROOM).json() == changed


@pytest.mark.usefixtures("created")
def test_what_is_deleted_is_gone_and_can_be_deleted_again(rooms):
    codes = [rooms("DELETE", ROOM).status_code for _ in range(2)]

    assert codes == [200, 204]
    assert rooms.error("GET", ROOM) == (404, "ResourceNotFound")


def test_resource_needs_its_group(rooms):
    path = ROOM.replace("rg-web-prod", "nowhere")

    assert rooms.error("PUT", path, json=HERE) == (404, "ResourceGroupNotFound")


def test_patch_needs_the_resource(rooms):
    assert rooms.error("PATCH", ROOM, json={}) == (404, "ResourceNotFound")


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"",
        b"[]",
        b'{"location": 1}',
        b'{"tags": {}}',
        b"NaN",
        b"[" * 100_000,
        b'{"a":' * 70 + b"1" + b"}" * 70,
    ],
    ids=["half", "empty", "list", "wrong-type", "nothing-required", "no-value", "deep", "nested"],
)
def test_body_that_the_schema_does_not_allow_is_refused(rooms, content):
    assert rooms.error("PUT", ROOM, content=content) == (400, "InvalidRequestContent")


def test_body_of_another_media_type_is_refused(rooms):
    headers = {"Content-Type": "text/xml"}

    assert rooms.error("PUT", ROOM, content=b"<room/>", headers=headers) == (415, "UnsupportedMediaType")


def test_secret_of_a_request_is_never_told(rooms):
    rooms("PUT", ROOM, json={**HERE, "properties": {"seats": 2, "adminPassword": "P@ss"}})

    assert "P@ss" not in rooms.get(ROOM).text


def test_keys_are_listed_without_any_key(rooms):
    rooms("PUT", ROOM, json=HERE)

    assert rooms("POST", f"{ROOM}/listKeys").json() == {"primaryKey": "(secret, not told by the mock)"}


def test_action_needs_its_resource(rooms):
    assert rooms.error("POST", f"{ROOM}/listKeys") == (404, "ResourceNotFound")


def test_change_of_another_state_is_refused(rooms, created):
    stale = rooms("PUT", ROOM, json=HERE, headers={"If-Match": '"stale"'})
    fresh = rooms("PUT", ROOM, json=HERE, headers={"If-Match": created["etag"]})
    new = rooms("PUT", ROOM, json=HERE, headers={"If-None-Match": "*"})

    assert [stale.status_code, fresh.status_code, new.status_code] == [412, 200, 412]


def test_group_is_deleted_in_the_background_with_all_in_it(rooms):
    rooms("PUT", GROUP, json=HERE)
    room = f"{GROUP}/providers/Contoso.Rooms/rooms/attic"
    rooms("PUT", room, json=HERE)
    accepted = rooms("DELETE", GROUP)
    states = [rooms.get(accepted.headers["Azure-AsyncOperation"]).json()["status"] for _ in range(3)]

    assert accepted.status_code == 202
    assert accepted.headers["Retry-After"] == "1"
    assert states == ["InProgress", "InProgress", "Succeeded"]
    assert rooms.error("GET", GROUP) == (404, "ResourceGroupNotFound")
    assert rooms.get(accepted.headers["Location"]).status_code == 204


def test_group_says_that_it_is_being_deleted(rooms):
    rooms("PUT", GROUP, json=HERE)
    rooms("DELETE", GROUP)

    assert rooms.get(GROUP).json()["properties"] == {"provisioningState": "Deleting"}

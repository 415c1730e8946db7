import pytest

from toolkit.mock.tenant import SUBSCRIPTIONS

SUBSCRIPTION = f"/subscriptions/{SUBSCRIPTIONS[0].id}"
GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-web-prod"
ROOMS = f"{SUBSCRIPTION}/providers/Contoso.Rooms/rooms"


def room(rooms):
    """Return the first room of the subscription."""
    return rooms.get(ROOMS).json()["value"][0]


def test_resource_that_is_listed_is_found_by_its_id(rooms):
    first = room(rooms)

    assert rooms.get(first["id"]).json() == first


def test_resource_has_what_identifies_it_and_what_its_schema_says(rooms):
    first = room(rooms)

    assert first["type"] == "Contoso.Rooms/rooms"
    assert first["id"].endswith(f"/providers/Contoso.Rooms/rooms/{first['name']}")
    assert first["properties"].keys() == {"provisioningState", "seats", "createdAt"}
    assert 2 <= first["properties"]["seats"] <= 9


def test_case_of_a_path_does_not_matter(rooms):
    assert rooms.get(GROUP.upper().replace("SUBSCRIPTIONS", "Subscriptions")).json()["id"] == GROUP


def test_list_of_a_group_is_a_part_of_that_of_its_subscription(rooms):
    first = room(rooms)
    group = first["id"].partition("/providers/")[0]

    assert first["name"] in rooms.names(f"{group}/providers/Contoso.Rooms/rooms")


def test_list_comes_in_pages_that_lead_on_to_the_mock_itself(rooms):
    response = rooms.get(f"{SUBSCRIPTION}/resourceGroups")
    link = response.json()["nextLink"]
    second = rooms.get(link).json()

    assert link.startswith(
        f"http://127.0.0.1:8701{SUBSCRIPTION}/resourceGroups?api-version=2024-05-01&$skiptoken="
    )
    assert [len(response.json()["value"]), len(second["value"])] == [3, 3]
    assert "nextLink" not in second


def test_list_of_subscriptions_has_a_second_page(rooms):
    first = rooms.get("/subscriptions").json()
    second = rooms.get(first["nextLink"]).json()

    found = [one["subscriptionId"] for one in (*first["value"], *second["value"])]
    assert found == [one.id for one in SUBSCRIPTIONS]


def test_top_makes_a_page_smaller(rooms):
    assert len(rooms.get(f"{SUBSCRIPTION}/resourceGroups", params={"$top": "2"}).json()["value"]) == 2


def test_filter_leaves_what_it_is_true_for(rooms):
    query = {"$filter": "tagName eq 'workload' and tagValue eq 'data'"}

    names = rooms.names(f"{SUBSCRIPTION}/resourceGroups", params=query)
    assert [name.split("-")[1] for name in names] == ["data"]


def test_scope_is_taken_with_its_slashes_encoded_or_not(rooms):
    notes = "providers/Contoso.Rooms/notes"
    plain = rooms.get(f"{GROUP}/{notes}")
    encoded = rooms.get(f"/{GROUP[1:].replace('/', '%2F')}/{notes}")

    assert (plain.status_code, plain.json()["value"]) == (200, encoded.json()["value"])


def test_head_tells_whether_something_is_there(rooms):
    codes = [
        rooms("HEAD", f"{SUBSCRIPTION}/resourceGroups/{name}").status_code for name in ("rg-web-prod", "no")
    ]

    assert codes == [204, 404]


def test_head_of_what_can_only_be_got_has_no_body(rooms):
    response = rooms("HEAD", f"{SUBSCRIPTION}/resourceGroups")

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    ("path", "error"),
    [
        ("/subscriptions/no-guid/resourceGroups", (400, "InvalidSubscriptionId")),
        ("/subscriptions/99999999-1111-4111-8111-111111111111/resourceGroups", (404, "SubscriptionNotFound")),
        (f"{SUBSCRIPTION}/resourceGroups/nowhere", (404, "ResourceGroupNotFound")),
        (
            f"{SUBSCRIPTION}/resourceGroups/nowhere/providers/Contoso.Rooms/rooms",
            (404, "ResourceGroupNotFound"),
        ),
        (f"{GROUP}/providers/Contoso.Rooms/rooms/nowhere", (404, "ResourceNotFound")),
        (f"{GROUP}/providers/Contoso.Rooms/chairs", (404, "InvalidResourceType")),
        ("/nowhere", (404, "NotFound")),
    ],
    ids=["no-guid", "subscription", "group", "below-a-group", "resource", "type", "path"],
)
def test_what_is_not_there_is_told_as_azure_does(rooms, path, error):
    assert rooms.error("GET", path) == error


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"$filter": "name eq"}, "InvalidFilterInQueryString"),
        ({"$filter": "name eq 'a' xor name eq 'b'"}, "InvalidFilterInQueryString"),
        ({"$top": "-1"}, "InvalidQueryParameter"),
        ({"$top": "many"}, "InvalidQueryParameter"),
        ({"$skiptoken": "\u00e9"}, "InvalidSkipToken"),
    ],
    ids=["half-a-filter", "unknown-word", "negative-top", "top-of-letters", "token"],
)
def test_query_that_cannot_be_read_is_refused(rooms, query, code):
    assert rooms.error("GET", f"{SUBSCRIPTION}/resourceGroups", params=query) == (400, code)


def test_method_that_a_path_has_not_is_told_with_those_it_has(rooms):
    response = rooms("DELETE", f"{SUBSCRIPTION}/resourceGroups")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET")


def test_example_of_the_specification_is_what_resources_are_like(mock, azure):
    client = mock(azure, {"GetRoom": {"200": {"id": "/other", "name": "other", "properties": {"seats": 42}}}})

    first = room(client)
    assert first["properties"] == {"seats": 42, "provisioningState": "Succeeded"}
    assert first["id"].startswith(SUBSCRIPTION)


def test_another_seed_gives_other_resources_and_the_same_seed_the_same(mock, azure):
    one, same, other = (mock(azure, seed=seed).get(ROOMS).json()["value"] for seed in (1, 1, 2))

    assert one == same
    assert one != other

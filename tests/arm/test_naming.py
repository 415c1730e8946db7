"""Names of all operations of a specification."""

import pytest

from toolkit.arm.importing import import_operation
from toolkit.arm.naming import name_of

SUBSCRIPTION = "/subscriptions/{subscriptionId}"


@pytest.fixture
def names(specification):
    def make(*operations):
        paths = {}
        for operation_id, path in operations:
            paths[path] = {"get": {"operationId": operation_id, "responses": {"200": {"description": "OK"}}}}
        source = specification(paths)
        return [name_of(source, operation) for operation in source.operations]

    return make


def test_no_two_operations_have_the_same_name(names):
    found = names(
        ("Rooms_GetAtSubscriptionScope", f"{SUBSCRIPTION}/rooms/{{name}}"),
        ("Rooms_Get", "/rooms/{name}"),
        ("rooms_get", "/doors/{name}"),
    )

    assert [name.id for name in found] == ["GetRoomInSubscription", "GetRoom", "RoomsGet"]
    assert [name.summary for name in found] == [
        "Get a room in a subscription",
        "Get a room",
        "Get a room (2)",
    ]


@pytest.mark.parametrize("operation_id", [None, "", "1_2", "\u202e"])
def test_operation_without_an_id_that_can_be_read_is_called_after_its_path(names, operation_id):
    (name,) = names((operation_id, "/hotels/{hotel}/rooms"))

    assert name.id == "GetRoom"


def test_list_is_not_called_like_one_of_the_catalog(names):
    (name,) = names(("Subscriptions_List", f"{SUBSCRIPTION}/providers/Contoso.Hotels/subscriptions"))

    assert (name.id, name.summary) == ("ListHotelsSubscriptions", "List hotels subscriptions")


def test_list_of_the_catalog_keeps_its_name(names):
    (name,) = names(("Subscriptions_List", "/subscriptions"))

    assert name.id == "ListSubscriptions"


@pytest.mark.parametrize("text", [None, 5, "", "Get a room", "<p></p>"])
def test_description_says_more_than_the_summary(imported, text):
    found = imported(description=text)

    assert (found.operation["summary"], found.operation["description"]) == ("Get a room", "Gets a room.")


def test_members_are_in_the_order_in_which_people_read(specification, room):
    data = room("Rooms_Delete", tags=["Rooms"], deprecated=True, **{"x-ms-examples": {}})
    source = specification({"/rooms/{roomName}": {"delete": data}})
    found = import_operation(source, source.operations[0])

    assert list(found.operation) == [
        *("operationId", "summary", "description", "deprecated", "parameters", "responses"),
    ]

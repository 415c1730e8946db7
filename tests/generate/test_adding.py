from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from toolkit import patch
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.generate.adding import Wish, added
from toolkit.generate.lock import Lock
from toolkit.patch import Remove

from .conftest import GROUPS, ROOMS, SUBSCRIPTION, operation

PAGED = "x-ms-apimTemplate-operationName"


def add(project, *operations, known=(), lock=None):
    wishes = [Wish(one) for one in operations]
    return added(project, lock or Lock(), wishes, {one.id: one for one in known})


def methods(project, path):
    return list(project.definition.data["paths"][path])


def policy(project):
    return project.property_data["policyTemplateInstances"][0]["parameters"][PAGED]


def test_operation_comes_with_the_helpers_that_its_dropdowns_call(project, get_room, list_groups):
    addition = add(project, get_room, known=[list_groups])

    assert (addition.added, addition.helpers, addition.present) == (("GetRoom",), ("ListGroups",), ())
    helper = addition.project.definition.data["paths"][GROUPS]["get"]
    assert list(helper)[:4] == ["operationId", "summary", "description", "x-ms-visibility"]
    assert helper["x-ms-visibility"] == "internal"
    assert policy(addition.project) == ["ListSubscriptions", "ListGroups"]


def test_any_order_gives_the_same_connector(project, get_room, list_groups):
    close = operation("CloseRoom", "post", f"{ROOMS}/{{roomName}}/close")
    data = []

    for order in permutations([get_room, close, list_groups]):
        once, one_by_one = add(project, *order, known=[list_groups]), project
        lock = Lock()
        for one in order:
            step = add(one_by_one, one, known=[list_groups], lock=lock)
            one_by_one, lock = step.project, step.lock
        data += [one.definition.data for one in (once.project, one_by_one)]

    assert all(one == data[0] for one in data)


def test_operation_that_is_there_stays_as_it_is(project, list_groups):
    first = add(project, list_groups)

    again = add(first.project, replace(list_groups, id="Other"), lock=first.lock)

    assert again.present == ("ListGroups",)
    assert again.project.definition.text == first.project.definition.text


def test_helper_that_is_wished_becomes_an_action(project, get_room, list_groups):
    first = add(project, get_room, known=[list_groups])
    fuller = replace(list_groups, operation={**list_groups.operation, "summary": "List resource groups"})

    second = add(first.project, fuller, lock=first.lock)

    assert second.added == ("ListGroups",)
    assert second.project.definition.data["paths"][GROUPS]["get"] == fuller.operation
    assert not second.lock.operations["ListGroups"].is_helper


def test_what_only_a_helper_led_to_goes_when_that_becomes_another_action(project, get_room, list_groups):
    first = add(project, get_room, known=[list_groups])
    other = operation("ListGroups", "get", GROUPS, definitions={"Groups": {"type": "object", "title": "all"}})

    second = add(first.project, other, lock=first.lock)

    assert sorted(first.lock.definitions) == ["GetRoomResult", "ListGroupsResult"]
    assert sorted(second.lock.definitions) == ["GetRoomResult", "Groups"]
    assert "ListGroupsResult" not in second.project.definition.text


def test_path_that_is_there_keeps_its_spelling_and_its_names(project, list_groups):
    there = add(project, operation("Mine", "post", "/subscriptions/{sub}/resourcegroups"))

    addition = add(there.project, list_groups)

    item = addition.project.definition.data["paths"]["/subscriptions/{sub}/resourcegroups"]
    assert list(item) == ["post", "get"]
    assert [parameter["name"] for parameter in item["get"]["parameters"]] == ["sub"]


def test_helper_that_is_there_under_another_name_is_called_by_it(project, get_room, list_groups):
    mine = operation("MyGroups", "get", "/subscriptions/{sub}/resourcegroups")
    there = add(project, mine)

    addition = add(there.project, get_room, known=[list_groups])

    parameters = addition.project.definition.data["paths"][f"{ROOMS}/{{roomName}}"]["get"]["parameters"]
    assert addition.helpers == ()
    assert parameters[1]["x-ms-dynamic-values"] == {
        "operationId": "MyGroups",
        "value-path": "name",
        "parameters": {"sub": {"parameter": "subscriptionId"}},
    }


def test_operation_id_that_another_has_makes_room_for_the_sources_own(project):
    other = operation("ListSubscriptions", "get", "/other")

    assert add(project, other).added == ("SourceListSubscriptions",)


@pytest.mark.parametrize(
    ("there", "name"),
    [({"type": "object"}, "Room"), ({"type": "string"}, "RoomsRoom")],
    ids=["equal", "other"],
)
def test_definition_of_the_same_name_is_shared_if_it_is_equal(project, there, name):
    first = add(project, operation("A", "get", "/a", definitions={"Room": there}))

    second = add(first.project, operation("B", "get", ROOMS, definitions={"Room": {"type": "object"}}))

    schema = second.project.definition.data["paths"][ROOMS]["get"]["responses"]["200"]["schema"]
    assert schema == {"$ref": f"#/definitions/{name}"}


def test_name_of_a_definition_that_is_missed_is_left_to_it(project):
    refers = operation("Mine", "get", "/mine", definitions={"Result": {"type": "string"}})
    there = add(project, refers)
    broken = there.project.with_document(
        patch.apply(there.project.definition, [Remove(("definitions", "Result"))])
    )
    new = operation("GetRoom", "get", ROOMS, definitions={"Result": {"type": "object"}})

    data = add(broken, new).project.definition.data

    assert "Result" not in data["definitions"]
    assert data["definitions"]["RoomsResult"] == {"type": "object"}


def test_what_refers_to_a_renamed_definition_is_renamed_too(project):
    inner = {"Inner": {"type": "string"}, "Outer": {"items": {"$ref": "#/definitions/Inner"}}}
    first = add(project, operation("A", "get", "/a", definitions=dict(reversed(inner.items()))))
    other = {"Outer": inner["Outer"], "Inner": {"type": "integer"}}

    second = add(first.project, operation("B", "get", ROOMS, definitions=other))

    definitions = second.project.definition.data["definitions"]
    assert definitions["RoomsOuter"] == {"items": {"$ref": "#/definitions/RoomsInner"}}
    assert definitions["Outer"] == inner["Outer"]


def test_containers_are_made_where_there_are_none():
    document = Document(Path("apiDefinition.swagger.json"), '{"swagger": "2.0"}')

    addition = add(ConnectorProject.of_definition(document), operation("A", "get", "/a"))

    assert list(addition.project.definition.data) == ["swagger", "paths", "definitions"]
    assert addition.lock.containers == {"/paths", "/paths/~1a", "/definitions"}


def test_lock_tells_where_each_operation_came_from(project, get_room, list_groups):
    lock = add(project, get_room, known=[list_groups]).lock

    assert {name: one.is_helper for name, one in lock.operations.items()} == {
        "GetRoom": False,
        "ListGroups": True,
    }
    assert lock.operations["GetRoom"].pointer == "/GetRoom"
    assert set(lock.definitions) == {"GetRoomResult", "ListGroupsResult"}


def test_dropdown_without_a_known_helper_is_left_to_the_linter(project):
    addition = add(project, operation("A", "get", "/a/{subscriptionId}", SUBSCRIPTION))

    assert addition.helpers == ()

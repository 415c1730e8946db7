import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.catalog import builtin
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.errors import BadValue, PatchRefused, SpecgenError
from toolkit.generate.adding import Wish, added
from toolkit.generate.lock import Lock
from toolkit.generate.removing import removed

from .conftest import GROUPS, ROOMS, operation


def add(project, *operations, known=(), lock=None):
    return added(project, lock or Lock(), [Wish(one) for one in operations], {one.id: one for one in known})


def texts(project):
    return [document.text for document in project.documents]


def test_removing_what_was_added_leaves_the_files_as_they_were(project, get_room, list_groups):
    addition = add(project, get_room, known=[list_groups])

    removal = removed(addition.project, addition.lock, ["GetRoom"])

    assert (removal.removed, removal.helpers) == (("GetRoom",), ("ListGroups",))
    assert texts(removal.project) == texts(project)
    assert removal.lock == Lock()


def test_helper_stays_while_something_calls_it(project, get_room, list_groups):
    close = operation("CloseRoom", "post", f"{ROOMS}/{{roomName}}/close", *get_room.dropdowns)
    addition = add(project, get_room, close, known=[list_groups])

    removal = removed(addition.project, addition.lock, ["GetRoom"])

    assert removal.helpers == ()
    assert list(removal.lock.operations) == ["ListGroups", "CloseRoom"]


def test_operation_that_fills_a_dropdown_is_not_removed_alone(project, get_room, list_groups):
    addition = add(project, get_room, list_groups)

    with pytest.raises(
        BadValue, match="`ListGroups` fills a dropdown of `GetRoom`; remove that first, or both"
    ):
        removed(addition.project, addition.lock, ["ListGroups"])


def test_unknown_operation_is_told_with_a_near_miss(project):
    with pytest.raises(
        BadValue, match="no operation is called `ListSubscription`; did you mean `ListSubscriptions`"
    ):
        removed(project, Lock(), ["ListSubscription"])


def test_policy_that_named_an_operation_before_it_was_there_names_it_afterwards(project):
    properties = project.property_data["policyTemplateInstances"][0]["parameters"]
    assert properties["x-ms-apimTemplate-operationName"] == ["ListSubscriptions"]
    gone = project.with_document(removed(project, Lock(), ["ListSubscriptions"]).project.definition)
    addition = add(gone, builtin.load("ListSubscriptions"))

    removal = removed(addition.project, addition.lock, ["ListSubscriptions"])

    assert texts(removal.project) == texts(gone)


def test_operation_of_the_projects_own_takes_along_what_only_it_used(project):
    removal = removed(project, Lock(), ["ListSubscriptions"])

    data = removal.project.definition.data
    assert (data["paths"], data["definitions"]) == ({}, {})
    assert (
        removal.project.property_data["policyTemplateInstances"][0]["parameters"][
            "x-ms-apimTemplate-operationName"
        ]
        == []
    )


def test_containers_that_were_made_for_an_operation_go_with_it(list_groups):
    document = Document(Path("apiDefinition.swagger.json"), '{"swagger": "2.0"}\n')
    properties = Document(Path("apiProperties.json"), '{"properties": {"capabilities": []}}\n')
    bare = ConnectorProject(Path(), document, properties)
    addition = add(bare, list_groups)

    removal = removed(addition.project, addition.lock, ["ListGroups"])

    assert texts(removal.project) == texts(bare)


def test_path_that_was_there_without_operations_stays(list_groups):
    text = json.dumps({"swagger": "2.0", "paths": {GROUPS: {"parameters": []}}}, indent=2)
    bare = ConnectorProject.of_definition(Document(Path("apiDefinition.swagger.json"), text))
    addition = add(bare, list_groups)

    removal = removed(addition.project, addition.lock, ["ListGroups"])

    assert texts(removal.project) == texts(bare)


@pytest.mark.slow
@settings(max_examples=25)
@given(draw=st.data())
def test_adding_to_and_removing_from_published_connectors_leaves_the_same_bytes(corpus, draw):
    path = draw.draw(st.sampled_from(corpus[::5]))
    names = draw.draw(
        st.lists(st.sampled_from(sorted(builtin.operations())), min_size=1, max_size=4, unique=True)
    )
    leaving = draw.draw(st.permutations(names))
    try:
        project = ConnectorProject.load_partial(path.parent)
    except SpecgenError:
        return
    now, lock = project, Lock()
    try:
        for name in names:
            step = added(now, lock, [Wish(builtin.load(name))], builtin.helpers())
            now, lock = step.project, step.lock
    except PatchRefused:  # where the text cannot be changed cleanly nothing is
        return

    for name in leaving:
        if name in lock.operations:  # a helper of another may have gone with that
            try:
                step = removed(now, lock, [name])
            except BadValue:  # another still calls it; the last removal below takes both
                continue
            now, lock = step.project, step.lock
    if lock.operations:
        step = removed(now, lock, list(lock.operations))
        now, lock = step.project, step.lock

    assert lock == Lock()
    assert texts(now) == texts(project)

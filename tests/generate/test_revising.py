"""The next revision of an operation, and what it does to the comparison with what was released."""

import json
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.diff.compare import compare
from toolkit.diff.kind import Impact
from toolkit.diff.version import Version
from toolkit.errors import BadValue
from toolkit.generate.revising import deprecated, revised

NAMED = {"x-ms-apimTemplate-operationName": ["GetRoom"]}
DEFINITION = {
    "swagger": "2.0",
    "info": {"title": "Rooms", "version": "1"},
    "paths": {
        "/rooms": {
            "get": {
                "operationId": "GetRoom",
                "summary": "Get room",
                "description": "Gets a room.",
                "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Room"}}},
            }
        }
    },
    "definitions": {"Room": {"type": "object", "properties": {"name": {"type": "string"}}}},
}
PROPERTIES = {
    "properties": {
        "policyTemplateInstances": [{"templateId": "setheader", "title": "A", "parameters": NAMED}],
        "scriptOperations": ["GetRoom"],
    }
}


def released(definition=DEFINITION):
    files = {"apiDefinition.swagger.json": definition, "apiProperties.json": PROPERTIES}
    return Version.of_files(Path("rooms"), {name: json.dumps(data).encode() for name, data in files.items()})


@pytest.fixture
def project() -> ConnectorProject:
    return released().project


def paths_of(project):
    return project.definition.data["paths"]


def impacts(old, project):
    return {change.impact for change in compare(old, Version(project))}


def test_new_one_is_a_preview_beside_the_old_one(project):
    made = revised(project, "GetRoom")

    new = paths_of(made.project)["/v2/rooms"]["get"]
    assert (made.id, made.path, made.is_routed) == ("GetRoom_V2", "/v2/rooms", True)
    assert (new["operationId"], new["summary"]) == ("GetRoom_V2", "Get room (V2)")
    assert new["x-ms-api-annotation"] == {"family": "GetRoom", "revision": 2, "status": "Preview"}


def test_old_one_is_advanced_and_the_first_revision(project):
    old = paths_of(revised(project, "GetRoom").project)["/rooms"]["get"]

    assert old["x-ms-visibility"] == "advanced"
    assert old["x-ms-api-annotation"] == {"family": "GetRoom", "revision": 1, "status": "Production"}


def test_policies_and_script_of_the_old_one_are_the_new_one_s(project):
    properties = revised(project, "GetRoom").project.property_data

    first, second = properties["policyTemplateInstances"]
    assert first["parameters"]["x-ms-apimTemplate-operationName"] == ["GetRoom", "GetRoom_V2"]
    assert second["parameters"]["x-ms-apimTemplateParameter.newPath"] == "/rooms"
    assert properties["scriptOperations"] == ["GetRoom", "GetRoom_V2"]


def test_path_of_the_service_needs_no_policy(project):
    made = revised(project, "GetRoom", path="/v2.0/rooms")

    assert list(paths_of(made.project)) == ["/rooms", "/v2.0/rooms"]
    assert len(made.project.property_data["policyTemplateInstances"]) == 1


def test_third_revision_follows_the_second(project):
    second = revised(project, "GetRoom").project

    assert revised(second, "GetRoom_V2").id == "GetRoom_V3"


def test_nothing_breaks(project):
    assert impacts(released(), revised(project, "GetRoom").project) == {Impact.COMPATIBLE}


def test_operation_that_has_been_changed_comes_back_as_it_was():
    changed = json.loads(json.dumps(DEFINITION))
    changed["definitions"]["Room"]["properties"] = {"size": {"type": "integer"}}
    changed["paths"]["/rooms"]["get"]["parameters"] = [
        {"name": "floor", "in": "query", "type": "string", "required": True}
    ]
    old = released()

    made = revised(released(changed).project, "GetRoom", released=old.definition)

    assert Impact.BREAKING in impacts(old, released(changed).project)
    assert impacts(old, made.project) == {Impact.COMPATIBLE}
    assert "parameters" in paths_of(made.project)["/v2/rooms"]["get"]
    assert "FormerRoom" in made.project.definition.data["definitions"]


def test_operation_that_has_been_moved_needs_no_policy():
    moved = json.loads(json.dumps(DEFINITION))
    moved["paths"] = {"/spaces": moved["paths"]["/rooms"]}
    old = released()

    made = revised(released(moved).project, "GetRoom", released=old.definition)

    assert (made.path, made.is_routed) == ("/spaces", False)
    assert impacts(old, made.project) == {Impact.COMPATIBLE}


def test_old_one_gives_way_when_the_new_one_is_finished(project):
    done = paths_of(deprecated(revised(project, "GetRoom").project, "GetRoom"))

    old, new = done["/rooms"]["get"], done["/v2/rooms"]["get"]
    assert (old["deprecated"], old["summary"]) == (True, "Get room (deprecated)")
    assert old["description"] == "Gets a room (deprecated)."
    assert new["x-ms-api-annotation"]["status"] == "Production"


@pytest.mark.parametrize(
    ("name", "path", "message"),
    [
        pytest.param("GetRoon", "", "did you mean `GetRoom`", id="misspelt"),
        pytest.param("GetRoom", "/rooms", "the path /rooms is taken", id="taken path"),
    ],
)
def test_refused(project, name, path, message):
    with pytest.raises(BadValue, match=message):
        revised(project, name, path=path)


def test_only_what_has_a_newer_revision_can_be_deprecated(project):
    with pytest.raises(BadValue, match="has no newer revision"):
        deprecated(project, "GetRoom")

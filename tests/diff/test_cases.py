"""Cases that a comparison of texts, or a naive one of trees, gets wrong."""

import json
from pathlib import Path

import pytest
import yaml

from toolkit.diff import sample
from toolkit.diff.compare import compare
from toolkit.diff.version import Version

NAME = {"type": "object", "properties": {"name": {"type": "string"}}}
VERSION = {
    "name": "api-version",
    "in": "query",
    "required": True,
    "type": "string",
    "default": "2024-01-01",
    "x-ms-visibility": "internal",
}


def of_paths(**paths):
    return sample.definition("paths", {f"/{name}": {"get": operation} for name, operation in paths.items()})


def operation(name="GetRoom", **members):
    return {"operationId": name, "parameters": [], "responses": {"200": {"description": "OK"}}, **members}


def answering(schema, code="200"):
    return operation(responses={code: {"description": "OK", "schema": schema}})


def told(compared, old, new):
    return [change.kind for change in compared(old, new)]


def test_renamed_operation_is_one_change_that_names_both(compared):
    (change,) = compared(of_paths(room=operation("GetRoom")), of_paths(room=operation("ReadRoom")))

    assert (change.kind, change.code) == ("operation-renamed", "OperationDeleted")
    assert change.message == "operation `GetRoom` is now called `ReadRoom`"


def test_operation_that_a_revision_has_replaced_is_recognised(compared):
    old, new = of_paths(room=operation("GetRoom")), of_paths(room2=operation("GetRoom_V2"))

    assert told(compared, old, new) == ["operation-renamed"]


def test_internal_operation_of_another_name_is_none_that_flows_know(compared):
    old, new = (of_paths(a=operation(name, **{"x-ms-visibility": "internal"})) for name in ("A1", "B1"))

    assert told(compared, old, new) == ["internal-operation-removed", "operation-added"]


def test_body_is_hidden_by_its_schema(kinds):
    assert kinds("body", NAME, {**NAME, "x-ms-visibility": "internal"}) == ["input-hidden"]


def test_renamed_placeholder_changes_the_route_and_the_input(compared):
    old, new = (
        sample.definition(
            "paths",
            {
                f"/rooms/{{{name}}}": {
                    "get": operation(
                        parameters=[{"name": name, "in": "path", "required": True, "type": "string"}]
                    )
                }
            },
        )
        for name in ("id", "roomNumber")
    )

    assert told(compared, old, new) == ["operation-path-changed", "input-renamed"]


def test_required_inside_what_is_optional_is_no_demand(kinds):
    inner = {"type": "object", "properties": {"floor": {"type": "string"}}}
    old = {"type": "object", "properties": {"place": inner}}
    new = {"type": "object", "properties": {"place": {**inner, "required": ["floor"]}}}

    assert kinds("body", old, new) == []


def test_object_that_becomes_required_is_told_once_with_all_that_it_requires(kinds):
    place = {"type": "object", "required": ["floor"], "properties": {"floor": {"type": "string"}}}
    old = {"type": "object", "properties": {"place": place}}

    assert kinds("body", old, {**old, "required": ["place"]}) == ["input-became-required"]


def test_answer_under_another_code_is_the_same_answer(compared):
    assert told(compared, of_paths(a=answering(NAME)), of_paths(a=answering(NAME, "201"))) == []


def test_definition_written_out_is_the_same(compared):
    old = of_paths(a=answering({"$ref": "#/definitions/Room"})) | {"definitions": {"Room": NAME}}

    assert told(compared, old, of_paths(a=answering(NAME))) == []


def test_composition_written_as_one_is_the_same(kinds):
    floor = {"floor": {"type": "integer"}}
    composed = {"allOf": [NAME, {"type": "object", "properties": floor, "required": ["floor"]}]}
    flat = {"type": "object", "properties": {**NAME["properties"], **floor}, "required": ["floor"]}

    assert kinds("body", composed, flat) == []


def test_parameter_of_the_path_item_written_at_the_operation_is_the_same(compared):
    size = {"name": "size", "in": "query", "type": "integer"}
    old = sample.definition("paths", {"/a": {"parameters": [size], "get": operation()}})

    assert told(compared, old, of_paths(a=operation(parameters=[size]))) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"default": "2025-01-01"}, "hidden-default-changed", id="raised"),
        pytest.param({"x-ms-visibility": "advanced"}, "input-shown", id="made visible"),
    ],
)
def test_version_of_the_interface_is_an_ordinary_input(kinds, change, expected):
    assert kinds("parameters", [VERSION], [VERSION | change]) == [expected]


def test_visibility_that_is_empty_is_none(kinds):
    size = {"name": "size", "in": "query", "type": "integer"}

    assert kinds("parameters", [size], [{**size, "x-ms-visibility": ""}]) == []


def test_list_of_texts_that_becomes_a_text_is_another_type(kinds):
    texts = {"type": "object", "properties": {"name": {"type": "array", "items": {"type": "string"}}}}

    assert kinds("output", texts, NAME) == ["output-type-changed"]


def test_elements_of_another_type_are_told_where_they_are(compared):
    old, new = (
        of_paths(a=answering({"type": "array", "items": {"type": kind}})) for kind in ("string", "integer")
    )

    (change,) = compared(old, new)

    assert change.address == "operation/GetRoom/responses/200/schema/items/type"


def test_loops_are_followed_to_what_differs_once(compared):
    def tree(kind):
        node = {"type": "object", "properties": {"next": {"$ref": "#/definitions/Node"}, "a": {"type": kind}}}
        return of_paths(a=answering({"$ref": "#/definitions/Node"})) | {"definitions": {"Node": node}}

    (change,) = compared(tree("string"), tree("integer"))

    assert change.address == "operation/GetRoom/responses/200/schema/a/type"


def test_definition_used_twice_is_told_at_both_places(compared):
    def pair(kind):
        both = {"type": "object", "properties": {name: {"$ref": "#/definitions/A"} for name in ("x", "y")}}
        leaf = {"type": "object", "properties": {"a": {"type": kind}}}
        return of_paths(a=answering(both)) | {"definitions": {"A": leaf}}

    addresses = [change.address for change in compared(pair("string"), pair("integer"))]

    assert addresses == [f"operation/GetRoom/responses/200/schema/{name}/a/type" for name in ("x", "y")]


def test_schemas_that_branch_without_an_end_are_compared_in_no_time(compared):
    def branching(kind):
        levels = {
            f"L{number}": {
                "type": "object",
                "properties": {side: {"$ref": f"#/definitions/L{number + 1}"} for side in ("l", "r")},
            }
            for number in range(40)
        }
        leaf = {"L40": {"type": "object", "properties": {"a": {"type": kind}}}}
        return of_paths(a=answering({"$ref": "#/definitions/L0"})) | {"definitions": {**levels, **leaf}}

    changes = compared(branching("string"), branching("integer"))

    assert {change.kind for change in changes} == {"output-type-changed"}


def test_notification_field_that_is_gone_is_named(compared):
    old, new = sample.definition("notification", NAME), sample.definition("notification", {"type": "object"})

    (change,) = compared(old, new)

    assert change.code == "OutputFieldDeleted"
    assert change.address == "operation/EditRoom/responses/x-ms-notification-content/schema/name"


def test_parameter_set_beside_the_old_way_to_sign_in_breaks_nothing(version):
    key = {"connectionParameters": {"key": {"type": "securestring"}}}
    sets = {"connectionParameterSets": {"values": [{"name": "oauth", "parameters": {}}]}}
    base = sample.definition("root", {})

    found = compare(version(base, {"properties": key}), version(base, {"properties": key | sets}))

    assert [change.kind for change in found] == ["authentication-added"]


def test_definitions_alone_tell_of_signing_in_by_their_security(compared):
    basic, oauth = {"a": {"type": "basic"}}, {"b": {"type": "oauth2", "flow": "accessCode"}}
    old, new = (sample.definition("root", {"securityDefinitions": one}) for one in (basic, oauth))

    assert [change.code for change in compared(old, new)] == ["AuthenticationMethodRemoved"]


def test_lines_of_both_versions_are_known():
    old, new = (sample.definition("output", schema) for schema in (NAME, {"type": "object"}))

    (change,) = compare(written(old, "old", indent=2), written(new, "new", indent=None))

    place = change.old.file, change.old.pointer.rpartition("/")[2]
    assert place == ("old/apiDefinition.swagger.json", "name")
    assert (change.old.line > 1, change.new.line) == (True, 1)


def written(data, folder, *, indent):
    text = json.dumps(data, indent=indent).encode()
    return Version.of_files(Path(folder), {"apiDefinition.swagger.json": text})


def test_definition_in_yaml_is_the_same(version):
    data = sample.definition("output", NAME)
    files = {"apiDefinition.swagger.yaml": yaml.safe_dump(data).encode()}

    assert compare(version(data), Version.of_files(Path("new"), files)) == []

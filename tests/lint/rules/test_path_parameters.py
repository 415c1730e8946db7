import pytest

from toolkit.lint.rules.path_parameters import (
    operation_missing_path_parameter,
    path_parameter_missing_encoding,
    path_parameter_must_be_required,
    path_parameter_not_defined_in_template,
)


def in_path(name, **members):
    return {"name": name, "in": "path", **members}


def get(*parameters):
    return {"get": {"parameters": list(parameters)}}


@pytest.mark.parametrize("required", [False, None, 1, "true"], ids=repr)
def test_only_the_boolean_true_makes_a_path_parameter_required(mended, required):
    definition = mended(path_parameter_must_be_required, in_path("id", required=required), "parameter")

    assert definition["paths"]["/t/{id}"]["post"]["parameters"][0]["required"] is True


def test_internal_parameter_without_a_default_is_not_made_required(lint):
    internal = in_path("id", **{"x-ms-visibility": "Internal"})

    assert [one.fix for one in lint(path_parameter_must_be_required, internal, "parameter")] == [None]
    assert lint(path_parameter_must_be_required, internal | {"default": "a"}, "parameter")[0].fix


@pytest.mark.parametrize("encoding", [None, ""], ids=repr)
def test_empty_encoding_is_none(lint, encoding):
    parameter = in_path("id", **{"x-ms-url-encoding": encoding})

    assert len(lint(path_parameter_missing_encoding, parameter, "parameter")) == 1


def test_shared_path_parameter_is_judged_where_it_is_written(lint):
    shared = {"$ref": "#/parameters/id"}
    definition = {
        "parameters": {"id": in_path("id")},
        "paths": {"/a/{id}": get(shared), "/b/{id}": get(shared)},
    }

    findings = lint(path_parameter_must_be_required, definition)

    assert [finding.pointer for finding in findings] == ["/parameters/id"]


def test_missing_parameters_are_added_with_their_texts(mended):
    definition = mended(operation_missing_path_parameter, {"/a/{part_id}/{vmName}": get()}, "paths")

    fixed = {"in": "path", "required": True, "type": "string", "x-ms-url-encoding": "single"}
    assert definition["paths"]["/a/{part_id}/{vmName}"] == get(
        {"name": "part_id", **fixed, "x-ms-summary": "Part ID", "description": "The part ID."},
        {"name": "vmName", **fixed, "x-ms-summary": "VM Name", "description": "The VM name."},
    )


def test_list_of_parameters_is_made_where_there_is_none(mended):
    definition = mended(operation_missing_path_parameter, {"/a/{id}": {"get": {}}}, "paths")

    assert [one["name"] for one in definition["paths"]["/a/{id}"]["get"]["parameters"]] == ["id"]


@pytest.mark.parametrize(
    ("path", "given"),
    [("/a/{id}", in_path("Id")), ("/a/{id=5}", in_path("id")), ("/a/{%}", in_path("id"))],
    ids=["other case", "default", "no words"],
)
def test_parameter_is_not_made_up_where_another_was_meant(lint, path, given):
    findings = lint(operation_missing_path_parameter, {path: get(given)}, "paths")

    assert [(finding.pointer, finding.fix) for finding in findings] == [
        (f"/paths/{path.replace('/', '~1')}/get", None)
    ]


@pytest.mark.parametrize("level", ["path", "operation"])
@pytest.mark.parametrize("reference", ["#/parameters/none", "common.json#/parameters/id", 5])
def test_operation_whose_parameters_are_not_all_known_is_not_judged(lint, level, reference):
    item = get() | {"parameters": []}
    holder = item if level == "path" else item["get"]
    holder["parameters"].append({"$ref": reference})

    assert lint(operation_missing_path_parameter, {"/a/{id}": item}, "paths") == []


def test_parameter_without_a_place_is_removed(mended):
    definition = mended(
        path_parameter_not_defined_in_template, {"/a/{id}": get(in_path("id"), in_path("part"))}, "paths"
    )

    assert definition["paths"]["/a/{id}"] == get(in_path("id"))


def test_case_of_a_name_follows_the_template(mended):
    definition = mended(
        path_parameter_not_defined_in_template, {"/a/{thingId}": get(in_path("ThingID"))}, "paths"
    )

    assert definition["paths"]["/a/{thingId}"] == get(in_path("thingId"))


@pytest.mark.parametrize(
    "path", ["/a/{id}/{Id}", "/a/{name}"], ids=["two variables are alike", "another variable has none"]
)
def test_parameter_that_may_be_meant_for_a_variable_is_left_alone(lint, path):
    findings = lint(path_parameter_not_defined_in_template, {path: get(in_path("ID"))}, "paths")

    assert [finding.fix for finding in findings] == [None]


def test_parameter_of_a_path_is_judged_once(lint):
    item = {"parameters": [in_path("ID")], "get": {}, "put": {"parameters": [in_path("id")]}}

    findings = lint(path_parameter_not_defined_in_template, {"/a/{id}": item}, "paths")

    assert [finding.pointer for finding in findings] == ["/paths/~1a~1{id}/parameters/0/name"]


@pytest.mark.parametrize("name", [None, 5, ["id"]], ids=repr)
def test_name_that_is_no_text_is_another_rules_matter(lint, name):
    assert lint(path_parameter_not_defined_in_template, {"/a": get(in_path(name))}, "paths") == []

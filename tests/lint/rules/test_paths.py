import pytest

from toolkit.lint.rules.paths import (
    operation_path_may_not_contain_query_or_fragment,
    operation_path_must_start_with_slash,
    operation_path_template_not_valid,
    operation_path_variables_contain_defaults,
)


def in_path(name, **members):
    return {"name": name, "in": "path", "required": True, "type": "string", **members}


def item(*parameters):
    return {"get": {"parameters": list(parameters)}}


def paths_of(definition):
    return set(definition["paths"]) - {"/colors"}


@pytest.mark.parametrize("other", ["/things/{id}", "/THINGS/{name}"])
def test_slash_is_not_added_where_another_path_would_be_met(mended, other):
    assert mended(operation_path_must_start_with_slash, {"things/{id}": {}, other: {}}, "paths") is None


def test_extension_among_the_paths_is_no_path(lint):
    assert lint(operation_path_must_start_with_slash, {"x-paths": {}}, "paths") == []


def test_query_becomes_internal_parameters_of_the_path(mended):
    shared = {"name": "id", "in": "query", "type": "string"}

    definition = mended(
        operation_path_may_not_contain_query_or_fragment,
        {"/a?kind=x&top=": {"parameters": [shared], "get": {}}},
        "paths",
    )

    fixed = {"in": "query", "required": True, "type": "string"}
    assert definition["paths"]["/a"]["parameters"] == [
        shared,
        {"name": "kind", **fixed, "default": "x", "x-ms-visibility": "internal"},
        {"name": "top", **fixed, "default": "", "x-ms-visibility": "internal"},
    ]


@pytest.mark.parametrize(
    "path",
    ["/a#b", "/a#b?c=d", "/a?b", "/a?b={c}", "/a?b=c&b=d", "/a?b=%20", "/taken?b=c", "/a?asked=b", "/a?"],
)
def test_query_that_is_not_plain_is_reported_and_left_alone(lint, path):
    asked = {"name": "asked", "in": "query", "type": "string"}

    findings = lint(
        operation_path_may_not_contain_query_or_fragment, {path: item(asked), "/Taken": {}}, "paths"
    )

    assert [finding.fix for finding in findings] == [None]


@pytest.mark.parametrize("path", ["/a/{b", "/a/b}", "/a/{}", "/a/{{b}}", "/a/{b/c}"])
def test_braces_without_a_name_are_reported_at_the_path(lint, path):
    findings = lint(operation_path_template_not_valid, {path: {}}, "paths")

    assert [finding.pointer for finding in findings] == [f"/paths/{path.replace('/', '~1')}"]


def test_defaults_move_to_the_parameters_of_all_operations(mended):
    path = "/a/{b=1}/{c=d=e}/{f}"
    parameters = [in_path("b=1"), in_path("c=d=e", default="z"), in_path("f")]

    definition = mended(
        operation_path_variables_contain_defaults,
        {path: {"parameters": [parameters[0]], "get": {"parameters": parameters[1:]}, "put": {}}},
        "paths",
    )

    assert definition["paths"]["/a/{b}/{c}/{f}"] == {
        "parameters": [in_path("b", default="1")],
        "get": {"parameters": [in_path("c", default="d=e"), in_path("f")]},
        "put": {},
    }


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/a/{b=1}", in_path("b=1", type="integer")),
        ("/a/{b=1}", {"$ref": "#/parameters/b"}),
        ("/a/{=1}", in_path("=1")),
        ("/taken/{b=1}", in_path("b=1")),
    ],
    ids=["no string", "referred to", "no name", "path is taken"],
)
def test_default_stays_where_it_cannot_move(lint, path, parameter):
    definition = {"paths": {path: item(parameter), "/taken/{b}": {}}, "parameters": {"b": in_path("b=1")}}

    findings = lint(operation_path_variables_contain_defaults, definition)

    assert [finding.fix for finding in findings] == [None]

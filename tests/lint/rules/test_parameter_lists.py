import pytest

from toolkit.lint.rules.parameter_lists import (
    body_or_form_data_parameter_in_fetch_operation_not_allowed,
    operation_parameters_are_not_unique,
    operation_parameters_contain_duplicate_parameter,
    operation_parameters_contain_multiple_body_parameters,
    parameter_list_contains_form_data_and_body,
    path_parameters_contain_duplicate_parameter,
)

BODY = {"name": "body", "in": "body"}
FORM = {"name": "part", "in": "formData"}
QUERY = {"name": "q", "in": "query", "type": "string"}
SHARED = {"$ref": "#/parameters/q"}


def pointers(findings):
    return [finding.pointer for finding in findings]


def test_repeated_elements_are_removed_references_too(mended):
    parameters = [QUERY, SHARED, BODY, SHARED, dict(reversed(QUERY.items())), SHARED]

    definition = mended(operation_parameters_are_not_unique, {"parameters": parameters}, "operation")

    assert definition["paths"]["/t"]["post"]["parameters"] == [QUERY, SHARED, BODY]


@pytest.mark.parametrize(
    "other",
    [QUERY | {"default": True}, QUERY | {"in": "header"}, QUERY | {"type": "integer"}, SHARED, 5, None],
    ids=["value of another type", "location", "type", "reference", "number", "null"],
)
def test_elements_that_differ_in_anything_are_unique(lint, other):
    parameters = [QUERY | {"default": 1}, QUERY, other]

    assert lint(operation_parameters_are_not_unique, {"parameters": parameters}, "operation") == []


def test_later_parameter_of_the_same_name_and_place_is_a_duplicate(lint):
    definition = {
        "parameters": {"q": QUERY},
        "paths": {
            "/a": {"get": {"parameters": [SHARED, QUERY | {"name": "Q"}, QUERY, QUERY | {"in": "header"}]}}
        },
    }

    assert pointers(lint(operation_parameters_contain_duplicate_parameter, definition)) == [
        "/paths/~1a/get/parameters/2"
    ]


@pytest.mark.parametrize("name", [None, 5, ["q"]], ids=repr)
def test_parameters_without_a_plain_name_are_no_duplicates(lint, name):
    parameters = [QUERY | {"name": name}] * 2

    assert (
        lint(operation_parameters_contain_duplicate_parameter, {"parameters": parameters}, "operation") == []
    )


def test_duplicate_goes_only_if_texts_alone_tell_it_apart(mended):
    told_apart = QUERY | {"description": "The words.", "x-ms-summary": "Words"}
    item = {"parameters": [QUERY, QUERY | {"type": "integer"}, told_apart]}

    definition = mended(path_parameters_contain_duplicate_parameter, item, "path-item")

    assert definition["paths"]["/t"]["parameters"] == item["parameters"][:2]


def test_bodies_are_counted_behind_references(lint):
    definition = {
        "parameters": {"body": BODY},
        "paths": {"/a": {"post": {"parameters": [{"$ref": "#/parameters/body"}, BODY | {"name": "b"}]}}},
    }

    assert pointers(lint(operation_parameters_contain_multiple_body_parameters, definition)) == [
        "/paths/~1a/post/parameters"
    ]


def test_form_of_a_path_meets_the_body_of_its_operation(lint):
    item = {"parameters": [FORM], "post": {"parameters": [BODY]}, "put": {}}

    assert pointers(lint(parameter_list_contains_form_data_and_body, item, "path-item")) == [
        "/paths/~1t/post/parameters"
    ]


@pytest.mark.parametrize("parameter", [BODY, FORM], ids=["body", "form"])
def test_request_that_fetches_sends_no_body(lint, parameter):
    methods = ("get", "head", "delete", "options", "post", "put", "patch")
    item = {method: {"parameters": [parameter]} for method in methods}
    item["post"]["x-ms-notification"] = {"operationId": "Subscribe"}

    findings = lint(body_or_form_data_parameter_in_fetch_operation_not_allowed, item, "path-item")

    assert pointers(findings) == [f"/paths/~1t/{method}/parameters/0" for method in ("get", "head", "post")]

import pytest

from toolkit.lint.rules.parameters import (
    allow_empty_value_only_valid_for_query_form_data,
    collection_format_value_not_supported,
    file_parameter_must_be_in_form_data,
    internal_property_with_default_optional,
    query_parameter_encoding_not_supported,
)

LOCATIONS = ["query", "header", "path", "formData", "body", None, ["query"]]


def reported(lint, rule, **members):
    return [place for place in LOCATIONS if lint(rule, {"name": "a", "in": place, **members}, "parameter")]


def test_encoding_is_reported_in_a_query_alone(lint):
    assert reported(lint, query_parameter_encoding_not_supported, **{"x-ms-url-encoding": None}) == ["query"]


def test_default_of_an_internal_parameter_is_judged_beside_bodies(lint):
    internal = {"default": 1, "x-ms-visibility": "Internal"}

    found = reported(lint, internal_property_with_default_optional, **internal)

    assert found == [place for place in LOCATIONS if place != "body"]
    assert reported(lint, internal_property_with_default_optional, **internal, required=True) == []


def test_empty_values_are_refused_in_headers_and_paths(lint):
    assert reported(lint, allow_empty_value_only_valid_for_query_form_data, allowEmptyValue=True) == [
        "header",
        "path",
    ]
    assert reported(lint, allow_empty_value_only_valid_for_query_form_data, allowEmptyValue="true") == []


@pytest.mark.parametrize("value", ["multi", "ssv", "CSV", None, ["csv"]], ids=repr)
def test_every_other_format_of_lists_is_reported_wherever_swagger_has_one(lint, value):
    items = {"type": "array", "collectionFormat": value}
    parameter = {"name": "a", "in": "query", "items": items}
    body = {"name": "b", "in": "body", "collectionFormat": value}
    response = {"headers": {"X-List": {"type": "array", "collectionFormat": value, "items": items}}}

    findings = lint(
        collection_format_value_not_supported,
        {"parameters": [parameter, body], "responses": {"200": response}},
        "operation",
    )

    below = "/paths/~1t/post"
    assert [finding.pointer for finding in findings] == [
        f"{below}/parameters/0/items/collectionFormat",
        f"{below}/responses/200/headers/X-List/collectionFormat",
        f"{below}/responses/200/headers/X-List/items/collectionFormat",
    ]


@pytest.mark.parametrize(
    ("method", "members", "beside"),
    [
        ("get", {"in": "query"}, []),
        ("post", {"in": "path"}, []),
        ("post", {"in": "query", "name": "größe"}, []),
        ("post", {"in": "query"}, [{"name": "b", "in": "body"}]),
    ],
    ids=["request that fetches", "path", "name beyond ASCII", "body"],
)
def test_file_is_not_moved_to_a_form_that_cannot_be(lint, method, members, beside):
    operation = {
        "consumes": ["multipart/form-data"],
        "parameters": [{"name": "a", "type": "file"} | members, *beside],
    }

    findings = lint(file_parameter_must_be_in_form_data, {method: operation}, "path-item")

    assert [finding.fix for finding in findings] == [None]


def test_file_is_not_moved_where_no_form_is_consumed(mended):
    assert (
        mended(file_parameter_must_be_in_form_data, {"name": "a", "in": "query", "type": "file"}, "parameter")
        is None
    )

import pytest

from toolkit.lint.rules.responses import (
    operation_must_have_response,
    operation_should_have_successful_response,
    response_example_must_be_produced_by_operation,
    response_headers_are_not_unique,
    response_must_be_default_or_http_status_code,
)

DESCRIBED = {"description": "OK", "schema": {"type": "object"}}


def responses(**members):
    return {"responses": members}


@pytest.fixture
def responses_after(mended):
    def run(rule, members, **definition):
        after = mended(rule, {"paths": {"/t": {"post": {"responses": members}}}, **definition})
        return after and after["paths"]["/t"]["post"]["responses"]

    return run


def test_webhook_may_answer_nothing(lint):
    content = {"x-ms-notification-content": {"schema": {}}}
    trigger = {"x-ms-trigger": "single", "responses": {}}

    assert lint(operation_must_have_response, {"post": trigger, **content}, "path-item") == []
    assert len(lint(operation_must_have_response, {"post": trigger}, "path-item")) == 1


@pytest.mark.parametrize("value", [None, [], "200", {"200": None}], ids=repr)
def test_responses_of_another_type_are_another_rules_matter(lint, value):
    assert lint(operation_must_have_response, {"responses": value}, "operation") == []


@pytest.mark.parametrize("code", ["2XX", "20", "2000", "600", "099", "Default", "", "2OO"])
def test_what_is_no_code_is_reported_at_its_key(lint, code):
    findings = lint(response_must_be_default_or_http_status_code, responses(**{code: None}), "operation")

    assert [finding.pointer for finding in findings] == [f"/paths/~1t/post/responses/{code}"]


def test_range_becomes_the_code_that_stands_for_it(responses_after):
    rule = response_must_be_default_or_http_status_code

    assert responses_after(rule, {"2XX": DESCRIBED, "5xx": {}}) == {"200": DESCRIBED, "500": {}}
    assert responses_after(rule, {"2XX": DESCRIBED, "200": {}}) is None


@pytest.mark.parametrize("code", ["200", "204", "299"])
def test_every_code_of_the_two_hundreds_is_a_success(lint, code):
    assert lint(operation_should_have_successful_response, responses(**{code: None}), "operation") == []


def test_lone_default_with_a_schema_is_taken_for_the_success(responses_after):
    rule = operation_should_have_successful_response
    reference = {"$ref": "#/responses/Ok"}

    assert responses_after(rule, {"default": reference}, responses={"Ok": DESCRIBED}) == {"200": reference}
    assert responses_after(rule, {"default": {"description": "Error"}}) is None
    assert responses_after(rule, {"default": DESCRIBED, "400": {}}) is None


def test_later_spelling_of_a_header_goes_if_it_says_the_same(mended):
    headers = {"ETag": {"type": "string"}, "etag": {"type": "integer"}, "ETAG": {"type": "string"}}

    definition = mended(response_headers_are_not_unique, {"headers": headers}, "response")

    kept = definition["paths"]["/t"]["post"]["responses"]["200"]["headers"]
    assert list(kept) == ["ETag", "etag"]


def test_example_of_a_shared_response_is_reported_where_it_is_used(lint):
    definition = {
        "produces": ["text/plain"],
        "responses": {"Ok": {"examples": {"application/json": {}}}},
        "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/responses/Ok"}}}}},
    }

    findings = lint(response_example_must_be_produced_by_operation, definition)

    assert [(finding.pointer, finding.fix) for finding in findings] == [
        ("/paths/~1a/get/responses/200", None)
    ]


@pytest.mark.parametrize(
    "produces", [[], None, ["application/json; charset=utf-8"], [None, ["application/json"]]]
)
def test_types_are_compared_as_they_are_written(lint, produces):
    operation = {"produces": produces, "responses": {"200": {"examples": {"application/json": {}}}}}

    assert len(lint(response_example_must_be_produced_by_operation, operation, "operation")) == 1


def test_produced_types_are_completed_for_the_operation_alone(mended):
    operation = {"responses": {"200": {"examples": {"text/plain": "a"}}}}

    definition = mended(response_example_must_be_produced_by_operation, operation, "operation")

    assert definition["paths"]["/t"]["post"]["produces"] == ["application/json", "text/plain"]
    assert definition["produces"] == ["application/json"]

import pytest

from toolkit.lint.rules.response_schemas import (
    default_response_has_schema,
    operation_has_many_responses_with_schema,
    schema_definition_set_incorrectly,
)

OK = {"description": "OK"}
DESCRIBED = OK | {"schema": {"type": "object"}}
SHARED = {"$ref": "#/responses/Shared"}


@pytest.fixture
def responses_after(mended):
    def run(rule, members):
        definition = {"paths": {"/t": {"post": {"responses": members}}}, "responses": {"Shared": DESCRIBED}}
        after = mended(rule, definition)
        return after and after["paths"]["/t"]["post"]["responses"]

    return run


def test_schemas_of_failures_go_where_makers_see_another(responses_after):
    before = {"201": DESCRIBED, "404": DESCRIBED, "default": DESCRIBED}

    assert responses_after(operation_has_many_responses_with_schema, before) == {
        "201": DESCRIBED,
        "404": OK,
        "default": OK,
    }


@pytest.mark.parametrize(
    "before",
    [
        {"200": DESCRIBED, "201": DESCRIBED},
        {"200": DESCRIBED, "302": DESCRIBED},
        {"200": DESCRIBED, "400": SHARED},
        {"400": DESCRIBED, "default": DESCRIBED},
    ],
    ids=["two successes", "redirection", "shared failure", "no success"],
)
def test_schemas_stay_where_it_is_open_which_is_meant(lint, before):
    definition = {"paths": {"/t": {"post": {"responses": before}}}, "responses": {"Shared": DESCRIBED}}

    findings = lint(operation_has_many_responses_with_schema, definition)

    assert [finding.fix for finding in findings] == [None]


@pytest.mark.parametrize(
    "operation",
    [
        {"responses": {"200": OK, "201": OK | {"schema": None}}},
        {"responses": {"200": {"$ref": "#/responses/None"}}},
        {"responses": {}},
        {"responses": {"x-note": None}},
        {"responses": None},
        {"responses": {"204": OK}, "x-ms-visibility": "Internal"},
    ],
    ids=["201 has one", "unknown", "none", "extension", "no object", "internal"],
)
def test_operation_that_gives_fields_or_cannot_be_judged_is_fine(lint, operation):
    assert lint(schema_definition_set_incorrectly, operation, "operation") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"200": OK, "202": DESCRIBED}, {"200": DESCRIBED, "202": OK}),
        ({"202": DESCRIBED, "204": OK}, {"200": DESCRIBED, "204": OK}),
        ({"default": DESCRIBED}, {"200": DESCRIBED}),
    ],
    ids=["to a 200 without", "no 200", "lone default"],
)
def test_schema_of_another_success_moves_to_200(responses_after, before, after):
    assert responses_after(schema_definition_set_incorrectly, before) == after


@pytest.mark.parametrize(
    "before",
    [
        {"204": OK, "default": DESCRIBED},
        {"204": OK, "400": DESCRIBED},
        {"200": None, "202": DESCRIBED},
        {"202": SHARED},
    ],
    ids=["default of an error", "error", "200 is no object", "shared"],
)
def test_schema_of_something_else_stays(responses_after, before):
    assert responses_after(schema_definition_set_incorrectly, before) is None


@pytest.mark.parametrize(
    ("content", "count"), [({"schema": {}}, 0), ({}, 1), (None, 1)], ids=["schema", "no schema", "no object"]
)
def test_fields_of_a_webhook_are_those_of_its_notification(lint, content, count):
    item = {
        "x-ms-notification-content": content,
        "post": {"x-ms-trigger": "single", "responses": {"200": DESCRIBED}},
    }

    findings = lint(schema_definition_set_incorrectly, item, "path-item")

    assert [finding.pointer for finding in findings] == ["/paths/~1t/post"] * count


@pytest.mark.parametrize("schema", [{}, None, []], ids=repr)
def test_schema_of_default_that_says_nothing_passes(lint, schema):
    responses = {"responses": {"default": OK | {"schema": schema}}}

    assert lint(default_response_has_schema, responses, "operation") == []


def test_shared_default_is_reported_where_it_is_used(lint):
    definition = {
        "paths": {"/a": {"get": {"responses": {"default": SHARED}}}},
        "responses": {"Shared": DESCRIBED},
    }

    findings = lint(default_response_has_schema, definition)

    assert [finding.pointer for finding in findings] == ["/paths/~1a/get/responses/default"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"200": DESCRIBED, "default": DESCRIBED}, {"200": DESCRIBED, "default": OK}),
        ({"400": OK, "default": SHARED}, {"400": OK, "200": SHARED}),
        ({"204": OK, "default": DESCRIBED}, None),
        ({"200": DESCRIBED, "default": SHARED}, None),
    ],
    ids=["another has one", "no success", "success without", "shared"],
)
def test_default_loses_its_schema_or_becomes_the_success(responses_after, before, after):
    assert responses_after(default_response_has_schema, before) == after

import pytest

from toolkit.lint.rules.keywords import extension_name_not_valid, swagger_keyword_not_supported

QUERY = {"name": "q", "in": "query", "type": "string"}


def messages(findings):
    return [finding.message for finding in findings]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("readonly", True, "`readonly` is no key of a schema; did you mean `readOnly`?"),
        ("readonly", "true", "`readonly` is no key of a schema"),
        ("oneOf", [], "`oneOf` is no key of a schema in Swagger 2.0"),
        ("nullable", True, "`nullable` is no key of a schema in Swagger 2.0; `x-nullable` is"),
        ("id", "a", "`id` is no key of a schema"),
    ],
)
def test_message_says_what_was_meant(lint, key, value, message):
    assert messages(lint(extension_name_not_valid, {key: value}, "schema")) == [message]


def test_key_that_is_there_already_is_not_suggested(lint, mended):
    operation = {"operationId": "DoThing", "operationID": "doThing"}

    assert messages(lint(extension_name_not_valid, operation, "operation")) == [
        "`operationID` is no key of an operation"
    ]
    assert mended(extension_name_not_valid, operation, "operation")["paths"]["/t"]["post"].keys() == {
        "operationId",
        "summary",
        "description",
        "parameters",
        "responses",
    }


@pytest.mark.parametrize("key", ["requestBody", "components"])
def test_content_is_not_removed(mended, key):
    assert mended(extension_name_not_valid, {key: {"a": {}}}) is None


def test_reference_is_no_key_of_a_header(lint):
    response = {"description": "OK", "headers": {"ETag": {"$ref": "#/headers/ETag", "typ": "string"}}}

    assert messages(lint(extension_name_not_valid, response, "response")) == ["`$ref` is no key of a header"]


def test_what_stands_beside_a_reference_is_not_judged(lint):
    assert lint(extension_name_not_valid, {"$ref": "#/definitions/Color", "nullable": True}, "schema") == []


def test_names_are_no_keys(lint):
    definition = {
        "definitions": {"A": {"properties": {"nullable": {}, "sumary": {}, "x-ms-visibilty": {}}}},
        "securityDefinitions": {"o": {"type": "oauth2", "scopes": {"typ": "a"}}},
        "responses": {"descripton": {"description": "OK", "examples": {"text/plain": {"typ": 5}}}},
    }

    assert lint(extension_name_not_valid, definition) == []


def test_file_of_another_version_is_not_judged(lint):
    assert lint(extension_name_not_valid, {"openapi": "3.0.0", "servers": [], "paths": {}}, "whole") == []


@pytest.mark.parametrize(
    ("part", "fragment"),
    [
        ("parameter", {"name": "b", "in": "body", "uniqueItems": True, "schema": {}}),
        ("schema", {"$ref": "#/definitions/Color", "allOf": []}),
        ("parameter", QUERY | {"allOf": []}),
    ],
    ids=["body", "beside a reference", "keyword of another object"],
)
def test_ignored_keywords_are_for_other_rules_to_judge(lint, part, fragment):
    assert lint(swagger_keyword_not_supported, fragment, part) == []


def test_unsupported_keyword_of_items_is_reported_there(lint):
    ids = QUERY | {"type": "array", "items": {"type": "integer", "multipleOf": 2}}

    findings = lint(swagger_keyword_not_supported, ids, "parameter")

    assert [one.pointer for one in findings] == ["/paths/~1t/post/parameters/0/items/multipleOf"]


def test_all_of_that_cannot_be_written_out_is_left(mended):
    assert mended(swagger_keyword_not_supported, {"allOf": [{"type": "string"}]}, "schema") is None

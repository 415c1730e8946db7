import pytest

from toolkit.lint.rules.webhooks import webhook_operations_missing_notification_url_property


def hooking(schema, **definitions):
    body = {"name": "body", "in": "body", "schema": schema}
    operation = {"operationId": "WhenBooked", "x-ms-trigger": "single", "parameters": [body]}
    return {"paths": {"/t": {"post": operation}}, "definitions": definitions}


@pytest.mark.parametrize(
    ("definition", "count"),
    [
        (hooking({"properties": {"url": {"type": "string"}}}), 1),
        (hooking({"properties": {"url": {"$ref": "#/definitions/Url"}}}), 0),
        (hooking({"$ref": "#/definitions/A"}, A={"properties": {"b": {"$ref": "#/definitions/B"}}}), 0),
        (hooking({"$ref": "#/definitions/A"}, A={"properties": {"a": {"$ref": "#/definitions/A"}}}), 1),
    ],
    ids=["no place", "a definition that is missing", "one that is missing further below", "all are known"],
)
def test_place_for_the_address_may_be_in_a_definition_that_is_missing(lint, definition, count):
    findings = lint(webhook_operations_missing_notification_url_property, definition, "whole")

    assert len(findings) == count

import pytest

from toolkit.lint.rules import notification_urls, notifications, request_contents, webhooks

CONTENT = {"x-ms-notification-content": {"schema": {"type": "object"}}}
URL = {"type": "string", "x-ms-notification-url": True, "x-ms-visibility": "internal"}


def hook(body, **operation):
    sent = {"parameters": [{"name": "body", "in": "body", "schema": body}]}
    return {"post": {"operationId": "Hook", "x-ms-trigger": "single", **sent, **operation}}


def test_fix_requires_every_object_on_the_way(mended):
    body = {"required": ["a"], "properties": {"a": {}, "hook": {"$ref": "#/definitions/Hook"}}}
    fragment = {
        "definitions": {"Hook": {"type": "object", "properties": {"url": URL}}},
        "paths": {"/hooks": CONTENT | hook(body)},
    }

    fixed = mended(notification_urls.notification_url_not_required, fragment)

    [parameter] = fixed["paths"]["/hooks"]["post"]["parameters"]
    assert parameter["schema"]["required"] == ["a", "hook"]
    assert fixed["definitions"]["Hook"]["required"] == ["url"]


@pytest.mark.parametrize(
    "body",
    [
        {
            "required": ["url", "targetUrl"],
            "properties": {"url": {"type": "string"}, "targetUrl": {"type": "string"}},
        },
        {"properties": {"url": {"type": "string"}}},
        {"required": ["address"], "properties": {"address": {"type": "string"}}},
        {"required": ["url"], "properties": {"url": {"type": "object"}}},
        {"required": ["url"]},
    ],
    ids=["two", "not required", "other name", "no string", "not declared"],
)
def test_address_is_guessed_only_where_it_is_plain(mended, lint, body):
    rule = webhooks.webhook_operations_missing_notification_url_property
    item = CONTENT | hook(body)

    assert [finding.pointer for finding in lint(rule, item, "path-item")] == ["/paths/~1t/post"]
    assert mended(rule, item, "path-item") is None


@pytest.mark.parametrize(
    "item",
    [
        {"get": {"x-ms-trigger": "batch"}} | CONTENT,
        {"delete": {}} | CONTENT,
        {"post": {"x-ms-trigger": "batch"}},
        hook({"$ref": "#/definitions/Nowhere"}),
    ],
    ids=["polls", "no trigger", "batch", "unknown body"],
)
def test_operations_that_are_no_webhook_need_no_address(lint, item):
    rule = webhooks.webhook_operations_missing_notification_url_property

    assert lint(rule, item, "path-item") == []


def test_address_in_a_definition_is_fine_while_some_body_leads_there(lint):
    rule = notification_urls.notification_url_not_allowed_in_this_position
    definitions = {"Hook": {"properties": {"url": URL}}, "Unused": {"properties": {"url": URL}}}
    answering = hook({}, responses={"200": {"description": "OK", "schema": {"$ref": "#/definitions/Hook"}}})
    sending = hook({"$ref": "#/definitions/Hook"})

    [finding] = lint(rule, {"definitions": definitions, "paths": {"/a": answering}})

    assert finding.pointer == "/definitions/Hook/properties/url/x-ms-notification-url"
    assert lint(rule, {"definitions": definitions, "paths": {"/a": answering, "/b": sending}}) == []


@pytest.mark.parametrize("link", [None, "Hook", {}, {"operationId": 5}, {"operationId": "Nowhere"}])
def test_extension_that_names_no_operation_is_left_to_others(lint, link):
    item = {"get": {"operationId": "Poll", "x-ms-trigger": "batch", "x-ms-notification": link}}

    assert lint(notifications.notification_operation_must_be_webhook, item, "path-item") == []


def test_inherited_mime_types_are_told_where_they_are_written(lint):
    file = {"name": "plan", "in": "formData", "type": "file"}
    fragment = {"paths": {"/a": {"post": {"operationId": "Send", "parameters": [file]}}}}

    [finding] = lint(request_contents.mime_type_not_compatible_with_request_content_schema_type, fragment)

    assert finding.pointer == "/consumes"

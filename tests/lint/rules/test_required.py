import pytest

from toolkit.finding import Phase
from toolkit.lint.rules.required import required_property_missing, required_value_empty

RESPONSES = {"200": {"description": "OK"}}
BARE = {"name": "roomId", "in": "query", "type": "string"}
INTERNAL = {"x-ms-visibility": "Internal"}


def messages(findings):
    return {(finding.pointer, finding.message) for finding in findings}


def definition(**members):
    return {"swagger": "2.0", "info": {"title": "Rooms", "version": "1.0"}, "paths": {}, **members}


def operation(**members):
    return {"operationId": "ListRooms", "responses": RESPONSES, **members}


def test_empty_definition_lacks_its_root_keys(lint):
    findings = lint(required_property_missing, {}, "whole", Phase.IMPORT)

    assert messages(findings) == {
        ("", "the definition has no `swagger`"),
        ("", "the definition has no `info`"),
        ("", "the definition has no `paths`"),
    }


def test_import_demands_no_texts(lint):
    rooms = operation(parameters=[BARE])

    assert not lint(
        required_property_missing, definition(paths={"/a": {"get": rooms}}), "whole", Phase.IMPORT
    )


def test_certification_demands_contact_metadata_and_texts(lint):
    findings = lint(required_property_missing, definition(paths={"/a": {"get": operation()}}), "whole")

    assert messages(findings) == {
        ("", "the definition has no `x-ms-connector-metadata`"),
        ("/info", "`info` has no `contact`"),
        ("/info", "`info` has no `description`"),
        ("/paths/~1a/get", "operation `ListRooms` has no `summary`"),
        ("/paths/~1a/get", "operation `ListRooms` has no `description`"),
    }
    assert {finding.phase for finding in findings} == {Phase.CERTIFICATION}


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("x-ms-pageable", {}, "`x-ms-pageable` has no `nextLinkName`"),
        ("x-ms-notification", {"operation": "Watch"}, "`x-ms-notification` has no `operationId`"),
        ("x-ms-trigger-metadata", {"kind": "query"}, "`x-ms-trigger-metadata` has no `mode`"),
    ],
    ids=["pageable", "notification", "trigger metadata"],
)
def test_extension_without_its_key_is_reported_at_the_extension(lint, key, value, message):
    findings = lint(required_property_missing, {key: value}, "operation", Phase.IMPORT)

    assert messages(findings) == {(f"/paths/~1t/post/{key}", message)}


def test_elements_of_extensions_and_parts_of_schemas_are_looked_at(lint):
    schema = {
        "properties": {
            "size": {"enum": ["s"], "x-ms-enum-values": [{"displayName": "Small"}, None]},
            "any": {"x-ms-dynamic-schema": {}, "x-ms-dynamic-properties": {}},
        }
    }
    at = "/paths/~1t/post/parameters/0/schema/properties"

    assert messages(lint(required_property_missing, schema, "schema")) == {
        (f"{at}/size/x-ms-enum-values/0", "`x-ms-enum-values` has no `value`"),
        (f"{at}/any/x-ms-dynamic-schema", "`x-ms-dynamic-schema` has no `operationId`"),
        (f"{at}/any/x-ms-dynamic-properties", "`x-ms-dynamic-properties` has no `operationId`"),
    }


def test_header_response_and_security_definition_lack_what_swagger_demands(lint):
    members = definition(
        responses={"Gone": {"headers": {"X-Age": {}}}},
        securityDefinitions={"key": {"name": "key"}},
        tags=[{}],
        externalDocs={},
    )

    assert messages(lint(required_property_missing, members, "whole", Phase.IMPORT)) == {
        ("/responses/Gone", "response has no `description`"),
        ("/responses/Gone/headers/X-Age", "header has no `type`"),
        ("/securityDefinitions/key", "the security definition has no `type`"),
        ("/tags/0", "tag has no `name`"),
        ("/externalDocs", "`externalDocs` has no `url`"),
    }


def test_internal_parameter_that_is_required_needs_a_default(lint):
    parameter = {**BARE, **INTERNAL, "required": True}

    assert messages(lint(required_property_missing, parameter, "parameter")) == {
        ("/paths/~1t/post/parameters/0", "internal parameter `roomId` has no `default`")
    }


def test_parameter_of_unknown_location_is_asked_only_for_that(lint):
    findings = lint(required_property_missing, {"name": "body", "schema": {}}, "parameter")

    assert [finding.message for finding in findings] == ["parameter `body` has no `in`"]


def test_internal_operation_and_what_only_it_takes_need_no_texts(lint):
    hidden = operation(parameters=[{"$ref": "#/parameters/room"}, BARE], **INTERNAL)
    members = definition(paths={"/a": {"get": hidden}}, parameters={"room": BARE})

    findings = lint(required_property_missing, members, "whole")

    assert {finding.pointer for finding in findings} == {"", "/info"}


def test_shared_parameter_is_reported_once_where_it_is_written(lint):
    used = {"$ref": "#/parameters/room"}
    shown = operation(summary="List rooms", description="Lists rooms.", parameters=[used])
    paths = {"/a": {"get": shown}, "/b": {"parameters": [used], "get": shown}}
    members = definition(paths=paths, parameters={"room": {**BARE, "description": "The room."}})

    findings = [finding for finding in lint(required_property_missing, members, "whole") if finding.fix]

    assert messages(findings) == {("/parameters/room", "parameter `roomId` has no `x-ms-summary`")}


def test_texts_are_proposed_from_the_name(mended):
    parameter = mended(required_property_missing, BARE, "parameter")["paths"]["/t"]["post"]["parameters"][0]

    assert parameter == {**BARE, "x-ms-summary": "Room ID", "description": "The room ID."}


@pytest.mark.parametrize(
    "name", ["$$", "房间", "x" * 81, ["a"]], ids=["signs", "other script", "long", "list"]
)
def test_no_text_is_proposed_from_a_name_that_makes_none(mended, name):
    assert mended(required_property_missing, {**BARE, "name": name}, "parameter") is None


def test_blank_values_are_reported_where_something_is_demanded(lint):
    info = {"title": " ", "version": "", "description": "\n", "contact": {"name": "", "url": "", "email": ""}}

    findings = lint(required_value_empty, info, "info")

    assert {finding.pointer for finding in findings} == {
        "/info/title",
        "/info/version",
        "/info/description",
        "/info/contact/name",
        "/info/contact/url",
        "/info/contact/email",
    }


def test_metadata_may_spell_its_keys_in_other_letters(lint):
    metadata = [
        {"PropertyName": "Website", " propertyvalue": "https://fabrikam.com"},
        {"property": "Website"},
    ]
    findings = lint(required_property_missing, {"x-ms-connector-metadata": metadata}, "definition")

    assert {finding.pointer for finding in findings} == {"/x-ms-connector-metadata/1"}


def test_empty_contact_and_empty_metadata_are_reported(lint):
    metadata = [{"propertyName": "Website", "propertyValue": " "}, {"propertyName": "Categories"}, None]
    members = definition(**{"info": {"contact": {}}, "x-ms-connector-metadata": metadata})

    assert messages(lint(required_value_empty, members, "whole")) == {
        ("/info/contact", "`contact` is empty"),
        ("/x-ms-connector-metadata/0/propertyValue", "`propertyValue` is empty"),
    }


@pytest.mark.parametrize("visibility", ["internal", "INTERNAL"])
def test_internal_operation_may_have_empty_texts(lint, visibility):
    hidden = {"summary": "", "description": "", "x-ms-visibility": visibility}

    assert lint(required_value_empty, hidden, "operation") == []


def test_body_may_have_empty_texts(lint):
    body = {"name": "body", "in": "body", "x-ms-summary": "", "description": "", "schema": {}}

    assert lint(required_value_empty, body, "parameter") == []


def test_openapi_3_is_told_what_to_do(lint):
    findings = lint(
        required_property_missing, {"openapi": "3.0.0", "info": {}, "paths": {}}, "whole", Phase.IMPORT
    )

    assert (
        "",
        "the definition has no `swagger`; OpenAPI 3 is not taken, convert it to Swagger 2.0",
    ) in messages(findings)

import pytest

from toolkit.lint.rules.types import json_type_incorrect, swagger_type_incorrect


def pointers(findings):
    return [finding.pointer.removeprefix("/paths/~1t/post") for finding in findings]


@pytest.mark.parametrize(
    ("operation", "where"),
    [
        pytest.param({"tags": ["a", 1]}, ["/tags/1"], id="element of a list of strings"),
        pytest.param({"parameters": [None]}, ["/parameters/0"], id="parameter that is null"),
        pytest.param({"responses": {"200": "OK", "x-note": "OK"}}, ["/responses/200"], id="response"),
        pytest.param({"x-ms-safe-operation": "yes"}, ["/x-ms-safe-operation"], id="extension"),
        pytest.param(
            {"x-ms-require-user-confirmation": "yes"}, [], id="extension the platform does not check"
        ),
        pytest.param({"description": None}, ["/description"], id="null"),
    ],
)
def test_types_are_checked_where_the_platform_checks_them(lint, operation, where):
    assert pointers(lint(json_type_incorrect, operation, "operation")) == where


@pytest.mark.parametrize(
    "schema",
    [
        {"maxLength": 5.0, "maximum": 5, "default": None, "example": [], "enum": [None, {}]},
        {"properties": {"$ref": {"type": "string"}, "type": {"type": "string"}}},
        {"additionalProperties": {}, "xml": {}, "x-nullable": True},
        {"$ref": "#/definitions/Color", "description": 5},
    ],
    ids=["numbers and what is open", "names of properties", "objects", "beside a reference"],
)
def test_valid_schema_has_no_finding(lint, schema):
    assert lint(json_type_incorrect, schema, "schema") == []
    assert lint(swagger_type_incorrect, schema, "schema") == []


def test_version_of_swagger_is_a_string(lint):
    assert [one.pointer for one in lint(json_type_incorrect, {"swagger": 2.0}, "definition")] == ["/swagger"]


@pytest.mark.parametrize("value", [True, "5", 5.5, None], ids=repr)
def test_what_is_no_integer_is_reported(lint, value):
    assert len(lint(json_type_incorrect, {"type": "string", "maxLength": value}, "schema")) == 1


def schema_of(definition):
    return definition["paths"]["/t"]["post"]["parameters"][0]["schema"]


@pytest.mark.parametrize(
    ("schema", "fixed"),
    [
        pytest.param({"type": ["string", "null"]}, {"type": "string", "x-nullable": True}, id="type or null"),
        pytest.param({"type": ["string"]}, {"type": "string"}, id="list of one type"),
        pytest.param(
            {"properties": {"a": {"type": "string", "required": True}}},
            {"properties": {"a": {"type": "string"}}, "required": ["a"]},
            id="required property",
        ),
        pytest.param(
            {"properties": {"a": {"required": True}}, "required": ["b"]},
            {"properties": {"a": {}}, "required": ["b", "a"]},
            id="another required property",
        ),
        pytest.param(
            {"properties": {"a": {"required": False}}}, {"properties": {"a": {}}}, id="optional property"
        ),
        pytest.param({"type": "string", "format": None}, {"type": "string"}, id="nothing"),
    ],
)
def test_what_other_schemas_say_is_said_in_swagger(mended, schema, fixed):
    assert schema_of(mended(json_type_incorrect, schema, "schema")) == fixed


@pytest.mark.parametrize(
    "schema",
    [{"type": None}, {"type": ["string", "integer"]}, {"type": [{}]}, {"items": [{"type": "string"}]}],
    ids=repr,
)
def test_what_could_mean_several_things_is_left(mended, schema):
    assert mended(json_type_incorrect, schema, "schema") is None


@pytest.mark.parametrize(
    ("definition", "where"),
    [
        ({"paths": {"/a": None, "x-note": None}}, "/paths/~1a"),
        ({"definitions": {"A": []}}, "/definitions/A"),
        ({"tags": ["a"]}, "/tags/0"),
        ({"security": ["key"]}, "/security/0"),
        ({"security": [{"key": "a"}, {"key": None}]}, "/security/0/key"),
        ({"security": [{"key": [5]}]}, "/security/0/key/0"),
        ({"securityDefinitions": {"o": {"scopes": {"a": None}}}}, "/securityDefinitions/o/scopes/a"),
        ({"responses": {"A": {"headers": {"ETag": "string"}}}}, "/responses/A/headers/ETag"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_platform_leaves_to_swagger_is_checked(lint, definition, where):
    assert [finding.pointer for finding in lint(swagger_type_incorrect, definition)] == [where]


def test_members_of_what_is_itself_of_the_wrong_type_are_left_to_the_platform(lint):
    definition = {"security": {"key": []}}

    assert [one.pointer for one in lint(json_type_incorrect, definition)] == ["/security"]
    assert lint(swagger_type_incorrect, definition) == []

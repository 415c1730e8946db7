import pytest

from toolkit.lint.rules.body_parameters import (
    body_parameter_property_not_valid,
    body_parameter_schema_required,
    dynamic_extension_definition_not_allowed_in_parameter,
    non_body_parameter_schema_not_valid,
)

DYNAMIC = "x-ms-dynamic-schema"


def body(**members):
    return {"name": "body", "in": "body", **members}


def query(**members):
    return {"name": "q", "in": "query", **members}


@pytest.fixture
def parameter_after(mended):
    def run(rule, parameter, **definition):
        operation = {"parameters": [parameter]}
        after = mended(rule, {"paths": {"/t": {"post": operation}}, **definition})
        return after and after["paths"]["/t"]["post"]["parameters"][0]

    return run


@pytest.mark.parametrize(
    ("beside", "schema"),
    [
        ({}, {"type": "object"}),
        ({"allowEmptyValue": True}, {"type": "object"}),
        ({"type": "string", "maxLength": 9, "collectionFormat": "csv"}, {"type": "string", "maxLength": 9}),
        (
            {"type": "array", "items": {"type": "integer"}},
            {"type": "array", "items": {"type": "integer"}},
        ),
    ],
)
def test_schema_is_made_of_the_type_beside_it(parameter_after, beside, schema):
    assert parameter_after(body_parameter_schema_required, body(**beside)) == body(schema=schema)


@pytest.mark.parametrize(
    "beside", [{"type": "file"}, {"type": "array"}, {"format": "int32"}, {"type": ["string"]}]
)
def test_schema_is_not_made_of_half_a_type(parameter_after, beside):
    assert parameter_after(body_parameter_schema_required, body(**beside)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (query(schema={"type": "integer", "maximum": 9}), query(type="integer", maximum=9)),
        (query(type="string", schema={"type": "string", "enum": ["a"]}), query(type="string", enum=["a"])),
        (query(type="string", schema={"type": "integer", "maximum": 9}), query(type="string")),
        (query(schema={"$ref": "#/definitions/Text"}), query(type="string", maxLength=9)),
        (
            query(schema={"type": "array", "items": {"type": "string"}}),
            query(type="array", items={"type": "string"}),
        ),
    ],
)
def test_schema_of_a_value_is_lifted(parameter_after, before, after):
    definitions = {"Text": {"type": "string", "maxLength": 9}}

    assert parameter_after(non_body_parameter_schema_not_valid, before, definitions=definitions) == after


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object"},
        {"type": "string", "nullable": True},
        {"type": "array", "items": {"$ref": "#/definitions/Text"}},
        {"type": "array", "items": {"type": "object"}},
        {"$ref": "#/definitions/None"},
        {},
        "string",
        None,
    ],
    ids=repr,
)
def test_schema_that_no_parameter_can_have_is_left_alone(lint, schema):
    findings = lint(non_body_parameter_schema_not_valid, query(schema=schema), "parameter")

    assert [finding.fix for finding in findings] == [None]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (body(type="string", maxLength=9, schema={}), body(schema={"type": "string", "maxLength": 9})),
        (body(maxLength=9, schema={"maxLength": 5}), body(schema={"maxLength": 5})),
        (body(type="object", schema={"type": "string"}), body(schema={"type": "string"})),
        (body(allowEmptyValue=True, schema={}), body(schema={})),
    ],
)
def test_what_describes_a_body_moves_into_its_schema(parameter_after, before, after):
    assert parameter_after(body_parameter_property_not_valid, before) == after


@pytest.mark.parametrize(
    "parameter",
    [
        body(maxLength=9),
        body(maxLength=9, schema={"$ref": "#/definitions/Color"}),
        body(maxLength=9, schema={"type": "object"}),
        body(type="file", schema={}),
    ],
    ids=["no schema", "referred to", "other type", "file"],
)
def test_what_the_schema_cannot_take_stays(parameter_after, parameter):
    assert parameter_after(body_parameter_property_not_valid, parameter) is None


def test_each_misplaced_key_is_reported(lint):
    misplaced = body(type="string", format="byte", **{"x-ms-format": 1}, description="A body.")

    findings = lint(body_parameter_property_not_valid, misplaced, "parameter")

    assert [finding.pointer.rpartition("/")[2] for finding in findings] == ["type", "format"]


def test_dynamic_schema_moves_whatever_the_type(parameter_after):
    call = {"operationId": "GetSchema", "value-path": "schema"}

    after = parameter_after(
        dynamic_extension_definition_not_allowed_in_parameter,
        body(schema={"type": "object"}, **{DYNAMIC: call}),
    )

    assert after == body(schema={"type": "object", DYNAMIC: call})


def test_dynamic_values_of_other_parameters_are_fine(lint):
    rule = dynamic_extension_definition_not_allowed_in_parameter

    assert lint(rule, query(type="string", **{"x-ms-dynamic-values": {}}), "parameter") == []

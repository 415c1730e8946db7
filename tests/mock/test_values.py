import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jsonschema_rs import Draft4Validator

from toolkit.document import Document
from toolkit.mock.chance import Chance
from toolkit.mock.values import completed, made
from toolkit.swagger.nodes import ApiDefinition

CHANCE = Chance("test")
JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=5),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(["type", "properties", "items", "enum", "allOf", "$ref", "a"]), inner
        )
    ),
    max_leaves=12,
)


def api(definitions=None):
    return ApiDefinition(Document(Path("a.json"), json.dumps({"definitions": definitions or {}})))


def value(schema, definitions=None):
    return made(api(definitions), schema, CHANCE)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 90, "maxLength": 95},
        {"type": "string", "maxLength": 2},
        {"type": "string", "pattern": "^[0-9]{4}$"},
        {"type": "string", "pattern": "^[a-f0-9-]{36}$"},
        {"type": "string", "enum": ["second", "first"]},
        {"enum": [3, 4]},
        {"type": "integer", "minimum": 5, "maximum": 5},
        {"type": "integer", "minimum": 100, "exclusiveMinimum": True},
        {"type": "integer", "multipleOf": 7, "minimum": 8},
        {"type": "number", "minimum": 0, "maximum": 1, "exclusiveMaximum": True},
        {"type": "array", "items": {"type": "string"}, "minItems": 4},
        {"type": "array", "items": {"type": "integer"}, "maxItems": 0},
        {"type": "object", "required": ["a"], "properties": {"a": {"type": "boolean"}}},
        {"type": "object", "additionalProperties": {"type": "integer"}},
        {"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}]},
        {"type": "string", "default": 5},
        {"type": "boolean", "example": "yes"},
    ],
    ids=json.dumps,
)
def test_value_is_what_its_schema_demands(schema):
    assert Draft4Validator(schema).is_valid(value(schema))


LIMITS = some.sampled_from([10**400, -(10**400), math.inf, -math.inf, 1e308, 5e-324, 0, 0.1, True, "1"])


@given(
    some.sampled_from(["integer", "number", "string", "array"]),
    some.dictionaries(
        some.sampled_from(
            [
                *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
                *("minLength", "maxLength", "minItems", "maxItems"),
            ]
        ),
        LIMITS,
    ),
)
def test_limits_with_which_nobody_can_reckon_keep_nobody_busy(kind, limits):
    found = value({"type": kind, "items": {"type": "integer"}, **limits})

    assert len(json.dumps(found, allow_nan=False)) < 10_000


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("subscriptionId", "11111111-1111-4111-8111-111111111111"),
        ("provisioningState", "Succeeded"),
        ("vmSize", "Standard_D2s_v5"),
        ("currency", "EUR"),
        ("adminPassword", "(secret, not told by the mock)"),
        ("connectionString", "(secret, not told by the mock)"),
    ],
)
def test_text_is_believable_by_its_name(name, wanted):
    assert value({"properties": {name: {"type": "string"}}}) == {name: wanted}


@pytest.mark.parametrize(
    ("description", "wanted"),
    [
        ("Enabled, Warned or Disabled.", "Enabled"),
        ("V1 or V2.", "V1"),
        ("What grants the access, such as RoleBased or Legacy.", "RoleBased"),
    ],
)
def test_text_is_what_its_description_names(description, wanted):
    assert value({"properties": {"a": {"type": "string", "description": description}}}) == {"a": wanted}


def test_secret_is_not_even_taken_from_an_example():
    assert "hunter2" not in value({"type": "string", "format": "password", "example": "hunter2"})


def test_circle_is_not_followed():
    person = {
        "properties": {
            "name": {"type": "string"},
            "friends": {"type": "array", "items": {"$ref": "#/definitions/P"}},
        }
    }

    assert value({"$ref": "#/definitions/P"}, {"P": person}).keys() == {"name"}


def test_circle_of_what_is_required_ends():
    person = {"required": ["boss"], "properties": {"boss": {"$ref": "#/definitions/P"}}}

    assert json.dumps(value({"$ref": "#/definitions/P"}, {"P": person})).count("boss") < 20


def test_huge_schema_gives_an_answer_of_a_sensible_size():
    wide = {"properties": {f"p{number}": {"$ref": "#/definitions/W"} for number in range(40)}}
    definitions = {"W": {"properties": {f"q{number}": {"$ref": "#/definitions/V"} for number in range(40)}}}
    definitions["V"] = {"properties": {f"r{number}": {"type": "string"} for number in range(40)}}

    assert len(json.dumps(value(wide, definitions))) < 200_000


def test_only_what_a_request_cannot_say_is_made_beside_one():
    schema = {
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "a": {"type": "string"},
            "b": {"readOnly": True, "type": "boolean"},
        }
    }
    request = {"properties": {"a": {"type": "string"}, "b": {"type": "boolean"}}}

    assert made(api(), schema, CHANCE, given=request).keys() == {"id", "b"}


def test_what_a_schema_requires_is_completed():
    schema = {
        "type": "object",
        "required": ["count"],
        "properties": {"count": {"type": "integer", "enum": [3]}},
    }

    assert completed(api(), {"type": "array", "items": schema}, [{"a": 1}, {"count": 9}], CHANCE) == [
        {"a": 1, "count": 3},
        {"count": 9},
    ]


@given(JSON)
def test_schema_of_whatever_form_gives_a_value(schema):
    json.dumps(value(schema, {"a": schema}))

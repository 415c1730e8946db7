import pytest

from toolkit.swagger import values
from toolkit.swagger.fitting import Misfit, misfits

ROOM = {
    "type": "object",
    "properties": {
        "kind": {"type": "string", "enum": ["office", "lab"]},
        "seats": {"type": "integer"},
        "next": {"$ref": "#/definitions/Room"},
    },
}


@pytest.fixture
def judged(api):
    definition = api({"definitions": {"Room": ROOM, "Hall": {"allOf": [{"$ref": "#/definitions/Room"}]}}})
    return lambda value, schema=ROOM: list(misfits(definition, schema, value, values.fits))


def test_parts_are_judged_through_references_and_ancestors(judged):
    value = [{"seats": 2, "next": {"next": {"seats": "many", "kind": "attic"}}}]

    assert judged(value, {"type": "array", "items": {"$ref": "#/definitions/Hall"}}) == [
        Misfit((0, "next", "next", "kind"), "attic", "enum", ["office", "lab"]),
        Misfit((0, "next", "next", "seats"), "many", "type", "integer"),
    ]


def test_what_is_below_a_part_of_the_wrong_type_is_left_alone(judged):
    assert judged([{"seats": "many"}]) == [Misfit((), [{"seats": "many"}], "type", "object")]


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        (None, {"type": "integer", "enum": [1]}),
        ("2", {"type": "integer", "enum": [1, 2]}),
        (True, {"enum": ["true"]}),
        ("a", {"enum": []}),
        ("a", {"type": ["integer"], "enum": "b"}),
        ({"a": 1}, {"$ref": "#/definitions/Missing"}),
        ({"other": 1}, ROOM),
        ([1], {"type": "array", "items": [{"type": "string"}]}),
        ({"seats": 1}, {"type": "object", "properties": ["seats"]}),
    ],
    ids=str,
)
def test_nothing_is_said_where_nothing_is_certain(judged, value, schema):
    assert judged(value, schema) == []


@pytest.mark.parametrize(
    ("data", "value", "key"),
    [
        ({"minimum": 1}, 0, "minimum"),
        ({"minimum": 1, "exclusiveMinimum": True}, 1, "minimum"),
        ({"minimum": 1, "exclusiveMinimum": False, "maximum": 1}, 1, None),
        ({"minimum": 3, "maximum": 1}, 2, None),
        ({"maximum": -1}, 0, "maximum"),
        ({"maxLength": -1}, "a", None),
        ({"maximum": 1.5}, 2, "maximum"),
        ({"maximum": 2, "exclusiveMaximum": True}, 2, "maximum"),
        ({"multipleOf": 3}, 7, "multipleOf"),
        ({"multipleOf": 0}, 7, None),
        ({"multipleOf": 0.1}, 0.3, None),
        ({"multipleOf": 0.5}, 0.3, "multipleOf"),
        ({"multipleOf": 2}, 1e999, None),
        ({"type": "integer", "format": "int32"}, 2**31, "format"),
        ({"type": "integer", "format": "uint32"}, -20, "format"),
        ({"type": "integer", "format": "int64"}, 2**31, None),
        ({"type": "number", "format": "int32"}, 2**31, None),
        ({"pattern": "^[a-z]+$"}, "A9", "pattern"),
        ({"pattern": "a"}, "xax", None),
        ({"pattern": "(?=b)"}, "a", None),
        ({"pattern": "("}, "a", None),
        ({"uniqueItems": True}, [1, 1], "uniqueItems"),
        ({"uniqueItems": True}, [1, True], None),
        ({"minLength": 2}, "a", "minLength"),
        ({"maxLength": 2}, "abc", "maxLength"),
        ({"minItems": 1}, [], "minItems"),
        ({"maxProperties": 0}, {"a": 1}, "maxProperties"),
        ({"maxLength": 1, "maximum": 0}, None, None),
        ({"maximum": 0}, True, None),
        ({"maximum": "0", "minLength": None}, 5, None),
    ],
    ids=str,
)
def test_value_beyond_a_bound_of_its_kind_is_told_by_the_key(judged, data, value, key):
    assert [misfit.key for misfit in judged(value, data)] == ([key] if key else [])


def test_what_is_missing_of_a_part_is_told_once_for_all_that_it_is_made_of(judged):
    part = {"allOf": [{"required": ["a"]}], "required": ["b", "c"]}

    assert judged([{"c": 1}], {"type": "array", "items": part}) == [
        Misfit((0,), {"c": 1}, "required", ["b", "a"])
    ]


def test_member_that_no_property_declares_is_judged_as_an_additional_one(judged):
    schema = {"properties": {"a": {}}, "additionalProperties": {"type": "integer"}}

    assert judged({"a": "x", "b": "x"}, schema) == [Misfit(("b",), "x", "type", "integer")]

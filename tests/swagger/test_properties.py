import pytest

from toolkit.swagger.nodes import Schema
from toolkit.swagger.properties import (
    is_internal_default,
    may_be_object,
    properties_of,
    property_of,
    required_of,
)


@pytest.fixture
def schema(api):
    return lambda data: Schema(data, api({"definitions": {"Key": HIDDEN}}), "definitions", "Thing")


HIDDEN = {"default": 1, "x-ms-visibility": "internal"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [({}, True), ({"type": "object"}, True), ({"type": "array"}, False), ({"type": None}, False)],
)
def test_schema_may_be_an_object_unless_its_type_is_another(schema, data, expected):
    assert may_be_object(schema(data)) is expected


@pytest.mark.parametrize("wrong", [None, 5, [], "a"], ids=repr)
def test_malformed_properties_and_names_count_as_none(schema, wrong):
    broken = schema({"properties": wrong, "required": {"a": wrong}})

    assert (properties_of(broken), property_of(broken, "a"), required_of(broken)) == ({}, {}, [])


def test_property_that_is_no_object_declares_nothing(schema):
    assert property_of(schema({"properties": {"a": None, "b": {"type": "string"}}}), "a") == {}


def test_required_names_keep_their_indexes(schema):
    assert required_of(schema({"required": ["a", None, [], "b"]})) == [(0, "a"), (3, "b")]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (HIDDEN, True),
        ({"default": None, "x-ms-visibility": "Internal"}, True),
        ({"$ref": "#/definitions/Key"}, True),
        ({"$ref": "#/definitions/Key", "x-ms-visibility": "advanced"}, True),
        ({"$ref": "#/definitions/Missing", **HIDDEN}, False),
        ({"default": 1}, False),
        ({"x-ms-visibility": "internal"}, False),
        (None, False),
    ],
    ids=str,
)
def test_default_of_an_internal_property_is_found_behind_a_reference(schema, data, expected):
    assert is_internal_default(schema({}), data) is expected

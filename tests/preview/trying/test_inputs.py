import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.preview.trying.inputs import Problem, checked

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def parameter(**keys):
    return {"name": "x", "in": "query", "type": "string", **keys}


@pytest.fixture
def check(trying):
    """Check a value of the one field of a card."""

    def run(keys, value, location="query"):
        tried = trying({"parameters": [parameter(**keys, **{"in": location})]}, method="post")
        field = tried.card.fields[0]
        return checked(tried.card.fields, {field.key: value}, tried.definition)

    return run


@pytest.mark.parametrize(
    ("keys", "given_value", "value"),
    [
        pytest.param({}, "5", "5", id="text"),
        pytest.param({"type": "integer"}, "-5", -5, id="whole number"),
        pytest.param({"type": "number"}, "2.5e1", 25.0, id="number"),
        pytest.param({"type": "number"}, 7, 7, id="number that is one already"),
        pytest.param({"type": "boolean"}, "True", True, id="boolean"),
        pytest.param({"type": "integer", "enum": [1, 2]}, "2", 2, id="choice in the type of the enum"),
        pytest.param({"format": "date"}, "2024-02-29", "2024-02-29", id="date"),
        pytest.param({"format": "date-time"}, "2024-02-29T10:00:00Z", "2024-02-29T10:00:00Z", id="date-time"),
        pytest.param(
            {"format": "date-time"}, "2024-02-29t10:00:00.5+01:00", "2024-02-29t10:00:00.5+01:00", id="offset"
        ),
        pytest.param({"format": "uri"}, "https://a.example/b", "https://a.example/b", id="uri"),
        pytest.param({"format": "email"}, "a@b.example", "a@b.example", id="email"),
        pytest.param({"format": "byte"}, "YQ==", "YQ==", id="base64"),
        pytest.param({"format": "whatever"}, "a", "a", id="format that nobody knows"),
        pytest.param({"pattern": "^(?=a)b"}, "c", "c", id="pattern that cannot be told in linear time"),
        pytest.param({"pattern": 5, "minLength": "a", "enum": 7}, "c", "c", id="limits that are none"),
        pytest.param(
            {"type": "array", "items": {"type": "integer"}}, [{"query/x/*": "1"}, {}], [1], id="rows"
        ),
        pytest.param({"type": "array", "items": {"type": "integer"}}, "[1, 2]", [1, 2], id="list in JSON"),
    ],
)
def test_value_is_taken_in_the_type_of_its_field(check, keys, given_value, value):
    inputs = check(keys, given_value)

    assert dict(inputs.values) == {"query/x": value}
    assert inputs.problems == []


@pytest.mark.parametrize(
    ("keys", "value", "message"),
    [
        pytest.param({"required": True}, "", "a value is required", id="nothing"),
        pytest.param({"required": True, "type": "array"}, [], "a value is required", id="no rows"),
        pytest.param({"type": "integer"}, "1.5", "a whole number is expected", id="fraction"),
        pytest.param({"type": "integer"}, "1_000", "a whole number is expected", id="as Python writes it"),
        pytest.param({"type": "integer"}, "9" * 101, "a whole number is expected", id="endless number"),
        pytest.param({"type": "number"}, "NaN", "a number is expected", id="no number at all"),
        pytest.param({"type": "number"}, "1e999", "a number is expected", id="infinite"),
        pytest.param({"type": "boolean"}, "maybe", "Yes or No is expected", id="boolean"),
        pytest.param({"enum": ["a", "b"]}, "c", "is none of `a`, `b`", id="enum is closed"),
        pytest.param({"type": "integer", "minimum": 3}, "2", "is less than 3", id="minimum"),
        pytest.param({"type": "integer", "maximum": 3}, "4", "is more than 3", id="maximum"),
        pytest.param({"type": "integer", "multipleOf": 3}, "4", "is no multiple of 3", id="multiple"),
        pytest.param(
            {"type": "integer", "format": "int32"},
            "2147483648",
            "is beyond what `int32` can hold",
            id="int32",
        ),
        pytest.param({"minLength": 3}, "ab", "has less than 3 characters", id="too short"),
        pytest.param({"maxLength": 1}, "ab", "has more than 1 characters", id="too long"),
        pytest.param({"pattern": "^a+$"}, "b", "does not match the pattern `^a+$`", id="pattern"),
        pytest.param(
            {"pattern": "^(a+)+$"},
            "a" * 900 + "b",
            "does not match the pattern `^(a+)+$`",
            id="pattern that would explode",
        ),
        pytest.param({"format": "uuid"}, "12", "is no uuid", id="uuid"),
        pytest.param({"format": "date"}, "2023-02-29", "is no date", id="day that never was"),
        pytest.param({"format": "date-time"}, "2024-02-29", "is no date-time", id="no time"),
        pytest.param({"format": "uri"}, "a b", "is no uri", id="uri"),
        pytest.param({"format": "email"}, "a", "is no email", id="email"),
        pytest.param({"format": "byte"}, "ä", "is no byte", id="base64"),
        pytest.param(
            {"type": "array", "maxItems": 1, "items": {}}, "[1, 2]", "has more than 1 items", id="too many"
        ),
        pytest.param(
            {"type": "array", "uniqueItems": True, "items": {}}, "[1, 1]", "has an item twice", id="twice"
        ),
        pytest.param({"type": "array", "items": {}}, "{}", "a list is expected", id="no list"),
        pytest.param(
            {"type": "array", "items": {}}, "[" * 100_000, "this is nested too deeply", id="too deep"
        ),
        pytest.param(
            {"type": "array", "items": {"type": "integer"}},
            [{"query/x/*": "a"}],
            "item 1, Item: a whole number is expected",
            id="row",
        ),
    ],
)
def test_value_is_refused(check, keys, value, message):
    inputs = check(keys, value)

    assert inputs.problems == [Problem("query/x", message)]
    assert dict(inputs.values) == {}


def in_body(schema):
    return {"name": "order", "in": "body", "required": True, "schema": schema}


@pytest.fixture
def check_body(trying):
    def run(schema, sent):
        tried = trying({"parameters": [in_body(schema)]}, method="post")
        return checked(tried.card.fields, sent, tried.definition)

    return run


def test_dictionary_has_values_of_the_declared_type(check_body):
    tags = {"type": "object", "x-ms-editor": "dictionary", "additionalProperties": {"type": "integer"}}
    inputs = check_body({"properties": {"tags": tags}}, {"body/tags": {"a": "1"}})

    assert dict(inputs.values) == {"body/tags": {"a": 1}}


def test_object_is_written_as_json(check_body):
    schema = {"properties": {"free": {"type": "object"}, "other": {"type": "object"}}}
    inputs = check_body(schema, {"body/free": '{"a": [1]}', "body/other": "[]"})

    assert dict(inputs.values) == {"body/free": {"a": [1]}}
    assert inputs.problems == [Problem("body/other", "an object in JSON is expected")]


def test_rows_of_fields_become_objects(check_body):
    disk = {"type": "object", "properties": {"size": {"type": "integer"}, "at": {"properties": {"lun": {}}}}}
    rows = [{"body/disks/*/size": "4", "body/disks/*/at/lun": "a"}]
    inputs = check_body({"properties": {"disks": {"type": "array", "items": disk}}}, {"body/disks": rows})

    assert dict(inputs.values) == {"body/disks": [{"size": 4, "at": {"lun": "a"}}]}


def test_what_the_connector_adds_is_not_asked_for(check_body):
    hidden = {"default": 1, "x-ms-visibility": "internal"}
    disk = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": hidden, "size": {"type": "integer"}},
    }
    rows = [{"body/disks/*/size": "4"}]
    inputs = check_body({"properties": {"disks": {"type": "array", "items": disk}}}, {"body/disks": rows})

    assert (dict(inputs.values), inputs.problems) == ({"body/disks": [{"size": 4}]}, [])


def test_schema_that_is_told_at_run_time_is_not_the_one_that_is_written(check_body):
    dynamic = {"type": "object", "maxProperties": 0, "x-ms-dynamic-schema": {"operationId": "A"}}
    inputs = check_body({"properties": {"data": dynamic}}, {"body/data": '{"a": 1}'})

    assert (dict(inputs.values), inputs.problems) == ({"body/data": {"a": 1}}, [])


@given(
    sent=json_values,
    schema=st.sampled_from(
        [
            {"type": "string", "format": "date-time", "enum": ["a"]},
            {"type": "array", "items": {"type": "integer"}},
            {"type": "array", "items": {"properties": {"a": {"type": "number"}}}},
            {"type": "object", "x-ms-editor": "dictionary"},
            {"type": "object"},
            {"type": "boolean"},
            {"type": "number", "minimum": 1},
            {},
        ]
    ),
)
def test_whatever_is_sent_is_taken_or_refused(trying, sent, schema):
    tried = trying({"parameters": [in_body({"properties": {"a": schema}})]}, method="post")
    inputs = checked(tried.card.fields, {"body/a": sent}, tried.definition)

    assert json.dumps(dict(inputs.values)) is not None
    assert {problem.key for problem in inputs.problems} <= {"body/a"}

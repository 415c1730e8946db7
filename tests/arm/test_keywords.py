"""Keywords that the platform takes, and their values."""

import pytest

from toolkit.arm import keywords


def type_and_format(declared, written):
    return keywords.type_and_format(declared, {"format": written}.get)


@pytest.mark.parametrize(
    ("declared", "written", "kept"),
    [
        ("string", "date-time", {"type": "string", "format": "date-time"}),
        ("string", "guid", {"type": "string", "format": "uuid"}),
        ("string", "arm-id", {"type": "string"}),
        ("string", "duration", {"type": "string"}),
        ("integer", "unixtime", {"type": "integer"}),
        ("number", "int32", {"type": "integer", "format": "int32"}),
        ("number", "decimal", {"type": "number", "format": "double"}),
        ("file", None, {"type": "string", "format": "binary"}),
        ("", None, {}),
        ("string", ["odd"], {"type": "string"}),
        ("number", ["odd"], {"type": "number"}),
    ],
)
def test_formats_are_those_that_the_platform_knows(declared, written, kept):
    assert type_and_format(declared, written) == kept


def choices(values, *, is_input=True, is_open=False, declared="string"):
    said = {"enum": values, "x-ms-enum": {"modelAsString": is_open}}
    return keywords.choices(declared, said.get, is_input=is_input)


def test_closed_list_is_kept_in_answers_without_names():
    assert choices(["Read_Only"], is_input=False) == {"enum": ["Read_Only"]}


def test_open_list_is_kept_in_requests_alone():
    assert choices(["Small", "Large"], is_open=True) == {"enum": ["Small", "Large"]}
    assert choices(["Small", "Large"], is_open=True, is_input=False) == {}


def test_open_list_that_is_too_long_to_choose_from_is_left_out():
    assert choices([f"Size{number}" for number in range(65)], is_open=True) == {}


@pytest.mark.parametrize("values", [None, [], {}, "a", [None], [1], [{}], [["a"]]])
def test_what_is_no_list_of_values_is_left_out(values):
    assert choices(values) == {}


@pytest.mark.parametrize(
    ("declared", "kept"),
    [
        ("string", ["1"]),
        ("integer", [1]),
        ("number", [1, 1.5]),
        ("boolean", [True]),
        ("", ["1", 1, 1.5, True]),
    ],
)
def test_values_are_of_the_type(declared, kept):
    assert choices(["1", 1, 1.5, True, None], declared=declared) == {"enum": kept}


def test_values_are_listed_once():
    assert choices(["A1", "A1", None, "B1"]) == {"enum": ["A1", "B1"]}


def test_values_that_would_be_called_the_same_have_no_names():
    assert choices(["readOnly", "ReadOnly"]) == {"enum": ["readOnly", "ReadOnly"]}


@pytest.mark.parametrize(
    ("declared", "said", "kept"),
    [
        ("integer", {"minimum": 1, "maximum": 9}, {"minimum": 1, "maximum": 9}),
        ("integer", {"minimum": 9, "maximum": 1}, {}),
        ("integer", {"minimum": "1", "maximum": True}, {}),
        ("integer", {"minimum": float("inf")}, {}),
        ("integer", {"minimum": 10**400}, {"minimum": 10**400}),
        ("number", {"minimum": 1, "exclusiveMinimum": True}, {"minimum": 1, "exclusiveMinimum": True}),
        ("string", {"minLength": 1, "maxLength": 9.5}, {"minLength": 1}),
        ("string", {"minLength": -1}, {}),
        ("array", {"minItems": 1}, {"minItems": 1}),
        ("object", {"minimum": 1}, {}),
    ],
)
def test_bounds_are_kept_where_they_make_sense(declared, said, kept):
    assert keywords.bounds(declared, said.get) == kept


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"default": "a"}, {"default": "a"}),
        ({"default": "a", "enum": ["a", "b"]}, {"default": "a", "enum": ["a", "b"]}),
        ({"default": "c", "enum": ["a", "b"]}, {"enum": ["a", "b"]}),
        ({"default": 5}, {}),
        ({"default": None}, {}),
        ({"default": {}}, {}),
        ({"default": "a", "format": "uuid"}, {}),
        ({"default": "a", "minLength": 2}, {"minLength": 2}),
        ({"default": "a", "pattern": "^b$"}, {"default": "a"}),
        ({"pattern": "^b$"}, {"pattern": "^b$"}),
        ({"pattern": "["}, {}),
    ],
)
def test_text_may_be_what_makes_sense(said, kept):
    listed = keywords.choices("string", said.get, is_input=True)

    assert keywords.allowed("string", said.get, listed, has_default=True) == kept


@pytest.mark.parametrize(
    ("declared", "value", "kept"),
    [
        ("boolean", "true", {}),
        ("boolean", False, {"default": False}),
        ("integer", 1.5, {}),
        ("integer", 1, {"default": 1}),
        ("object", {}, {}),
        ("", "a", {}),
    ],
)
def test_default_is_of_its_type(declared, value, kept):
    assert keywords.allowed(declared, {"default": value}.get, {}, has_default=True) == kept


def test_change_has_no_default():
    assert keywords.allowed("string", {"default": "a"}.get, {}, has_default=False) == {}

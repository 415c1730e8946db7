import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.document import Document, Place
from toolkit.swagger.values import as_text, finite, fits, identity, repeated, spelled

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 2)
    | st.floats(-2, 2, width=16)
    | st.sampled_from(["", "1", "true"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2),
    max_leaves=6,
)


def normal(value):
    """Return the value with every number as a float, which is another way to compare as JSON does."""
    if isinstance(value, dict):
        return {key: normal(member) for key, member in value.items()}
    if isinstance(value, list):
        return [normal(element) for element in value]
    return float(value) + 0.0 if isinstance(value, (int, float)) and not isinstance(value, bool) else value


@given(one=ANYTHING, other=ANYTHING)
def test_identity_is_shared_by_equal_values_and_by_no_others(one, other):
    equal = json.dumps(normal(one), sort_keys=True) == json.dumps(normal(other), sort_keys=True)

    assert (identity(one) == identity(other)) is equal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (0, False),
        ("1", 1),
        (None, False),
        ([], {}),
        ([1], [True]),
        ([[], []], [[[]]]),
        ({"a": 1}, ["a", 1]),
    ],
    ids=repr,
)
def test_values_of_other_types_are_not_the_same(one, other):
    assert identity(one) != identity(other)


def test_order_of_keys_and_way_of_writing_a_number_do_not_matter():
    assert identity({"a": 1, "b": [2]}) == identity({"b": [2.0], "a": 1.0})


def test_deep_values_are_compared_without_recursion():
    one: list = []
    other: list = []
    for _ in range(50_000):
        one, other = [one], [other]

    assert identity(one) == identity(other)


def test_all_but_the_first_of_equal_values_are_repeated():
    assert list(repeated(["a", {}, "a", 1, True, 1.0, {}, "a"])) == [2, 5, 6, 7]


FITTING = {
    "string": ["", "1", None],
    "boolean": [True, False, "true", "FALSE", None],
    "integer": [1, 1.0, -3, "12", "+1", None],
    "number": [1, 1.5, "1", "1.", ".5", "-1.5e+3", None],
    "array": [[], None],
    "object": [{}, None],
}
OTHERS = {
    "string": [1, 1.5, True, [], {}],
    "boolean": ["yes", "", 0, 1, []],
    "integer": [1.5, True, "1.0", "1e3", "", " 1", "\u0661", float("inf")],
    "number": [True, "", ".", "1,5", "NaN", []],
    "array": ["", 1, False, {}],
    "object": ["", 1, False, []],
}


@pytest.mark.parametrize(("declared", "value"), [(kind, one) for kind in FITTING for one in FITTING[kind]])
def test_value_of_the_type_or_text_that_spells_one_fits(declared, value):
    assert fits(value, declared)


@pytest.mark.parametrize(("declared", "value"), [(kind, one) for kind in OTHERS for one in OTHERS[kind]])
def test_other_value_does_not_fit(declared, value):
    assert not fits(value, declared)


@pytest.mark.parametrize("declared", [None, "file", "text", ["string", "null"], {}, 5], ids=repr)
def test_everything_fits_what_is_no_type(declared):
    assert fits({"a": [1]}, declared)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("1", "1"),
        ("2.10", "2.10"),
        ("-1E3", "-1E3"),
        ("true", "true"),
        ("1e999", "1e999"),
        ('"a"', None),
        ("[1]", None),
    ],
)
def test_number_becomes_the_text_it_is_written_as(written, text):
    document = Document(Path("a.json"), written)

    assert as_text(Place(document), document.data) == text


@pytest.mark.parametrize(
    ("written", "text"), [("1.50", "1.50"), ("0x1F", None), ("True", "true"), ("~", None)]
)
def test_number_in_yaml_becomes_text_where_json_writes_it_alike(written, text):
    document = Document(Path("a.yaml"), f"a: {written}\n")

    assert as_text(Place(document) / "a", document.data["a"]) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("text", "text", id="a text"),
        pytest.param(True, "true", id="a boolean"),
        pytest.param({"a": [1]}, '{"a": [1]}', id="an object"),
    ],
)
def test_value_is_spelled_as_people_write_it(value, expected):
    assert spelled(value) == expected


def test_number_without_an_end_is_null():
    held = json.loads('{"a": [1e999, -1e999, 1e308, "1e999"], "b": 10000000000000000000000}')

    assert finite(held) == {"a": [None, None, 1e308, "1e999"], "b": 10**22}

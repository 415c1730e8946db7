import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from toolkit.lint.conjunction import conjunction

A = {"properties": {"a": {"type": "string"}}}
NOT_EMPTY = {"properties": {"a": {"minLength": 1}, "b": False}}
IN_BODY = {"properties": {"in": {"const": "body"}}, "required": ["in"]}


@pytest.mark.parametrize(
    ("schemas", "together"),
    [
        pytest.param([], {}, id="nothing"),
        pytest.param([{"required": ["a"]}], {"required": ["a"]}, id="one"),
        pytest.param([A, A], A, id="the same twice"),
        pytest.param(
            [A, NOT_EMPTY],
            {"properties": {"a": {"allOf": [{"type": "string"}, {"minLength": 1}]}, "b": False}},
            id="members",
        ),
        pytest.param(
            [{"if": IN_BODY, "then": A}, {"if": IN_BODY, "else": NOT_EMPTY}, {"if": IN_BODY, "then": {}}],
            {"if": IN_BODY, "then": {"allOf": [{}, A]}, "else": NOT_EMPTY},
            id="conditions",
        ),
        pytest.param(
            [{"properties": {}, "required": ["a"]}, A],
            {"allOf": [{"properties": {}, "required": ["a"]}, A]},
            id="members that are asked for with something else",
        ),
    ],
)
def test_schemas_are_put_together(schemas, together):
    assert conjunction(schemas) == together


KEYS = st.sampled_from(["a", "b", "if", "properties"])
SCHEMAS = st.recursive(
    st.sampled_from(
        [True, False, {}, {"type": "string"}, {"const": 1}, {"required": ["a"]}, {"maxProperties": 1}]
    ),
    lambda inner: (
        st.dictionaries(KEYS, inner, max_size=3).map(lambda members: {"properties": members})
        | st.dictionaries(KEYS, inner, max_size=1).map(
            lambda members: {"properties": members, "minProperties": 1}
        )
        | st.fixed_dictionaries({"if": inner}, optional={"then": inner, "else": inner})
    ),
    max_leaves=6,
)
DATA = st.recursive(st.sampled_from([1, "", "x"]), lambda inner: st.dictionaries(KEYS, inner, max_size=3))


@given(st.lists(SCHEMAS, max_size=5), DATA)
def test_conjunction_is_satisfied_by_what_satisfies_each(schemas, data):
    expected = all(Draft202012Validator(schema).is_valid(data) for schema in schemas)

    assert Draft202012Validator(conjunction(schemas)).is_valid(data) == expected

import pytest

from toolkit.lint.rules.examples import example_not_valid, response_example_not_valid

ROOM = {"type": "object", "properties": {"id": {"type": "integer"}, "tags": {"type": "array"}}}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "example": 2},
        {"type": "integer", "example": "2"},
        {"type": "array", "example": '["a"]'},
        {**ROOM, "example": '\n{"id": "x"}'},
        {**ROOM, "example": "<room/>"},
        {**ROOM, "example": {"id": None, "more": {}}},
        {"type": "string", "enum": ["1"], "example": 1},
        {"example": {"any": "thing"}},
    ],
    ids=str,
)
def test_example_that_can_be_meant_as_the_type_is_fine(lint, schema):
    assert lint(example_not_valid, {"definitions": {"A": schema}}, "whole") == []


@pytest.mark.parametrize(
    ("schema", "place"),
    [
        ({"type": "string", "example": ["a"]}, ""),
        ({"type": "array", "example": "a, b"}, ""),
        ({**ROOM, "example": {"tags": "a"}}, "/tags"),
    ],
    ids=str,
)
def test_example_of_another_shape_is_reported(lint, schema, place):
    [finding] = lint(example_not_valid, {"definitions": {"A": schema}}, "whole")

    assert finding.pointer == f"/definitions/A/example{place}"


def test_examples_of_responses_are_judged_where_they_are_json(lint):
    examples = {
        "text/plain": "a",
        "application/vnd.room+json; charset=utf-8": {"id": "x"},
        "application/xml": 5,
    }
    definition = {"responses": {"Room": {"schema": ROOM, "examples": examples}, "Other": {"examples": 5}}}

    [finding] = lint(response_example_not_valid, definition, "whole")

    assert finding.message == 'example `"x"` is no integer'

import pytest

from toolkit.lint.rules.enums import (
    array_duplicate_value,
    enum_must_contain_at_least_one_element,
    invalid_enum_value,
)


def defining(schema):
    return {"definitions": {"A": schema}}


def pointers(findings):
    return [finding.pointer for finding in findings]


@pytest.mark.parametrize("enum", [None, {}, "", [None]], ids=repr)
def test_only_an_empty_array_is_empty(lint, enum):
    assert lint(enum_must_contain_at_least_one_element, defining({"enum": enum}), "whole") == []


def test_choices_are_checked_on_parameters_items_and_headers_too(lint):
    wrong = {"type": "boolean", "enum": ["true", "yes"]}
    definition = {
        "parameters": {"a": {"in": "query", "items": wrong, **wrong}},
        "responses": {"r": {"headers": {"H": wrong}}},
    }

    assert pointers(lint(invalid_enum_value, definition, "whole")) == [
        "/parameters/a/items/enum/1",
        "/parameters/a/enum/1",
        "/responses/r/headers/H/enum/1",
    ]


def test_choice_becomes_a_string_in_the_extension_too(mended):
    entries = [
        {"value": 1.0, "displayName": "One"},
        {"value": True, "displayName": "Yes"},
        {"displayName": "None"},
    ]
    schema = {"type": "string", "enum": [1, "a"], "x-ms-enum-values": entries}

    assert mended(invalid_enum_value, defining(schema), "whole") == defining(
        {
            "type": "string",
            "enum": ["1", "a"],
            "x-ms-enum-values": [{"value": "1", "displayName": "One"}, *entries[1:]],
        }
    )


@pytest.mark.parametrize(
    ("declared", "enum"), [("string", [1, "1"]), ("string", [[]]), ("integer", ["one"])], ids=str
)
def test_choice_is_left_to_its_author_where_a_string_would_not_do(lint, declared, enum):
    [finding] = lint(invalid_enum_value, defining({"type": declared, "enum": enum}), "whole")

    assert finding.fix is None


def test_arrays_that_are_sets_are_looked_at_and_no_others(lint):
    twice = ["a", "a"]
    needs = [{"key": twice}, {"key": ["a"]}, {"key": twice}]
    operation = {
        "schemes": twice,
        "consumes": twice,
        "produces": twice,
        "tags": twice,
        "security": needs,
        "parameters": twice,
    }
    typed = {"enum": twice, "required": twice, "x-ms-enum-values": twice}
    definition = {
        "schemes": twice,
        "consumes": twice,
        "produces": twice,
        "tags": twice,
        "security": needs,
        "paths": {"/a": {"get": operation}},
        "parameters": {"p": {"in": "query", "items": typed, **typed}},
        "responses": {"r": {"headers": {"H": typed}}},
        "definitions": {"A": {**typed, "security": needs, "example": twice, "default": twice}},
    }

    of_calls = ["schemes/1", "consumes/1", "produces/1", "security/0/key/1", "security/2", "security/2/key/1"]
    assert set(pointers(lint(array_duplicate_value, definition, "whole"))) == {
        *(f"/{below}" for below in of_calls),
        *(f"/paths/~1a/get/{below}" for below in (*of_calls, "tags/1")),
        *(
            f"{holder}/{key}/1"
            for holder in ("/parameters/p", "/parameters/p/items", "/responses/r/headers/H", "/definitions/A")
            for key in ("enum", "required")
        ),
    }


@pytest.mark.parametrize("wrong", [None, 5, "aa", {"a": 1}, [None], [[], {}], [1, True, "1"]], ids=repr)
def test_arrays_without_equal_elements_are_fine(lint, wrong):
    definition = {
        "security": wrong,
        "consumes": wrong,
        "definitions": {"A": {"enum": wrong, "required": wrong}},
    }

    assert lint(array_duplicate_value, definition, "whole") == []


def test_all_but_the_first_go(mended):
    fixed = mended(array_duplicate_value, defining({"enum": [1, {"a": 1}, 1.0, {"a": 1.0}, "1"]}), "whole")

    assert fixed == defining({"enum": [1, {"a": 1}, "1"]})

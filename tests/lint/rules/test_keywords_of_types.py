import pytest

from toolkit.lint.rules.keywords_of_types import keyword_not_for_type as rule


def defining(schema):
    return {"definitions": {"A": schema}}


def test_bounds_that_mean_nothing_go_and_structures_stay(mended):
    schema = {"type": "string", "minimum": 1, "items": {}, "properties": {}, "maxLength": 3}

    assert mended(rule, defining(schema), "whole") == defining(
        {"type": "string", "items": {}, "properties": {}, "maxLength": 3}
    )


@pytest.mark.parametrize("declared", [None, "file", "text", ["string"], {"a": 1}], ids=repr)
def test_nothing_is_said_of_types_that_are_none(lint, declared):
    assert lint(rule, defining({"type": declared, "minimum": 1, "items": {}}), "whole") == []


def test_what_stands_beside_the_schema_of_a_body_is_left_to_another_rule(lint):
    body = {"name": "body", "in": "body", "type": "string", "minimum": 1, "schema": {}}

    assert lint(rule, {"parameters": {"a": body}}, "whole") == []

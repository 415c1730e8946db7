import pytest

from toolkit.lint.rules.discriminators import discriminator_not_inherited, discriminator_value_not_in_enum


@pytest.mark.parametrize(("value", "count"), [("a", 0), ("b", 1), (5, 0)])
def test_value_of_a_kind_is_one_of_its_discriminator(lint, value, count):
    base = {"discriminator": "kind", "properties": {"kind": {"$ref": "#/definitions/Kind"}}}
    kind = {"allOf": [{"$ref": "#/definitions/Base"}], "x-ms-discriminator-value": value}
    definitions = {"Base": base, "A": kind, "Kind": {"type": "string", "enum": ["a"]}}
    definition = {"definitions": definitions}

    assert len(lint(discriminator_value_not_in_enum, definition, "whole")) == count
    assert lint(discriminator_not_inherited, definition, "whole") == []


def test_discriminator_of_a_schema_that_is_not_there_is_not_missed(lint):
    schema = {"allOf": [{"$ref": "other.json#/definitions/Base"}], "x-ms-discriminator-value": "a"}

    assert lint(discriminator_not_inherited, {"definitions": {"A": schema}}, "whole") == []

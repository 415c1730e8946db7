import pytest

from toolkit.lint.rules.enum_values import (
    duplicate_enum_values_in_extension,
    invalid_enum_values_extension_value,
    missing_enum_values_display_name,
)

KEY = "x-ms-enum-values"


def defining(entries, **members):
    return {"definitions": {"A": {**members, KEY: entries}}}


def named(value, name="Name"):
    return {"value": value, "displayName": name}


@pytest.mark.parametrize(
    "rule",
    [
        duplicate_enum_values_in_extension,
        invalid_enum_values_extension_value,
        missing_enum_values_display_name,
    ],
    ids=lambda rule: rule.name,
)
@pytest.mark.parametrize("entries", [None, 5, "x", {}, {"a": None}, []], ids=repr)
def test_what_is_no_list_has_no_entries(lint, rule, entries):
    assert lint(rule, defining(entries), "whole") == []


def test_values_are_the_same_only_if_their_types_are(lint):
    entries = [
        named(1),
        named("1"),
        named(True),
        named(None),
        {"displayName": "A"},
        named([1]),
        named([True]),
    ]

    assert lint(duplicate_enum_values_in_extension, defining(entries), "whole") == []


def test_second_entry_goes_only_where_it_says_the_same(mended):
    entries = [named("a"), named("a"), named("a", "Other")]

    fixed = mended(duplicate_enum_values_in_extension, defining(entries), "whole")

    assert fixed == defining([entries[0], entries[2]])


def test_entries_of_items_are_compared_with_their_enum(lint):
    items = {"type": "string", "enum": ["a"], KEY: [named("a"), named("A"), {"displayName": "B"}, 5]}
    definition = {"parameters": {"p": {"in": "query", "type": "array", "items": items}}}

    findings = lint(invalid_enum_values_extension_value, definition, "whole")

    assert [finding.pointer for finding in findings] == [f"/parameters/p/items/{KEY}/1/value"]


@pytest.mark.parametrize(
    "members",
    [{"enum": ["b"]}, {"enum": None}, {"type": "array"}],
    ids=["has others", "is malformed", "fits none"],
)
def test_enum_is_left_to_its_author_where_it(lint, members):
    [finding] = lint(invalid_enum_values_extension_value, defining([named("a")], **members), "whole")

    assert finding.fix is None


def test_absent_enum_is_made_of_the_entries(mended):
    entries = [named("a"), named("b"), named("a")]

    fixed = mended(invalid_enum_values_extension_value, defining(entries), "whole")

    assert fixed["definitions"]["A"]["enum"] == ["a", "b"]


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ({"value": "read_only", "displayName": ""}, "Read Only"),
        ({"value": "*", "displayName": None}, "*"),
        ({"value": ""}, None),
        ({"value": 5}, None),
        ({}, None),
        ("a", None),
    ],
    ids=str,
)
def test_name_is_made_of_the_value(lint, entry, name):
    [finding] = lint(missing_enum_values_display_name, defining([named("b"), entry]), "whole")

    assert finding.pointer == f"/definitions/A/{KEY}/1"
    assert [patch.value for patch in finding.fix.patches] == [name] if finding.fix else name is None

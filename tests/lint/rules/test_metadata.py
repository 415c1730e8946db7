import pytest

from toolkit.lint.rules.metadata import (
    connector_metadata_properties_missing,
    invalid_connector_category,
    too_many_connector_categories,
)

METADATA = "x-ms-connector-metadata"


def categories(value):
    return {METADATA: [{"propertyName": "Categories", "propertyValue": value}]}


def test_each_missing_entry_is_named(lint):
    entries = [{"PropertyName": " website "}, {"propertyName": None}, {}, "Categories", None]

    findings = lint(connector_metadata_properties_missing, {METADATA: entries})

    assert {finding.message for finding in findings} == {
        "`x-ms-connector-metadata` has no entry `Privacy policy`",
        "`x-ms-connector-metadata` has no entry `Categories`",
    }


def test_entries_are_found_without_regard_to_case_and_blanks(lint):
    names = ("website", "Privacy Policy", " Categories ")
    entries = [{"propertyname": name, "PropertyValue": " data ;;it operations; "} for name in names]

    for rule in (
        connector_metadata_properties_missing,
        invalid_connector_category,
        too_many_connector_categories,
    ):
        assert lint(rule, {METADATA: entries}) == []


@pytest.mark.parametrize("value", [None, {}, "Website"], ids=repr)
def test_metadata_of_another_type_is_another_rules_matter(lint, value):
    assert lint(connector_metadata_properties_missing, {METADATA: value}) == []


@pytest.mark.parametrize(
    ("value", "after"),
    [
        ("data,security", "Data;Security"),
        ("ContentAndFiles", "Content and Files"),
        ("Sales  and CRM", "Sales and CRM"),
        ("Cooking", None),
        ("Data;Cooking", None),
        ("Data,AI,Security", None),
    ],
)
def test_categories_are_mended_where_only_separators_and_spaces_are_wrong(mended, value, after):
    definition = mended(invalid_connector_category, categories(value))

    assert (definition and definition[METADATA][0]["propertyValue"]) == after


def test_unknown_category_is_reported_once_with_what_was_meant(lint):
    findings = lint(invalid_connector_category, categories("Comunication;Cooking"))

    assert [(finding.pointer, finding.message) for finding in findings] == [
        (f"/{METADATA}/0/propertyValue", "`Comunication` is no category; did you mean `Communication`?")
    ]


def test_all_categories_are_listed_where_none_comes_near(lint):
    (finding,) = lint(invalid_connector_category, categories("Cooking"))

    assert finding.message.startswith("`Cooking` is no category; there are AI, Business Management, ")
    assert finding.message.endswith(", Social Media, Website")


@pytest.mark.parametrize(
    ("value", "count"), [("Data;AI", 0), (";Data; ;AI;", 0), ("Data;AI;Data", 1), (None, 0)]
)
def test_more_than_two_categories_are_too_many(lint, value, count):
    assert len(lint(too_many_connector_categories, categories(value))) == count

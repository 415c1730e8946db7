import pytest

from toolkit.lint.rules.text_lengths import (
    field_length_exceeded,
    field_length_not_in_range,
    operation_summary_too_long,
)


def test_message_counts_for_whoever_typed_the_title(lint):
    findings = lint(field_length_exceeded, {"title": "x" * 31}, "info")

    assert [finding.message for finding in findings] == ["`title` has 31 characters, at most 30 are allowed"]


def test_characters_are_counted_and_blanks_are_characters(lint):
    assert lint(field_length_exceeded, {"title": "é" * 30}, "info") == []
    assert len(lint(field_length_exceeded, {"title": f" {'x' * 30}"}, "info")) == 1


def test_label_of_a_body_is_limited_and_that_of_a_property_is_not(lint):
    long = {"x-ms-summary": "x" * 81}
    body = {"name": "body", "in": "body", **long, "schema": {"properties": {"room": long}}}

    findings = lint(field_length_exceeded, body, "parameter")

    assert [finding.pointer for finding in findings] == ["/paths/~1t/post/parameters/0/x-ms-summary"]


@pytest.mark.parametrize(("length", "count"), [(29, 1), (30, 0), (500, 0), (501, 1)])
def test_description_has_30_to_500_characters(lint, length, count):
    assert len(lint(field_length_not_in_range, {"description": "x" * length}, "info")) == count


@pytest.mark.parametrize("description", ["", " ", None, 5, ["x"]], ids=repr)
def test_description_without_text_is_another_rules_matter(lint, description):
    assert lint(field_length_not_in_range, {"description": description}, "info") == []


@pytest.mark.parametrize(("length", "count"), [(119, 0), (120, 1)])
def test_summary_is_warned_about_from_120_characters_on(lint, length, count):
    assert len(lint(operation_summary_too_long, {"summary": "x" * length}, "operation")) == count

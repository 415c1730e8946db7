import pytest

from toolkit.lint.rules.text_style import (
    description_repeats_label,
    description_without_full_stop,
    label_ends_with_punctuation,
    text_not_trimmed,
)


@pytest.mark.parametrize(
    "text",
    [
        "Rooms",
        "Lists the rooms!",
        "Lists the rooms, see https://example.com/rooms",
        "Lists the rooms:\n- large ones\n- small ones",
        "List  Rooms",
    ],
    ids=["one word", "another mark", "address", "list", "the label again"],
)
def test_description_needs_no_full_stop(lint, text):
    operation = {"summary": "List rooms", "description": text}

    assert lint(description_without_full_stop, operation, "operation") == []


@pytest.mark.parametrize(
    ("label", "description"),
    [(" Room", "room."), ("...", "."), ("\u0130d", "i\u0307d"), ("A  B", "\u00a0a b\n")],
    ids=["blank in front", "no letter", "dotted capital I", "other blanks"],
)
def test_label_is_repeated_however_it_is_written(lint, label, description):
    schema = {"type": "string", "x-ms-summary": label, "description": description}
    (finding,) = lint(description_repeats_label, schema, "schema")

    assert finding.pointer.endswith("/description")


def test_full_stop_is_put_behind_the_last_word(mended):
    fixed = mended(description_without_full_stop, {"description": "Lists the rooms \n"}, "operation")

    assert fixed["paths"]["/t"]["post"]["description"] == "Lists the rooms."


def test_description_that_certification_demands_is_reported_but_stays(lint):
    (finding,) = lint(
        description_repeats_label, {"summary": "List rooms", "description": "List rooms."}, "operation"
    )

    assert (finding.message, finding.fix) == ("`description` only repeats `summary`", None)


def test_label_cut_off_by_dots_is_let_pass(lint):
    assert (
        lint(label_ends_with_punctuation, {"type": "string", "x-ms-summary": "The room of..."}, "schema")
        == []
    )


def test_label_of_nothing_but_punctuation_has_no_fix(lint):
    (finding,) = lint(label_ends_with_punctuation, {"type": "string", "x-ms-summary": ":"}, "schema")

    assert finding.fix is None


def test_trailing_blank_of_a_summary_is_left_to_the_platforms_rule(lint):
    assert lint(text_not_trimmed, {"summary": "List rooms "}, "operation") == []


@pytest.mark.parametrize("value", [None, 5, [], {}, "", " \n"])
def test_what_is_no_text_is_left_alone(lint, value):
    told = {"type": "string", "x-ms-summary": value, "description": value}
    rules = (
        description_repeats_label,
        description_without_full_stop,
        label_ends_with_punctuation,
        text_not_trimmed,
    )

    assert [lint(rule, told, "schema") for rule in rules] == [[], [], [], []]

import pytest

from toolkit.lint.rules.texts import (
    restricted_characters_in_summary,
    value_contains_restricted_words,
    value_must_be_in_english,
    value_must_end_with_alphanumeric,
)


def title_after(mended, rule, title):
    definition = mended(rule, {"title": title}, "info")
    return definition and definition["info"]["title"]


def summary_after(mended, rule, summary):
    definition = mended(rule, {"summary": summary}, "operation")
    return definition and definition["paths"]["/t"]["post"]["summary"]


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("title", "Azure Connector", "`title` contains `Connector`, which is not allowed in a title"),
        (
            "description",
            "For LOGIC APPS.",
            "`description` contains `LOGIC APPS`, which is not allowed in a description",
        ),
    ],
    ids=["title", "description"],
)
def test_message_names_the_word_as_it_was_typed(lint, key, text, message):
    findings = lint(value_contains_restricted_words, {key: text}, "info")

    assert [finding.message for finding in findings] == [message]


@pytest.mark.parametrize(
    "title", ["SignatureAPI", "Rapid", "Apis", "Connectors", "Power Apps Admin", None, ["api"]], ids=str
)
def test_only_whole_words_of_a_title_are_restricted(lint, title):
    assert lint(value_contains_restricted_words, {"title": title}, "info") == []


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("Rooms API", "Rooms"),
        ("API  Rooms  api", "Rooms"),
        ("Rooms-API", None),
        ("API", None),
        ("Rooms - API", None),
    ],
    ids=str,
)
def test_word_is_deleted_where_a_title_remains(mended, title, after):
    assert title_after(mended, value_contains_restricted_words, title) == after


@pytest.mark.parametrize(
    ("title", "after"),
    [("Prévoir Zürich", "Prevoir Zurich"), ("Über 5 µm", None), ("会議室", None), ("Straße", None)],
    ids=str,
)
def test_accents_are_dropped_where_english_letters_remain(mended, title, after):
    assert title_after(mended, value_must_be_in_english, title) == after


def test_look_alike_letter_is_named(lint):
    findings = lint(value_must_be_in_english, {"title": "R\N{CYRILLIC SMALL LETTER O}oms"}, "info")

    assert [finding.message for finding in findings] == [
        "`title` contains `\N{CYRILLIC SMALL LETTER O}` (cyrillic small letter o), which is no English letter"
    ]


def test_punctuation_and_signs_are_of_every_language(lint):
    assert lint(value_must_be_in_english, {"title": "Rooms™ “A” … №5 € \N{EN DASH} ²"}, "info") == []


@pytest.mark.parametrize(
    ("summary", "after"),
    [
        ("Get room.", "Get room"),
        ("Get room (V2). ", "Get room (V2)"),
        ("Get C#", None),
        ("Get 'room'", None),
        ("...", None),
    ],
    ids=str,
)
def test_marks_of_a_sentence_are_stripped_and_other_signs_are_not(mended, summary, after):
    assert summary_after(mended, value_must_end_with_alphanumeric, summary) == after


@pytest.mark.parametrize(
    "summary", ["Get room", "Get room 5", "Get room)", "Get room]", "", None, 5], ids=str
)
def test_letter_digit_and_bracket_end_a_summary(lint, summary):
    assert lint(value_must_end_with_alphanumeric, {"summary": summary}, "operation") == []


@pytest.mark.parametrize("summary", ["Get café", "Get m²", "Get room ٣"])
def test_letters_and_digits_of_other_alphabets_do_not(lint, summary):
    assert len(lint(value_must_end_with_alphanumeric, {"summary": summary}, "operation")) == 1


@pytest.mark.parametrize(
    ("summary", "after"),
    [
        ("Rooms & desks", "Rooms and desks"),
        ("R&D rooms", "R and D rooms"),
        ("Create / update", "Create or update"),
        ("Which room?", "Which room"),
        ("<b>Rooms</b> * 100 %", "bRoomsb 100"),
        ("/rooms", "rooms"),
        ("%", None),
    ],
    ids=str,
)
def test_restricted_characters_become_words_or_go(mended, summary, after):
    assert summary_after(mended, restricted_characters_in_summary, summary) == after


def test_all_restricted_characters_are_named(lint):
    findings = lint(restricted_characters_in_summary, {"summary": "A/B & C/D"}, "operation")

    assert [finding.message for finding in findings] == [
        "`summary` contains `/ &`; not allowed are `/ \\ < > * % & ?`"
    ]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.arm.texts import LONGEST, clean, described


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("the name of the room", "The name of the room."),
        ("The size. Ask for sizes first.", "The size."),
        ("Units, e.g. Desks, of a room.", "Units, e.g. Desks, of a room."),
        ("<p>Adds a <b>desk</b>.<br/> More.</p>", "Adds a desk."),
        ("A [room](https://example.com/(a)/b) with `desks`.", "A room with desks."),
        ("Opens the room.To close it call again.", "Opens the room."),
        ("A Contoso.Rooms resource.", "A Contoso.Rooms resource."),
        ("See the list.  \n\n * one\n * two", "See the list."),
        ("**Required.** The room\u2019s key", "Required."),
        ("The room, see https://example.com/rooms.", "The room."),
        ("Tom &amp; Ann", "Tom & Ann."),
        ("部屋", ""),
        ("...", ""),
        ("", ""),
    ],
)
def test_first_sentence_is_left_without_markup(source, expected):
    assert clean(source) == expected


def test_long_sentence_ends_at_a_clause_or_a_word():
    assert clean("It holds " + "a word " * 20 + ", and " + "a word " * 20).endswith("a word.")
    assert len(clean("Word " * 99)) <= LONGEST


@given(st.text(st.sampled_from("ab A.[]()<>*_`&;,\n"), max_size=300) | st.text())
def test_any_text_gives_a_short_sentence_or_nothing(text):
    sentence = clean(text)

    assert len(sentence) <= LONGEST
    assert not sentence or (sentence.endswith(".") and sentence.isascii())


@pytest.mark.parametrize(
    ("summary", "sentence"),
    [
        ("List rooms", "Lists rooms."),
        ("Create or update a room", "Creates or updates a room."),
        ("Apply a policy", "Applies a policy."),
        ("Fetch a key", "Fetches a key."),
        ("Preview a room (what if)", "Previews a room (what if)."),
    ],
)
def test_summary_makes_a_sentence(summary, sentence):
    assert described(summary) == sentence

import pytest

from toolkit.preview.texts import coded, name, rest, shown


def test_text_that_reorders_a_line_is_made_visible():
    assert shown("gro\u202eup") == "gro\\u202eup"


def test_long_text_is_cut_and_its_length_told():
    assert shown("x" * 1_000_000, 3) == "xxx… (1,000,000 characters)"


def test_rest_of_a_text_starts_where_its_beginning_ends():
    assert rest("abcdef", 4) == "ef"


def test_what_stands_in_backquotes_is_code_and_nothing_is_markup():
    found = coded("`<b>` is <i>wrong</i>")

    assert found == "<code>&lt;b&gt;</code> is &lt;i&gt;wrong&lt;/i&gt;"


def test_lone_backquote_stays():
    assert coded("it's a ` here") == "it&#39;s a ` here"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("a/b", "a.b", id="a slash and a point"),
        pytest.param("a.2f.b", "a/b", id="what a slash is written as"),
        pytest.param("x" * 500, "x" * 501, id="long ones"),
    ],
)
def test_two_texts_never_have_one_name(one, other):
    assert name(one) != name(other)


def test_name_of_any_text_may_stand_in_an_id():
    assert name('a "b"\ud800\n') == "a.20..22.b.22..d800..a."

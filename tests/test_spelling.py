import pytest

from toolkit.spelling import nearest, slip_of

EXTENSIONS = ("x-ms-enum", "x-ms-enum-values", "x-ms-summary", "x-ms-visibility")
KEYWORDS = ("allOf", "description", "in", "items", "required", "type")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        pytest.param("x-ms-visibilty", "x-ms-visibility", id="letter left out"),
        pytest.param("x-ms-summmary", "x-ms-summary", id="letter added"),
        pytest.param("x-ms-sumamry", "x-ms-summary", id="letters swapped"),
        pytest.param("x-ms-enum-value", "x-ms-enum-values", id="the nearer of two"),
        pytest.param("X-MS-Visibility", "x-ms-visibility", id="upper case"),
        pytest.param("xms-summary", "x-ms-summary", id="no hyphen"),
        pytest.param("x-ms_summary", "x-ms-summary", id="underscore"),
        pytest.param("x-ms  -summary", "x-ms-summary", id="blanks"),
        pytest.param("x-ms-summary title", "x-ms-summary", id="another word"),
        pytest.param("x-ntx-summary", None, id="another vendor's"),
        pytest.param("x-ms-unheard-of", None, id="unlike any"),
        pytest.param("", None, id="nothing"),
        pytest.param("x-ms-summary" * 100, None, id="very long"),
    ],
)
def test_slip_of_an_extension_is_recognised(word, meant):
    assert slip_of(word, EXTENSIONS) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [("inn", "in"), ("tpye", "type"), ("descripton", "description"), ("anyOf", None), ("名前", None)],
)
def test_short_words_must_be_nearer(word, meant):
    assert slip_of(word, KEYWORDS) == meant


@pytest.mark.parametrize(("word", "guess"), [("colour", "Color"), ("Shape", None), ("C" * 101, None)])
def test_most_similar_word_is_guessed(word, guess):
    assert nearest(word, ["Size", "Color", "C" * 101]) == guess

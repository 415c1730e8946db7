import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.pointer import ROOT, parse, render, resolve, unescaped

DATA = {"paths": {"/a/{b}": [{"c~d": None}, "text"]}, "0": "zero", "": 1}


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (ROOT, ""),
        (("paths", "/a/{b}", 0), "/paths/~1a~1{b}/0"),
        (("c~d", "~1"), "/c~0d/~01"),
        (("",), "/"),
    ],
)
def test_pointer_is_written_as_rfc_6901_says(tokens, text):
    assert render(tokens) == text
    assert parse(text) == tuple(str(token) for token in tokens)


@given(st.lists(st.text()).map(tuple))
def test_what_is_written_is_read_again(tokens):
    assert parse(render(tokens)) == tokens


def test_text_without_a_slash_is_no_pointer():
    with pytest.raises(ValueError, match="a JSON Pointer starts with `/`: 'paths'"):
        parse("paths")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", DATA),
        ("/paths/~1a~1{b}/0/c~0d", None),
        ("/paths/~1a~1{b}/1", "text"),
        ("/0", "zero"),
        ("/", 1),
    ],
)
def test_value_stands_where_the_pointer_says(text, value):
    assert resolve(DATA, parse(text)) == value


def test_numbers_are_keys_of_objects_too():
    assert resolve(DATA, (0,)) == "zero"


@pytest.mark.parametrize(
    "text",
    [
        "/missing",
        "/paths/~1a~1{b}/2",
        "/paths/~1a~1{b}/-1",
        "/paths/~1a~1{b}/01",
        "/paths/~1a~1{b}/-",
        "/paths/~1a~1{b}/x",
        "/paths/~1a~1{b}/٣",
        "/paths/~1a~1{b}/1" + "0" * 5000,
        "/paths/~1a~1{b}/1/0",
        "/paths/~1a~1{b}/0/c~0d/x",
    ],
    ids=lambda text: text[:30],
)
def test_nothing_stands_there(text):
    with pytest.raises(LookupError):
        resolve(DATA, parse(text))


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("#/definitions/a%20b%25", "#/definitions/a b%"), ("%25" * 10_000, "%25" * 10_000)],
    ids=["of a size that people write", "giant"],
)
def test_escapes_of_a_uri_are_read_unless_they_would_fill_the_memory(reference, expected):
    assert unescaped(reference) == expected

import pytest

from toolkit.swagger.nearest import is_close, nearest


@pytest.mark.parametrize(
    ("name", "guess"),
    [("Colour", "Color"), ("color", "Color"), ("Colors", "Color"), ("Shape", None), ("C" * 101, None)],
)
def test_most_similar_member_is_guessed(api, name, guess):
    assert (
        nearest(api({"definitions": {"Color": {}, "Size": {}, "C" * 101: {}}}), "definitions", name) == guess
    )


@pytest.mark.parametrize("members", [None, [], {}], ids=repr)
def test_without_members_nothing_is_guessed(api, members):
    assert nearest(api({"definitions": members}), "definitions", "Color") is None


def test_guessing_ends_where_it_would_take_long(api):
    definition = api({"responses": {f"response{number}": {} for number in range(1_000)}})

    guesses = [nearest(definition, "responses", f"respons{number}") for number in range(1_000)]

    assert guesses[0] == "response0"
    assert guesses[-1] is None
    assert nearest(definition, "responses", "respons0") == "response0"


def test_close_guesses_are_told_from_far_ones():
    assert is_close("Colour", "color")
    assert not is_close("Color", "Collection")

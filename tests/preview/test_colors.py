import pytest

from toolkit.preview import colors

EVERY = [
    f"#{red:02x}{green:02x}{blue:02x}"
    for red in (0, 51, 128, 255)
    for green in (0, 90, 255)
    for blue in (0, 255)
]


def contrast(one, other):
    return colors._contrast(*(colors._luminance(colors._parsed(color)) for color in (one, other)))


@pytest.mark.parametrize("background", ["#ffffff", "#292827"], ids=["in the light", "in the dark"])
@pytest.mark.parametrize("color", EVERY)
def test_brand_colour_becomes_readable_on_what_is_behind(color, background):
    assert contrast(colors.readable(color, background), background) >= 4.5


def test_colour_that_is_readable_stays():
    assert colors.readable("#0b5a9d", "#ffffff") == "#0b5a9d"


@pytest.mark.parametrize("color", EVERY)
def test_letters_on_a_tile_can_be_read(color):
    assert contrast(colors.on(color), color) >= 3


def test_letters_on_a_tile_are_white_where_that_can_be_read():
    assert (colors.on("#007ee5"), colors.on("#c8ec25")) == ("#ffffff", "#000000")


def test_greys_have_no_hue():
    assert [color for color in ("#000000", "#F9F9FA", "#f0f8ff", "#d7f4f0") if colors.has_hue(color)] == [
        "#d7f4f0"
    ]

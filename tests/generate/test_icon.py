import io

import pytest
from PIL import Image

from toolkit.generate import icon


def test_icon_is_an_opaque_square_png_in_the_brand_colour():
    image = Image.open(io.BytesIO(icon.png("#0078D4")))

    assert (image.format, image.size, image.mode) == ("PNG", (230, 230), "RGB")
    assert image.getpixel((0, 0)) == (0x00, 0x78, 0xD4)
    assert image.getpixel((115, 68)) == (255, 255, 255)


def test_icon_is_the_same_every_time():
    assert icon.png("#0078D4") == icon.png("#0078D4")


@pytest.mark.parametrize(
    ("colour", "light"),
    [
        pytest.param("#FFFFFF", True, id="white"),
        pytest.param("#FFD700", True, id="gold"),
        pytest.param("#0078D4", False, id="azure"),
        pytest.param("#000000", False, id="black"),
    ],
)
def test_ink_is_black_on_light_colours(colour, light):
    assert icon.is_light(colour) is light

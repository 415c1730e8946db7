import io
import struct
import zlib

import pytest
from PIL import Image

from toolkit.connector.icon import BadIcon, Icon, has_too_many_pixels, read_icon
from toolkit.errors import UnreadableFile


def picture(picture_format="PNG", size=(230, 230)):
    stream = io.BytesIO()
    Image.new("RGB", size, "#0078d4").save(stream, picture_format)
    return stream.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claiming(width, height):
    """Return a small PNG that says it is large."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + content


@pytest.fixture
def icon(tmp_path):
    """Return a function that reads an icon of some content."""

    def read(content):
        path = tmp_path / "icon.png"
        path.write_bytes(content)
        return read_icon(path)

    return read


@pytest.mark.parametrize("picture_format", ["PNG", "JPEG"])
def test_icon_is_known_by_its_content(icon, picture_format):
    assert icon(picture(picture_format)) == Icon(picture_format, 230, 230)


def test_icon_with_a_broken_animation_is_read_without_a_warning(icon, recwarn):
    still = picture()
    end_of_header = 8 + 25
    animation = chunk(b"acTL", struct.pack(">II", 0, 0))

    assert icon(still[:end_of_header] + animation + still[end_of_header:]) == Icon("PNG", 230, 230)
    assert [str(warning.message) for warning in recwarn] == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "neither PNG nor JPEG"),
        (b"<svg/>", "neither PNG nor JPEG"),
        (picture("GIF"), "neither PNG nor JPEG"),
        (picture()[:-40], "cannot be decoded"),
        (picture()[:60] + b"\0" * 60, "cannot be decoded"),
        (claiming(230, 230), "cannot be decoded"),
        (claiming(5000, 5000), "5000 x 5000 pixels, at most 4096 x 4096"),
        (claiming(60_000, 60_000), "unpacks to more pixels than memory should hold"),
        (picture() + b"\0" * 1_000_000, "bytes, less than 1,000,000 are allowed"),
    ],
    ids=["empty", "text", "GIF", "cut off", "damaged", "hollow", "too large", "a bomb", "too many bytes"],
)
def test_icon_that_cannot_be_shown_is_refused_with_the_reason(icon, content, reason):
    with pytest.raises(BadIcon, match=reason):
        icon(content)


@pytest.mark.parametrize(
    ("content", "is_bomb"),
    [
        (claiming(60_000, 60_000), True),
        (claiming(5000, 5000), True),
        (claiming(230, 230), False),
        (picture(), False),
        (b"<svg/>", False),
        (b"", False),
    ],
    ids=["a bomb", "too large", "hollow", "good", "text", "empty"],
)
def test_picture_that_would_fill_the_memory_is_known_from_its_beginning(content, is_bomb):
    assert has_too_many_pixels(content) is is_bomb


def test_folder_is_no_icon(tmp_path):
    with pytest.raises(UnreadableFile, match="a folder"):
        read_icon(tmp_path)

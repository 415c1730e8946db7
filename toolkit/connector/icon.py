"""Read an icon as far as it takes to know whether the platform can show it."""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.connector import limits
from toolkit.document import read_bytes
from toolkit.errors import SpecgenError

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

FORMATS = ("PNG", "JPEG")  # what a maker can upload; a certification takes PNG only

# What Pillow raises for bytes that are no picture, or a damaged one.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)


class BadIcon(SpecgenError):
    """An icon that the platform cannot show, and why."""


class TooManyPixels(BadIcon):
    """An icon that would unpack to more than memory should hold."""


@dataclass(frozen=True, slots=True)
class Icon:
    """A picture that could be decoded."""

    format: str
    width: int
    height: int


def read_icon(path: Path) -> Icon:
    """Decode an icon; raise BadIcon, or UnreadableFile where the file cannot be opened."""
    content = read_bytes(path)
    limit = limits.ICON_BYTES.value
    if len(content) >= limit:
        raise BadIcon(f"the icon has {len(content):,} bytes, less than {limit:,} are allowed")
    try:
        return _decoded(content)
    except _BROKEN as error:
        raise BadIcon(f"the icon cannot be decoded: {error}") from error


def has_too_many_pixels(content: bytes) -> bool:
    """Whether a picture would unpack to more than memory should hold; nothing is unpacked."""
    try:
        _opened(content)
    except TooManyPixels:
        return True
    except (BadIcon, *_BROKEN):
        return False
    return False


def _decoded(content: bytes) -> Icon:
    image = _opened(content)
    image.load()
    return Icon(image.format or "", image.width, image.height)


def _opened(content: bytes) -> "ImageFile":
    """Return a picture of which only the beginning has been read."""
    # Importing Pillow takes longer than all else that is done with an icon.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of bombs, for which the limit below is lower, and of animations
            image = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise BadIcon("the icon is neither PNG nor JPEG") from error
    except Image.DecompressionBombError as error:
        raise TooManyPixels("the icon unpacks to more pixels than memory should hold") from error
    side = limits.ICON_SIDE.value
    if max(image.size) > side:
        raise TooManyPixels(
            f"the icon has {image.width} x {image.height} pixels, at most {side} x {side} are read"
        )
    return image

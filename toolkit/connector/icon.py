"""Read an icon as far as it takes to know whether the platform can show it."""

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

from toolkit.connector import limits
from toolkit.document import read_bytes
from toolkit.errors import SpecgenError

FORMATS = ("PNG", "JPEG")  # what a maker can upload; a certification takes PNG only


class BadIcon(SpecgenError):
    """An icon that the platform cannot show, and why."""


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
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error) as error:
        raise BadIcon(f"the icon cannot be decoded: {error}") from error


def _decoded(content: bytes) -> Icon:
    # Importing Pillow takes longer than all else that is done with an icon.
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limit below is lower
            image = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise BadIcon("the icon is neither PNG nor JPEG") from error
    except Image.DecompressionBombError as error:
        raise BadIcon("the icon unpacks to more pixels than memory should hold") from error
    side = limits.ICON_SIDE.value
    if max(image.size) > side:  # nothing is unpacked yet
        raise BadIcon(f"the icon has {image.width} x {image.height} pixels, at most {side} x {side} are read")
    image.load()
    return Icon(image.format or "", image.width, image.height)

"""Draw a connector's icon: a tree of resources on the brand colour."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

SIDE = 230  # pixels; the size that the platform recommends
_SCALE = 4  # drawn this many times larger and then reduced, which smooths the edges

# The tree, in pixels of the finished icon.
_ROOT, _RADIUS = (115, 68), 27
_LEAVES, _HALF_LEAF = ((52, 163), (115, 163), (178, 163)), 22
_BRANCH, _STROKE = 117, 9  # the height of the horizontal branch, and the width of the lines


def png(colour: str) -> bytes:
    """Return a square PNG without transparency; the colour is `#rrggbb`."""
    # Importing Pillow takes longer than all else that `specgen new` does.
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (SIDE * _SCALE, SIDE * _SCALE), colour)
    _draw_tree(ImageDraw.Draw(image), "#000000" if is_light(colour) else "#FFFFFF")
    stream = io.BytesIO()
    image.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def is_light(colour: str) -> bool:
    """Whether white would have less than the contrast of 3 to 1 that WCAG 2 wants of graphics."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 1.05 / (luminance + 0.05) < 3


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _draw_tree(pen: "ImageDraw", ink: str) -> None:
    (middle, top), (first, *_, last) = _ROOT, _LEAVES
    _line(pen, (middle, top), (middle, _BRANCH), ink)
    _line(pen, (first[0] - _STROKE / 2, _BRANCH), (last[0] + _STROKE / 2, _BRANCH), ink)
    pen.ellipse(_box(_ROOT, _RADIUS), fill=ink)
    for leaf in _LEAVES:
        _line(pen, (leaf[0], _BRANCH), leaf, ink)
        pen.rounded_rectangle(_box(leaf, _HALF_LEAF), radius=6 * _SCALE, fill=ink)


def _line(pen: "ImageDraw", start: tuple[float, float], end: tuple[float, float], ink: str) -> None:
    points = [tuple(value * _SCALE for value in point) for point in (start, end)]
    pen.line(points, fill=ink, width=_STROKE * _SCALE)


def _box(centre: tuple[int, int], half: int) -> tuple[int, int, int, int]:
    x, y = centre
    return (x - half) * _SCALE, (y - half) * _SCALE, (x + half) * _SCALE, (y + half) * _SCALE

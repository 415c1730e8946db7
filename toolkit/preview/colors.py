"""Colours that can be read: what is written on a brand's colour, and in it."""

_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_READABLE = 4.5  # the contrast that WCAG 2 asks of text
_LARGE = 3.0  # and of large letters
_STEPS = 20
_HUE = 24  # between the strongest and the weakest part of a colour, of 255

Color = tuple[int, int, int]


def on(background: str) -> str:
    """Return white for large letters on a colour of the form `#RRGGBB`, black where white is not read."""
    return "#ffffff" if _contrast(_luminance(_parsed(background)), 1.0) >= _LARGE else "#000000"


def has_hue(color: str) -> bool:
    """Whether a colour is more than black, grey or white, in which links would be taken for text."""
    return max(_parsed(color)) - min(_parsed(color)) >= _HUE


def readable(color: str, background: str) -> str:
    """Return the colour, darkened or lightened until it can be read as text on a background."""
    behind, own = _luminance(_parsed(background)), _parsed(color)
    towards = _BLACK if behind > 0.5 else _WHITE
    for step in range(_STEPS):
        mixed = _mixed(own, towards, step / _STEPS)
        if _contrast(_luminance(mixed), behind) >= _READABLE:
            return _written(mixed)
    return _written(towards)


def _parsed(color: str) -> Color:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _written(color: Color) -> str:
    return f"#{color[0]:02x}{color[1]:02x}{color[2]:02x}"


def _mixed(one: Color, other: Color, share: float) -> Color:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _luminance(color: Color) -> float:
    """Return the relative luminance of WCAG 2, from 0 to 1."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (part / 255 for part in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)

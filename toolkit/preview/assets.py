"""The style and the script of the page: files by idea, put together in the order in which they count."""

import base64
import hashlib
from functools import cache

from toolkit import templates
from toolkit.designer.picture import BRAND_COLOR
from toolkit.preview import colors

STYLES = ("base", "frame", "list", "card", "inputs", "content", "findings", "overview", "narrow")
SCRIPTS = ("page", "list", "values", "dropdowns", "learning", "running", "saved", "start")

_LIGHT, _DARK = "#ffffff", "#292827"  # what cards are painted in, as in base.css


@cache
def style() -> str:
    return "\n".join(templates.read_text(f"preview/style/{one}.css") for one in STYLES)


@cache
def script() -> str:
    """Return the script; its parts see each other, and nobody else sees them."""
    parts = "\n".join(templates.read_text(f"preview/script/{one}.js") for one in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def brand(color: str, icon: str) -> str:
    """Return the style sheet of a connector's own colour and icon."""
    accent = color if colors.has_hue(color) else BRAND_COLOR
    light, dark = colors.readable(accent, _LIGHT), colors.readable(accent, _DARK)
    image = f'url("{icon}")' if icon else "none"
    return (
        f":root {{ --brand: {color}; --on-brand: {colors.on(color)}; --icon: {image};"
        f" --accent-light: {light}; --accent-dark: {dark}; }}\n"
    )


def digest(text: str) -> str:
    """Return what a content security policy calls a text that may stand in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

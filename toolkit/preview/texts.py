"""Texts of a definition as a page may hold them: harmless, of bearable length, each still the maker's own."""

import re
from hashlib import sha256
from typing import Any

from markupsafe import Markup, escape

from toolkit.harmless import harmless

_LONGEST_NAME = 80
_no_name = re.compile(r"[^A-Za-z0-9_-]")
_quoted = re.compile(r"`([^`]+)`")


def shown(text: Any, longest: int = 2_000) -> str:
    """Return a text as people may see it: whatever steers or reorders is visible, and the end is cut."""
    text = str(text)
    if len(text) <= longest:
        return harmless(text)
    return f"{harmless(text[:longest])}… ({len(text):,} characters)"


def rest(text: str, start: int, longest: int = 20_000) -> str:
    """Return what comes after the beginning of a text that is told in two parts."""
    return shown(text[start:], longest)


def coded(text: str) -> Markup:
    """Return a message as HTML in which what stands in backquotes is code."""
    parts = _quoted.split(shown(text))
    marked = (
        f"<code>{escape(part)}</code>" if index % 2 else escape(part) for index, part in enumerate(parts)
    )
    return Markup("").join(Markup(part) for part in marked)  # noqa: S704 (each part is escaped)


def name(text: str) -> str:
    """Return a text as it may stand in an `id`: two texts never give the same one."""
    written = _no_name.sub(lambda match: f".{ord(match[0]):x}.", text)
    if len(written) <= _LONGEST_NAME:
        return written
    digest = sha256(text.encode(errors="backslashreplace")).hexdigest()
    return f"{written[:_LONGEST_NAME]}.{digest[:16]}"

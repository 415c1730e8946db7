"""Tell keys that an object cannot have, and what was probably meant by them.

All that depends on the keys alone is found once for each set of keys.
"""

import re
from collections.abc import Collection

from toolkit.memo import memo
from toolkit.regex import regex
from toolkit.spelling import slip_of
from toolkit.swagger import extensions
from toolkit.swagger.shapes import SHAPES, Kind

Keys = tuple[str, ...]

# What published connectors write for keys of Swagger; nobody reads it.
_SYNONYMS = {"x-ms-description": "description", "x-ms-tooltip": "description"}

_REFERRED_TO = (Kind.BODY, Kind.PARAMETER, Kind.RESPONSE, Kind.SCHEMA)  # a `$ref` may stand in their place

# `ms`, and what is one letter away from it.
_looks_like_ours = regex(r"x[^a-z0-9]*(ms|sm|mms|[a-z]?s(?![a-z])|m[a-z]?(?![a-z]))", re.IGNORECASE)


@memo(4096)
def unknown(kind: Kind, keys: Keys) -> Keys:
    """Return the keys that are neither Swagger's for such an object nor extensions."""
    shape = SHAPES[kind]
    return tuple(key for key in keys if key not in shape and not key.startswith("x-"))


@memo(4096)
def unknown_extensions(keys: Keys) -> Keys:
    """Return the extensions that look like those of the platform, but are none; other vendors' are free."""
    return tuple(
        key
        for key in keys
        if key.startswith("x-") and key not in _NAMES and _looks_like_ours.match(key) and _extension(key)
    )


def meant(kind: Kind, key: str) -> str | None:
    """Return the key of which an unknown one of such an object is a slip."""
    return _extension(key) if key.startswith("x-") else slip_of(key, _known(kind)) or _extension(key)


def meant_among(key: str, known: Collection[str]) -> str | None:
    """Return the key of an object inside an extension of which another is a slip."""
    return slip_of(key, tuple(sorted(known)))


@memo(64)
def _known(kind: Kind) -> Keys:
    return tuple(SHAPES[kind]) + ("$ref",) * (kind in _REFERRED_TO)


@memo(1024)
def _extension(key: str) -> str | None:
    return _SYNONYMS.get(key) or slip_of(key, extensions.NAMES)


_NAMES = frozenset(extensions.NAMES)

"""The keywords of one schema or parameter, in the order and with the values that the platform takes."""

import math
from collections.abc import Callable
from typing import Any

from toolkit.arm.labels import display_name
from toolkit.swagger import patterns, values
from toolkit.swagger.formats import FORMATS
from toolkit.swagger.nodes import Data

# Of these not every text is one; whether a default is, is not looked into.
_DEMANDING = frozenset({
    "base64", "base64url", "byte", "date", "date-no-tz", "date-time", "email", "guid", "uri", "url", "uuid",
})  # fmt: skip
_SYNONYMS = {"guid": "uuid", "url": "uri", "base64": "byte", "base64url": "byte", "decimal": "double"}

_BOUNDS = {
    "string": ("minLength", "maxLength"),
    "integer": ("minimum", "maximum"),
    "number": ("minimum", "maximum"),
    "array": ("minItems", "maxItems"),
}
_EXCLUSIVE = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
# An open list this long is a list of yesterday, such as the sizes of virtual machines.
_MOST_OPEN_VALUES = 64

Said = Callable[[str], Any]


def type_and_format(declared: str, said: Said) -> Data:
    """Return the type, empty for anything, and the format if the platform knows it."""
    name = said("format")
    if declared == "file":
        return {"type": "string", "format": "binary"}
    if declared == "number" and name in ("int32", "int64"):
        declared = "integer"
    found: Data = {"type": declared} if declared else {}
    if isinstance(name, str):
        known = _SYNONYMS.get(name.lower(), name.lower())
        if known in FORMATS.get(declared, ()):
            found["format"] = known
    return found


def choices(declared: str, said: Said, *, is_input: bool) -> Data:
    """Return the values that can be chosen; in answers only those that no others will be added to."""
    listed = said("enum")
    listed = listed if isinstance(listed, list) else []
    fitting = [value for value in listed if _is_of_type(value, declared)]
    repeated = set(values.repeated(fitting))
    kept = [value for index, value in enumerate(fitting) if index not in repeated]
    is_open = _is_open(said("x-ms-enum"))
    if not kept or declared in {"array", "object"} or (is_open and not is_input):
        return {}
    if is_open and len(kept) > _MOST_OPEN_VALUES:
        return {}
    return {"enum": kept, **(_named(kept) if is_input else {})}


def _is_of_type(value: Any, declared: str) -> bool:
    """Whether a value is a scalar of a type, not only a text that spells one; null is of none."""
    if value is None or isinstance(value, (dict, list)) or not values.fits(value, declared):
        return False
    return not declared or isinstance(value, str) == (declared == "string")


def _is_open(extension: Any) -> bool:
    return isinstance(extension, dict) and extension.get("modelAsString") is True


def _named(listed: list[Any]) -> Data:
    names = [display_name(value) if isinstance(value, str) else value for value in listed]
    if len(set(names)) < len(names) or names == listed:
        return {}
    pairs = zip(listed, names, strict=True)
    return {"x-ms-enum-values": [{"value": value, "displayName": name} for value, name in pairs]}


def allowed(declared: str, said: Said, listed: Data, *, has_default: bool) -> Data:
    """Return what may be sent: the default, the choices listed already, bounds and pattern.

    What makes no sense is left out. A pattern goes where there is a default, for it is never run to compare.
    """
    limits = bounds(declared, said)
    named = said("format")
    preset = _default(declared, said("default"), {**listed, **limits, "format": named}) if has_default else {}
    pattern = said("pattern")
    if declared == "string" and not preset and isinstance(pattern, str) and pattern:
        limits |= {"pattern": pattern} if patterns.fault(pattern) is None else {}
    return {**preset, **listed, **limits}


def bounds(declared: str, said: Said) -> Data:
    """Return the least and the most of a value, a length or a number of elements."""
    found = {key: said(key) for key in _BOUNDS.get(declared, ()) if _is_bound(key, said(key))}
    in_order = list(found.values())
    if in_order != sorted(in_order):
        return {}
    has_room = len(in_order) < 2 or in_order[0] < in_order[1]
    exclusive = (_EXCLUSIVE[key] for key in found if key in _EXCLUSIVE and has_room)
    return {**found, **{key: True for key in exclusive if said(key) is True}}


def _is_bound(key: str, value: Any) -> bool:
    if not values.is_number(value) or (isinstance(value, float) and not math.isfinite(value)):
        return False
    return key in _EXCLUSIVE or (value >= 0 and value == int(value))


def _default(declared: str, value: Any, found: Data) -> Data:
    """Return the default of a scalar, if it is one of the values that the keywords found allow."""
    is_scalar = declared not in {"", "array", "object", "file"}
    is_fit = is_scalar and _is_of_type(value, declared) and _allows(found, value)
    return {"default": value} if is_fit else {}


def _allows(found: Data, value: Any) -> bool:
    listed = found.get("enum")
    if listed is not None and values.identity(value) not in map(values.identity, listed):
        return False
    if isinstance(value, bool):
        return True
    if str(found["format"]).lower() in _DEMANDING or not found.keys().isdisjoint(_EXCLUSIVE.values()):
        return False
    least, most = ("minLength", "maxLength") if isinstance(value, str) else ("minimum", "maximum")
    size = len(value) if isinstance(value, str) else value
    return bool(found.get(least, size) <= size <= found.get(most, size))

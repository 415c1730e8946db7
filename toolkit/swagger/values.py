"""Values as JSON sees them: `1` and `true` differ, `1` and `1.0` do not; and how they fit Swagger's types."""

import json
import math
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, TypeGuard

from toolkit.document import Place
from toolkit.regex import regex

_BOOLEAN = regex(r"true|false", re.IGNORECASE)
_INTEGER = regex(r"[+-]?[0-9]+")
_NUMBER = regex(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")


def identity(value: Any) -> Hashable:
    """Return a key that two values share if they are equal as JSON, and only then."""
    if isinstance(value, (dict, list)):
        return tuple(_parts(value))
    return isinstance(value, bool), value


def repeated(values: Iterable[Any]) -> Iterator[int]:
    """Yield the index of each value that is equal to an earlier one."""
    seen: set[Hashable] = set()
    for index, value in enumerate(values):
        key = identity(value)
        if key in seen:
            yield index
        seen.add(key)


def fits(value: Any, declared: Any) -> bool:
    """Whether a value is of the declared type, compared as leniently as published connectors need it.

    null fits every type, and text that spells a boolean or a number fits theirs. What is declared is taken
    as any type where it is none of Swagger's.
    """
    of_type = _OF_TYPE.get(declared) if isinstance(declared, str) else None
    return value is None or of_type is None or of_type(value)


def is_number(value: Any) -> TypeGuard[int | float]:
    """Whether a value is a number, which booleans are to Python alone."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def finite(value: Any) -> Any:
    """Return a value that JSON can hold: an infinite number, as `1e999` is read, is null as in JavaScript."""
    if isinstance(value, dict):
        return {key: finite(member) for key, member in value.items()}
    if isinstance(value, list):
        return [finite(element) for element in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def as_json(value: Any) -> str:
    """Return a value as it reads in a JSON file."""
    return json.dumps(value, ensure_ascii=False)


def spelled(value: Any) -> str:
    """Return a value as people write it: a text as it is, anything else as JSON."""
    return value if isinstance(value, str) else as_json(value)


def as_text(place: Place, value: Any) -> str | None:
    """Return what a number or boolean is as a string, a number with all its digits: `2.10` is no `2.1`."""
    if isinstance(value, bool):
        return str(value).lower()
    written = place.document.text[slice(*place.spot.value)]
    return written if isinstance(value, (int, float)) and _NUMBER.fullmatch(written) else None


def _parts(value: Any) -> Iterator[Hashable]:
    """Yield a container's parts without recursion; each says how many of the following are its own."""
    pending = [value]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            keys = sorted(value)
            yield dict, *keys
            pending += (value[key] for key in keys)
        elif isinstance(value, list):
            yield list, len(value)
            pending += value
        else:
            yield identity(value)


def _is_boolean(value: Any) -> bool:
    return isinstance(value, bool) or _spells(_BOOLEAN, value)


def _is_integer(value: Any) -> bool:
    is_whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return (is_whole and not isinstance(value, bool)) or _spells(_INTEGER, value)


def _is_number(value: Any) -> bool:
    return is_number(value) or _spells(_NUMBER, value)


def _spells(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


_OF_TYPE: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "boolean": _is_boolean,
    "integer": _is_integer,
    "number": _is_number,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}

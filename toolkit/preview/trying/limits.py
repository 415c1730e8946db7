"""What a definition says a value must be, in words for the maker who filled it in."""

import base64
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from toolkit import pointer
from toolkit.designer.card import Control, Field
from toolkit.swagger import values
from toolkit.swagger.fitting import Misfit, misfits
from toolkit.swagger.nodes import ApiDefinition, Data
from toolkit.swagger.values import spelled

_uuid = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE).fullmatch
_email = re.compile(r"[^@\s]+@[^@\s]+").fullmatch
_date = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_time = re.compile(r"[0-9:]{8}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})", re.IGNORECASE).fullmatch

_TYPES = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "Yes or No",
    "string": "a text",
    "array": "a list",
    "object": "an object in JSON",
}
_BOUNDS = {
    "minimum": "is less than {}",
    "maximum": "is more than {}",
    "multipleOf": "is no multiple of {}",
    "minLength": "has less than {} characters",
    "maxLength": "has more than {} characters",
    "minItems": "has less than {} items",
    "maxItems": "has more than {} items",
    "minProperties": "has less than {} members",
    "maxProperties": "has more than {} members",
    "pattern": "does not match the pattern `{}`",
    "format": "is beyond what `{}` can hold",
}


def expected(kind: str) -> str:
    """Return the words for a value that is not of its type."""
    return f"{_TYPES.get(kind, 'another value')} is expected"


def declared(definition: ApiDefinition, field: Field) -> Data:
    """Return what declares a field; empty where that is gone."""
    try:
        data = pointer.resolve(definition.data, pointer.parse(field.pointer))
    except (LookupError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def crossed(definition: ApiDefinition, field: Field, value: Any) -> Iterator[str]:
    """Yield what the declaration of a field does not allow of a value; patterns run in linear time.

    What is missing in it is left out here: some of that is hidden, and added later. So is what is declared of
    a value whose schema is told at run time.
    """
    has_form = FORMATS.get(field.format)
    if field.type == "string" and isinstance(value, str) and has_form and not has_form(value):
        yield f"is no {field.format}"
        return
    declaration = {} if field.control is Control.DYNAMIC else declared(definition, field)
    found = misfits(definition, declaration, value, values.fits)
    for misfit in (one for one in found if one.key != "required"):
        part = f"`{'/'.join(map(str, misfit.tokens))}` "[:200] if misfit.tokens else ""
        yield part + _told(misfit)


def _told(misfit: Misfit) -> str:
    match misfit.key, misfit.declared:
        case "type", str(kind):
            return f"does not fit: {expected(kind)}"
        case "enum", list(choices):
            return f"is none of {', '.join(f'`{_short(one)}`' for one in choices[:5])}"
        case "uniqueItems", _:
            return "has an item twice"
    return _BOUNDS.get(misfit.key, "does not fit").format(_short(misfit.declared))


def _short(value: Any) -> str:
    return spelled(value)[:200]


def _is_date(text: str) -> bool:
    return _date(text) is not None and _reads(date.fromisoformat, text)


def _is_date_time(text: str) -> bool:
    day, separator, time = text[:10], text[10:11], text[11:]
    is_form = separator in {"T", "t"} and _time(time) is not None
    return is_form and _is_date(day) and _reads(datetime.fromisoformat, text.upper())


def _is_uri(text: str) -> bool:
    return not re.search(r"\s", text) and _reads(urlsplit, text) and bool(urlsplit(text).scheme)


def _is_base64(text: str) -> bool:
    return text.isascii() and _reads(lambda one: base64.b64decode(one, validate=True), text)


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


FORMATS: dict[str, Callable[[str], bool]] = {
    "date": _is_date,
    "date-time": _is_date_time,
    "email": lambda text: _email(text) is not None,
    "uri": _is_uri,
    "uuid": lambda text: _uuid(text) is not None,
    "byte": _is_base64,
}

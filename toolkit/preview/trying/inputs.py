"""What makers filled in, in the types of the fields, checked before anything is sent."""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from toolkit import pointer
from toolkit.designer.card import Control, Field
from toolkit.preview.trying import limits, media
from toolkit.swagger import lookup, values
from toolkit.swagger.nodes import ApiDefinition, Data, Schema

_EMPTY: tuple[Any, ...] = (None, "", [], {})
_LONGEST_NUMBER = 100  # characters


class Problem(NamedTuple):
    """Why a field cannot be sent."""

    key: str
    message: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """Values by the keys of fields, and what is wrong with others."""

    values: Mapping[str, Any]
    problems: list[Problem]


class _Unfit(ValueError):
    """A value that is none of its type."""


def checked(fields: Iterable[Field], sent: Mapping[str, Any], definition: ApiDefinition) -> Inputs:
    """Return the values of a card; `sent` has texts, lists of rows and dictionaries by the keys of fields."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in fields:
        given = sent.get(field.key)
        if given in _EMPTY:
            problems += [Problem(field.key, "a value is required")] * field.is_required
            continue
        try:
            value = _converted(definition, field, given)
        except _Unfit as unfit:
            problems.append(Problem(field.key, str(unfit)))
            continue
        crossed = [Problem(field.key, told) for told in limits.crossed(definition, field, value)]
        if not crossed:
            found[field.key] = value
        problems += crossed
    return Inputs(found, problems)


def assembled(found: Mapping[str, Any]) -> Data:
    """Return the object that paths and values make: `{"a/b": 1}` is `{"a": {"b": 1}}`."""
    whole: Data = {}
    for path, value in found.items():
        *above, last = pointer.parse(f"/{path}")
        holder = whole
        for token in above:
            below = holder.setdefault(token, {})
            holder = below if isinstance(below, dict) else {}
        holder[last] = value
    return whole


def _converted(definition: ApiDefinition, field: Field, given: Any) -> Any:
    match field.control:
        case Control.LIST:
            return _rows(definition, field, given)
        case Control.DICTIONARY:
            return _dictionary(definition, field, given)
        case Control.CHOICE:
            return _chosen(field, given)
        case Control.OBJECT | Control.DYNAMIC:
            return _object(field, given)
    return _scalar(field.type, given)


def _rows(definition: ApiDefinition, field: Field, given: Any) -> list[Any]:
    """Return the elements of a list: one value each, or an object of the values of a row."""
    rows = given if isinstance(given, list) else _parsed(given)
    if not isinstance(rows, list):
        raise _Unfit(limits.expected("array"))
    found = [_row(definition, field, row, number) for number, row in enumerate(rows, 1)]
    return [one for one in found if one is not None]


def _row(definition: ApiDefinition, field: Field, row: Any, number: int) -> Any:
    """Return an element; None where a row for one value is empty."""
    keys = {item.key for item in field.items}
    if not isinstance(row, dict) or not field.items or not (row.keys() <= keys):
        return row  # an element that was written by hand
    inputs = checked(field.items, row, definition)
    for problem in inputs.problems:
        label = next((item.label for item in field.items if item.key == problem.key), "")
        raise _Unfit(f"item {number}, {label}: {problem.message}")
    element = f"{field.key}/*"
    if element in keys:
        return inputs.values.get(element)
    return assembled({key.removeprefix(f"{element}/"): value for key, value in inputs.values.items()})


def _dictionary(definition: ApiDefinition, field: Field, given: Any) -> Data:
    pairs = _parsed(given)
    if not isinstance(pairs, dict):
        raise _Unfit(limits.expected("object"))
    member = limits.declared(definition, field).get("additionalProperties")
    data = lookup.resolved(definition, member, Schema) if isinstance(member, dict) else None
    kind = data.get("type") if data else None
    return {key: _scalar(kind if isinstance(kind, str) else "string", one) for key, one in pairs.items()}


def _chosen(field: Field, given: Any) -> Any:
    for choice in field.choices:
        if _text(given) == _text(choice.value):
            return choice.value
    raise _Unfit(f"is none of {', '.join(f'`{_text(one.value)[:200]}`' for one in field.choices[:5])}")


def _object(field: Field, given: Any) -> Any:
    value = _parsed(given)
    if field.type == "object" and not isinstance(value, dict):
        raise _Unfit(limits.expected("object"))
    return value


def _scalar(kind: str, given: Any) -> Any:
    """Return a value in a type; what is untyped is taken as JSON where it reads as that."""
    text = _text(given)
    match kind:
        case "integer" if values.fits(text, kind) and len(text) <= _LONGEST_NUMBER:
            return int(text)
        case "number" if values.fits(text, kind) and len(text) <= _LONGEST_NUMBER:
            return _number(text)
        case "boolean" if values.fits(text, kind):
            return text.lower() == "true"
        case "object" | "array" if values.fits(value := _parsed(given), kind):
            return value
        case "integer" | "number" | "boolean" | "object" | "array":
            raise _Unfit(limits.expected(kind))
        case "":
            return _parsed_or_text(given)
    return text


def _number(text: str) -> int | float:
    number = int(text) if values.fits(text, "integer") else float(text)
    if not math.isfinite(number):
        raise _Unfit(limits.expected("number"))
    return number


def _parsed(given: Any) -> Any:
    if not isinstance(given, str):
        return given
    try:
        return json.loads(given, parse_constant=_refuse)
    except ValueError as error:
        raise _Unfit(f"this is not JSON: {error}"[:200]) from error
    except RecursionError as error:
        raise _Unfit("this is nested too deeply") from error


def _parsed_or_text(given: Any) -> Any:
    try:
        return _parsed(given)
    except _Unfit:
        return given


def _refuse(word: str) -> Any:
    raise ValueError(f"`{word}` is no value of JSON")


def _text(given: Any) -> str:
    try:
        return media.text(given)
    except RecursionError as error:
        raise _Unfit("this is nested too deeply") from error

"""How a value fits a schema: its type, its enum, its bounds; and its parts those of the schema."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from toolkit.pointer import Tokens
from toolkit.swagger import lookup, patterns, values
from toolkit.swagger.inheritance import ancestors, properties_in
from toolkit.swagger.nodes import ApiDefinition, Data, Schema

IsOf = Callable[[Any, Any], bool]  # whether a value is of a declared type

BOUNDS = (
    *("minimum", "maximum", "multipleOf", "format", "minLength", "maxLength", "pattern"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"),
)

_RANGES = {
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint32": (0, 2**32 - 1),
    "uint64": (0, 2**64 - 1),
}


class Misfit(NamedTuple):
    """A part of a value that does not meet a keyword."""

    tokens: Tokens  # from the value to the part
    value: Any
    key: str  # `type`, `enum`, `required`, or a bound
    declared: Any  # what the keyword says; of `required` the names that are missing

    @property
    def reason(self) -> str:
        return f"is no {self.declared}" if self.key == "type" else "is not in the `enum`"


def misfits(definition: ApiDefinition, schema: Data, value: Any, is_of: IsOf) -> Iterator[Misfit]:
    """Yield the parts of a value that are not what the schema says.

    null fits everywhere. What cannot be resolved, or is a choice of several schemas, is not judged.
    """
    pending: list[tuple[Tokens, Any, Data]] = [((), value, schema)]
    seen: set[tuple[Tokens, int]] = set()
    while pending:
        tokens, part, declared = pending.pop()
        data = lookup.resolved(definition, declared, Schema)
        if data is None or part is None or (tokens, id(data)) in seen:
            continue
        seen.add((tokens, id(data)))
        chain = (data, *(ancestors(definition, data) or ()))
        found = list(_unmet(chain, part, is_of))
        yield from (Misfit(tokens, part, key, declared) for key, declared in found[:1])
        if not found:
            below = ((key, value, schema) for one in chain for key, value, schema in _parts(one, part))
            pending += (((*tokens, key), value, schema) for key, value, schema in below)


def _unmet(chain: Sequence[Data], value: Any, is_of: IsOf) -> Iterator[tuple[str, Any]]:
    """Yield each keyword that a value does not meet, and what it says."""
    for data in chain:
        choices = data.get("enum")
        if not is_of(value, data.get("type")):
            yield "type", data["type"]
        elif isinstance(choices, list) and choices and not _is_among(value, choices):
            yield "enum", choices
        else:
            bound = _crossed(data, value)
            yield from ((bound, data[bound]),) if bound else ()
    missing = [name for data in chain for name in _missing(data, value)]
    if missing:
        yield "required", missing


def _missing(data: Data, value: Any) -> Iterator[str]:
    required = data.get("required")
    if isinstance(value, dict) and isinstance(required, list):
        yield from (name for name in required if isinstance(name, str) and name not in value)


def _is_among(value: Any, choices: list[Any]) -> bool:
    """Whether a value is in an enum; text that spells a number or a boolean is as good as that."""
    return any(
        values.identity(choice) == values.identity(value) or _spelled(choice) == _spelled(value)
        for choice in choices
    )


def _spelled(value: Any) -> str:
    return value if isinstance(value, str) else values.as_json(value)


def _parts(data: Data, value: Any) -> Iterator[tuple[Any, Any, Data]]:
    """Yield the members or elements of a value, each with what is declared for it."""
    properties, items = properties_in(data), data.get("items")
    if isinstance(value, dict):
        for key, member in value.items():
            declared = properties.get(key, data.get("additionalProperties"))
            if isinstance(declared, dict):
                yield key, member, declared
    elif isinstance(value, list) and isinstance(items, dict):
        for index, element in enumerate(value):
            yield index, element, items


def has_typed_default(data: Data) -> bool:
    """Whether there is a default that is of the declared type at all."""
    return data.get("default") is not None and values.fits(data["default"], data.get("type"))


def _crossed(data: Data, value: Any) -> str | None:
    """Return the key of a bound that a value is beyond; None where it is within, or no bound applies."""
    match value:
        case bool():
            return None
        case int() | float():
            return _beyond(value, data, "minimum", "maximum") or _beside(value, data)
        case str():
            return _beyond(len(value), data, "minLength", "maxLength") or _unmatched(value, data)
        case list():
            return _beyond(len(value), data, "minItems", "maxItems") or _repeating(value, data)
        case dict():
            return _beyond(len(value), data, "minProperties", "maxProperties")
    return None


def _beyond(size: float, data: Data, low: str, high: str) -> str | None:
    least, most = _bound(data, low), _bound(data, high)
    if least is not None and most is not None and least > most:
        return None  # nothing is within these; rules about bounds say so
    if least is not None and (size < least or (size == least and _excludes(data, low))):
        return low
    if most is not None and (size > most or (size == most and _excludes(data, high))):
        return high
    return None


def _bound(data: Data, key: str) -> float | None:
    """Return a bound that makes sense: a length is never below zero."""
    bound = data.get(key)
    return bound if values.is_number(bound) and (bound >= 0 or key in {"minimum", "maximum"}) else None


def _excludes(data: Data, key: str) -> bool:
    return data.get(f"exclusive{key.capitalize()}") is True


def _beside(value: float, data: Data) -> str | None:
    step, name = data.get("multipleOf"), data.get("format")
    if values.is_number(step) and step > 0 and not _is_multiple(value, step):
        return "multipleOf"
    held = _RANGES.get(name) if isinstance(name, str) and data.get("type") == "integer" else None
    return "format" if held and not held[0] <= value <= held[1] else None


def _is_multiple(value: float, step: float) -> bool:
    from fractions import Fraction  # late, for `multipleOf` is rare, and decimal numbers load with it

    try:
        return Fraction(str(value)) % Fraction(str(step)) == 0  # as written: 0.3 is three times 0.1
    except ValueError:  # beyond what a float can hold
        return True


def _unmatched(text: str, data: Data) -> str | None:
    pattern = data.get("pattern")
    return "pattern" if isinstance(pattern, str) and not patterns.may_match(pattern, text) else None


def _repeating(elements: list[Any], data: Data) -> str | None:
    is_set = data.get("uniqueItems") is True
    return "uniqueItems" if is_set and any(values.repeated(elements)) else None

"""How a value fits a schema: its type, its enum, its bounds; and its parts those of the schema."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from toolkit.pointer import Tokens
from toolkit.swagger import lookup, values
from toolkit.swagger.inheritance import ancestors
from toolkit.swagger.nodes import ApiDefinition, Data, Schema

IsOf = Callable[[Any, Any], bool]  # whether a value is of a declared type


class Misfit(NamedTuple):
    """A part of a value that is not of its type, or not among the values of its enum."""

    tokens: Tokens  # from the value to the part
    value: Any
    key: str  # `type` or `enum`
    declared: Any

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
        for one in (data, *(ancestors(definition, data) or ())):
            key = _unmet(one, part, is_of)
            if key:
                yield Misfit(tokens, part, key, one[key])
                break
            pending += (((*tokens, key), value, below) for key, value, below in _parts(one, part))


def _unmet(data: Data, value: Any, is_of: IsOf) -> str:
    """Return the key whose value the other value does not meet."""
    if not is_of(value, data.get("type")):
        return "type"
    choices = data.get("enum")
    is_choice = not isinstance(choices, list) or not choices or _is_among(value, choices)
    return "" if is_choice else "enum"


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
    properties, items = data.get("properties"), data.get("items")
    if isinstance(value, dict) and isinstance(properties, dict):
        for key, member in value.items():
            if isinstance(properties.get(key), dict):
                yield key, member, properties[key]
    elif isinstance(value, list) and isinstance(items, dict):
        for index, element in enumerate(value):
            yield index, element, items


def has_typed_default(data: Data) -> bool:
    """Whether there is a default that is of the declared type at all."""
    return data.get("default") is not None and values.fits(data["default"], data.get("type"))


def crossed(data: Data, value: Any) -> str | None:
    """Return the key of a bound that a value is beyond; None where it is within, or no bound applies."""
    match value:
        case bool():
            return None
        case int() | float():
            return _beyond(value, data, "minimum", "maximum") or _beside(value, data)
        case str():
            return _beyond(len(value), data, "minLength", "maxLength")
        case list():
            return _beyond(len(value), data, "minItems", "maxItems")
        case dict():
            return _beyond(len(value), data, "minProperties", "maxProperties")
    return None


def _beyond(size: float, data: Data, low: str, high: str) -> str | None:
    least, most = data.get(low), data.get(high)
    if values.is_number(least) and (size < least or (size == least and _excludes(data, low))):
        return low
    if values.is_number(most) and (size > most or (size == most and _excludes(data, high))):
        return high
    return None


def _excludes(data: Data, key: str) -> bool:
    return data.get(f"exclusive{key.capitalize()}") is True


def _beside(value: float, data: Data) -> str | None:
    """Compare with the step; fractions are left out, for they are not exact in Python."""
    step = data.get("multipleOf")
    if isinstance(step, int) and isinstance(value, int) and step > 0 and value % step:
        return "multipleOf"
    return None

"""Whether values are of the JSON types that a shape demands, and what they would be in the right type."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from toolkit.document import Place
from toolkit.pointer import Token, Tokens
from toolkit.regex import regex
from toolkit.swagger import values
from toolkit.swagger.shapes import Member, Type

# The types of Python that are of a type for sure; 5.0 is an integer, too.
OF_PYTHON: dict[Type | None, tuple[type, ...]] = {
    Type.STRING: (str,),
    Type.BOOLEAN: (bool,),
    Type.INTEGER: (int,),
    Type.NUMBER: (int, float),
    Type.ARRAY: (list,),
    Type.OBJECT: (dict,),
}

_NUMBER = regex(r"-?(0|[1-9][0-9]{0,15})(\.[0-9]{1,15})?")
_ONE_WORD = regex(r"[^\s,;]+")


class Misfit(NamedTuple):
    """A value of a wrong type, below the value that was looked at."""

    tokens: Tokens
    value: Any
    wanted: Type


def is_of(value: Any, wanted: Type) -> bool:
    """Whether a value is of a type as JSON Schema has it: 5.0 is an integer, true is no number."""
    # The type itself is compared, for a boolean is an integer to Python.
    if type(value) in OF_PYTHON[wanted]:
        return True
    return wanted is Type.INTEGER and isinstance(value, float) and value.is_integer()


def fits(value: Any, member: Member) -> bool:
    """Whether a value itself is of the type that its key demands."""
    is_of_type = member.type is None or is_of(value, member.type)
    return is_of_type or (member.or_boolean and isinstance(value, bool))


def misfits(value: Any, member: Member) -> Iterator[Misfit]:
    """Yield the value if its type is wrong, else those of its elements or members whose type is."""
    if member.type and not fits(value, member):
        yield Misfit((), value, member.type)
    elif member.of:
        for token, element in _elements(value, member):
            if not is_of(element, member.of):
                yield Misfit((token,), element, member.of)


def converted(place: Place, misfit: Misfit, member: Member) -> Any:
    """Return the value in the type that it was meant to have; None where that is not evident."""
    value = _converted(place, misfit, member)
    return None if member.words and value not in member.words else value


def _converted(place: Place, misfit: Misfit, member: Member) -> Any:
    match misfit.wanted, misfit.value:
        case Type.STRING, bool() | int() | float():
            return values.as_text(place, misfit.value)
        case wanted, str() if wanted is Type.BOOLEAN or member.or_boolean:
            return {"true": True, "false": False}.get(misfit.value.lower())
        case ((Type.NUMBER | Type.INTEGER), str()) if _NUMBER.fullmatch(misfit.value):
            number = float(misfit.value) if "." in misfit.value else int(misfit.value)
            return number if is_of(number, misfit.wanted) else None
        case Type.ARRAY, str() if member.of is Type.STRING and _ONE_WORD.fullmatch(misfit.value):
            return [misfit.value]
    return None


def rearranged(misfit: Misfit, member: Member) -> Any:
    """Return objects under names as a list of objects that have them, or the other way round; else None."""
    match misfit.wanted, misfit.value:
        case Type.ARRAY, dict() as named if member.of is Type.OBJECT and _are_objects(named.values()):
            return [{"name": name, **data} for name, data in named.items()] or None
        case Type.OBJECT, list() as listed if member.of is Type.OBJECT and _are_objects(listed):
            named = {str(data.get("name")): _without_name(data) for data in listed}
            is_exact = len(named) == len(listed) and all(isinstance(data.get("name"), str) for data in listed)
            return named if named and is_exact else None
    return None


def _are_objects(elements: Iterable[Any]) -> bool:
    return all(isinstance(element, dict) for element in elements)


def _without_name(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != "name"}


def described(value: Any) -> str:
    """Return the words for a value of a wrong type."""
    match value:
        case None:
            return "null"
        case dict():
            return "an object"
        case list():
            return "an array"
        case bool():
            return f"the boolean `{values.as_json(value)}`"
        case str():
            return "a string"
    return "a number"


def named(wanted: Type) -> str:
    """Return the type with its article."""
    return f"{'an' if wanted[0] in 'aio' else 'a'} {wanted}"


def _elements(value: Any, member: Member) -> Iterator[tuple[Token, Any]]:
    if isinstance(value, list):
        yield from enumerate(value)
    elif isinstance(value, dict):
        for name, element in value.items():
            if not (member.is_patterned and name.startswith("x-")):
                yield name, element

"""Rules about bounds: how long, how large and how many a value may be."""

from collections.abc import Iterator

from toolkit.lint.rule import ERROR, IMPORT, SAFE, UNSAFE, Example, Problem, Rule, quoted, rule, safe, unsafe
from toolkit.patch import Put, Remove
from toolkit.swagger import values
from toolkit.swagger.nodes import Data, Header, Items, Parameter, Schema

Typed = Schema | Parameter | Items | Header

_ANYWHERE = (Schema, Parameter, Items, Header)
_STRING: Data = {"type": "string"}
_INTEGER: Data = {"type": "integer"}
_OBJECT: Data = {"type": "object"}
_ARRAY: Data = {"type": "array", "items": _STRING}


def _not_negative(key: str, reason: str, typed: Data, *visits: type) -> Rule:
    """Return the rule that a count is zero or more."""

    def check(node: Typed) -> Iterator[Problem]:
        count = node.data[key]
        if values.is_number(count) and count < 0:
            place = node.place / key
            yield Problem(f"`{key}` {count} is below zero", place, safe(Remove(place.tokens)))

    check.__doc__ = reason
    return rule(
        *visits,
        name=f"{key[0].upper()}{key[1:]}MustBeGreaterThanOrEqualToZero",
        severity=ERROR,
        phase=IMPORT,
        keys=[key],
        fix=SAFE,
        examples=[Example(bad={**typed, key: -1}, good=typed, at=f"/{key}")],
    )(check)


def _in_order(name: str, keys: tuple[str, str], reason: str, typed: Data) -> Rule:
    """Return the rule that the lower bound is not above the upper one."""
    low, high = keys

    def check(node: Typed) -> Iterator[Problem]:
        least, most = node.data[low], node.data.get(high)
        if values.is_number(least) and values.is_number(most) and least > most:
            place = node.place / low
            swapped = unsafe(Put(place.tokens, most), Put((*node.tokens, high), least))
            yield Problem(f"`{low}` {least} is above `{high}` {most}", place, swapped)

    check.__doc__ = reason
    return rule(
        *_ANYWHERE,
        name=name,
        severity=ERROR,
        phase=IMPORT,
        keys=[low],
        fix=UNSAFE,
        examples=[Example(bad={**typed, low: 9, high: 1}, good={**typed, low: 1, high: 1}, at=f"/{low}")],
    )(check)


def _with_bound(key: str, bound: str, reason: str) -> Rule:
    """Return the rule that a bound which is said to be excluded is there."""

    def check(node: Typed) -> Iterator[Problem]:
        if node.data[key] is True and bound not in node.data:
            place = node.place / key
            yield Problem(f"`{key}` without `{bound}` excludes nothing", place, safe(Remove(place.tokens)))

    check.__doc__ = reason
    return rule(
        *_ANYWHERE,
        name=f"{key[0].upper()}{key[1:]}Requires{bound[0].upper()}{bound[1:]}",
        severity=ERROR,
        phase=IMPORT,
        keys=[key],
        fix=SAFE,
        examples=[
            Example(bad={**_INTEGER, key: True}, good={**_INTEGER, bound: 9, key: True}, at=f"/{key}"),
            Example(bad={**_INTEGER, key: True}, good={**_INTEGER, key: False}, at=f"/{key}"),
        ],
    )(check)


@rule(
    *_ANYWHERE,
    name="MultipleOfMustBeGreaterThanZero",
    severity=ERROR,
    phase=IMPORT,
    keys=["multipleOf"],
    fix=SAFE,
    examples=[
        Example(bad={"type": "number", "multipleOf": 0}, good={"type": "number"}, at="/multipleOf"),
        Example(bad={"type": "number", "multipleOf": -0.01}, good={"type": "number"}, at="/multipleOf"),
    ],
)
def multiple_of_must_be_greater_than_zero(node: Typed) -> Iterator[Problem]:
    """Zero has no multiple but itself, so nothing a maker gives would do."""
    step = node.data["multipleOf"]
    if values.is_number(step) and step <= 0:
        place = node.place / "multipleOf"
        yield Problem(f"`multipleOf` {quoted(step)} is not above zero", place, safe(Remove(place.tokens)))


RULES = (
    _not_negative("minLength", "No text is shorter than the empty one.", _STRING, *_ANYWHERE),
    _not_negative(
        "maxLength",
        "A field that has to be shorter than nothing can never be filled in.",
        _STRING,
        *_ANYWHERE,
    ),
    _not_negative("minItems", "No list is shorter than the empty one.", _ARRAY, *_ANYWHERE),
    _not_negative(
        "maxItems", "A list that has to be shorter than the empty one can never be given.", _ARRAY, *_ANYWHERE
    ),
    _not_negative("minProperties", "No object has fewer properties than none.", _OBJECT, Schema),
    _not_negative(
        "maxProperties", "An object with fewer properties than none can never be given.", _OBJECT, Schema
    ),
    _in_order(
        "MinLengthShouldBeLessThanOrEqualToMaxLength",
        ("minLength", "maxLength"),
        "Between these bounds lies no text, so whatever a maker types is refused.",
        _STRING,
    ),
    _in_order(
        "MinItemsShouldBeLessThanOrEqualToMaxItems",
        ("minItems", "maxItems"),
        "Between these bounds lies no list, so whatever a maker gives is refused.",
        _ARRAY,
    ),
    _in_order(
        "MinimumShouldBeLessThanOrEqualToMaximum",
        ("minimum", "maximum"),
        "Between these bounds lies no number, so whatever a maker types is refused.",
        _INTEGER,
    ),
    _with_bound(
        "exclusiveMinimum",
        "minimum",
        "It only says whether `minimum` itself will do; it is no bound of its own as in OpenAPI 3.1.",
    ),
    _with_bound(
        "exclusiveMaximum",
        "maximum",
        "It only says whether `maximum` itself will do; it is no bound of its own as in OpenAPI 3.1.",
    ),
    multiple_of_must_be_greater_than_zero,
)

"""Rules about defaults of the right type that are no allowed values all the same."""

from collections.abc import Iterator
from typing import Any

from toolkit.document import Place
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    SWAGGER,
    UNSAFE,
    WARNING,
    Example,
    KeyTest,
    Problem,
    quoted,
    rule,
    unsafe,
)
from toolkit.patch import Put
from toolkit.swagger import fitting, lookup, values
from toolkit.swagger.fitting import Misfit
from toolkit.swagger.nodes import Header, Items, Parameter, Schema

Typed = Schema | Parameter | Items | Header

_SHADE = {"type": "string", "enum": ["light", "dark"]}
_DAYS = {"type": "integer", "minimum": 1, "maximum": 7}
_TAGS = {"type": "array", "items": {"type": "string"}}

# What leads on to other schemas, which may say of a part what a schema does not say itself.
_LEADING_ON = frozenset({"$ref", "allOf", "items", "properties", "additionalProperties"})


def _has(*keys: str) -> KeyTest:
    """Return the test that a node has one of these keys, or may have it somewhere below."""
    telling = _LEADING_ON.union(keys)
    return lambda _, present: not telling.isdisjoint(present)


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="DefaultNotInEnum",
    code="SG402",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=["default"],
    only_if=_has("enum"),
    fix=UNSAFE,
    examples=[
        Example(bad={**_SHADE, "default": "Dark"}, good={**_SHADE, "default": "dark"}, at="/default"),
    ],
)
def default_not_in_enum(node: Typed) -> Iterator[Problem]:
    """What is sent when a maker leaves a field alone is none of the choices that the field offers.

    The fix is for defaults that differ from a choice in upper and lower case alone.
    """
    for misfit in _misfits(node, "enum"):
        place = _place(node, misfit)
        lower = str(misfit.value).lower()
        alike = [choice for choice in misfit.declared if str(choice).lower() == lower]
        fix = unsafe(Put(place.tokens, alike[0])) if len(alike) == 1 else None
        yield Problem(f"`default` {_shown(misfit.value)} is not in the `enum`", place, fix)


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="DefaultOutOfBounds",
    code="SG404",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=["default"],
    only_if=_has(*fitting.BOUNDS),
    examples=[
        Example(bad={**_DAYS, "default": 0}, good={**_DAYS, "default": 1}, at="/default"),
        Example(
            bad={"type": "string", "maxLength": 2, "default": "abc"},
            good={"type": "string", "maxLength": 3, "default": "abc"},
            at="/default",
        ),
        Example(
            bad={"type": "string", "pattern": "^[A-Z]+$", "default": "abc"},
            good={"type": "string", "pattern": "^[A-Z]+$", "default": "ABC"},
            at="/default",
        ),
    ],
)
def default_out_of_bounds(node: Typed) -> Iterator[Problem]:
    """What is sent when a maker leaves a field alone is what the field would not take.

    A pattern is a bound, too, and so is the range of a format such as `int32`.
    """
    for misfit in _misfits(node, *fitting.BOUNDS):
        yield Problem(f"`default` {_shown(misfit.value)} {_crossing(misfit)}", _place(node, misfit))


def _crossing(misfit: Misfit) -> str:
    match misfit.key:
        case "pattern":
            return f"does not match the `pattern` {quoted(misfit.declared)}"
        case "uniqueItems":
            return "holds a value twice, against `uniqueItems`"
    return f"is beyond `{misfit.key}` {misfit.declared}"


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="DefaultPartNotValid",
    code="SG405",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=["default"],
    only_if=_has(),
    examples=[
        Example(bad={**_TAGS, "default": ["a", 5]}, good={**_TAGS, "default": ["a", "5"]}, at="/default/1"),
        Example(
            bad={"type": "object", "properties": {"days": _DAYS}, "default": {"days": "many"}},
            good={"type": "object", "properties": {"days": _DAYS}, "default": {"days": 2, "hours": "many"}},
            at="/default/days",
        ),
    ],
)
def default_part_not_valid(node: Typed) -> Iterator[Problem]:
    """A list or object that is sent when a maker gives none has to be one that a maker could give."""
    for misfit in _misfits(node, "type"):
        if misfit.tokens:  # of the whole default a rule of the platform says so
            message = f"{_shown(misfit.value)} in `default` is no {misfit.declared}"
            yield Problem(message, _place(node, misfit))


def _misfits(node: Typed, *keys: str) -> Iterator[Misfit]:
    found = lookup.of_last(
        node,
        "default_misfits",
        lambda: list(fitting.misfits(node.definition, node.data, node.data["default"], values.fits)),
    )
    return (misfit for misfit in found if misfit.key in keys)


def _place(node: Typed, misfit: Misfit) -> Place:
    return Place(node.definition.document, (*node.tokens, "default", *misfit.tokens))


@rule(
    Schema,
    name="DefaultLacksProperty",
    code="SG409",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["default"],
    only_if=_has("required"),
    examples=[
        Example(
            bad={"type": "object", "required": ["days"], "properties": {"days": _DAYS}, "default": {}},
            good={
                "type": "object",
                "required": ["days"],
                "properties": {"days": _DAYS},
                "default": {"days": 2},
            },
            at="/default",
        )
    ],
)
def default_lacks_property(schema: Schema) -> Iterator[Problem]:
    """An object that is sent when a maker gives none has to hold what a maker would have to give."""
    for misfit in _misfits(schema, "required"):
        names = ", ".join(quoted(name) for name in misfit.declared)
        yield Problem(f"`default` lacks what is required: {names}", _place(schema, misfit))


def _shown(value: Any) -> str:
    return quoted(values.as_json(value))


RULES = (default_not_in_enum, default_out_of_bounds, default_part_not_valid, default_lacks_property)

"""Rules about the filter functions of a table's column, which Power Apps hands on to the service."""

from collections.abc import Iterator
from typing import Any

from toolkit.document import Place
from toolkit.lint.rule import ERROR, IMPORT, SAFE, UNSAFE, Example, Problem, quoted, rule, safe, unsafe
from toolkit.patch import Put, Remove
from toolkit.swagger import values
from toolkit.swagger.nodes import Data, Schema

_HOLDER = "x-ms-capabilities"
_KEY = "filterFunctions"

# What the connectors library of https://github.com/microsoft/Power-Fx accepts.
# fmt: off
FUNCTIONS = frozenset({
    "add", "and", "average", "ceiling", "concat", "contains", "countdistinct", "date", "day", "div",
    "endswith", "eq", "floor", "ge", "gt", "hour", "indexof", "le", "length", "lt", "max", "min",
    "minute", "mod", "month", "mul", "ne", "negate", "not", "now", "null", "or", "replace", "round",
    "second", "startswith", "sub", "substring", "substringof", "sum", "time", "tolower",
    "totaloffsetminutes", "totalseconds", "toupper", "trim", "year",
})
# fmt: on


def _column(*functions: str) -> Data:
    return {"type": "string", _HOLDER: {_KEY: [*functions]}}


def _answer(column: Data) -> Data:
    return {"description": "OK", "schema": {"type": "object", "properties": {"id": column}}}


_AT = f"/schema/properties/id/{_HOLDER}/{_KEY}"


@rule(
    Schema,
    name="FilterFunctionsPropertyEmpty",
    severity=ERROR,
    phase=IMPORT,
    keys=[_HOLDER],
    fix=SAFE,
    examples=[Example(bad=_answer(_column()), good=_answer(_column("eq")), at=_AT, part="response")],
)
def filter_functions_property_empty(schema: Schema) -> Iterator[Problem]:
    """A column that cannot be filtered by has no `filterFunctions`; an empty list is no way to say it."""
    if _capabilities(schema).get(_KEY) == []:
        yield Problem(f"`{_KEY}` is empty", _place(schema), safe(_removed(schema)))


@rule(
    Schema,
    name="FilterFunctionsPropertyHasDuplicates",
    severity=ERROR,
    phase=IMPORT,
    keys=[_HOLDER],
    fix=SAFE,
    examples=[
        Example(
            bad=_answer(_column("eq", "ne", "eq")),
            good=_answer(_column("eq", "ne")),
            at=f"{_AT}/2",
            part="response",
        )
    ],
)
def filter_functions_property_has_duplicates(schema: Schema) -> Iterator[Problem]:
    """What can be done by a column is a set: a function in it twice was most likely meant to be another."""
    functions = _listed(schema)
    for index in values.repeated(functions):
        place = _place(schema) / index
        message = f"{quoted(functions[index])} stands in `{_KEY}` already"
        yield Problem(message, place, safe(Remove(place.tokens)))


@rule(
    Schema,
    name="FilterFunctionsPropertyInInputSchema",
    severity=ERROR,
    phase=IMPORT,
    keys=[_HOLDER],
    fix=SAFE,
    examples=[
        Example(
            bad={"type": "object", "properties": {"id": _column("eq")}},
            good={"type": "object", "properties": {"id": {"type": "string"}}},
            at=f"/properties/id/{_HOLDER}/{_KEY}",
        )
    ],
)
def filter_functions_property_in_input_schema(schema: Schema) -> Iterator[Problem]:
    """What comes back can be filtered, not what a maker sends.

    Bodies that are written out are meant; a definition may serve both ways.
    """
    if schema.is_input and _KEY in _capabilities(schema):
        yield Problem(f"`{_KEY}` is for responses, not for a body", _place(schema), safe(_removed(schema)))


@rule(
    Schema,
    name="FilterFunctionsPropertyInvalidValue",
    severity=ERROR,
    phase=IMPORT,
    keys=[_HOLDER],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_answer(_column("lt", "Eq")),
            good=_answer(_column("lt", "eq")),
            at=f"{_AT}/1",
            part="response",
        )
    ],
)
def filter_functions_property_invalid_value(schema: Schema) -> Iterator[Problem]:
    """Power Apps knows these functions by their names in OData, in lower case; others it cannot hand on."""
    functions = _listed(schema)
    for index, function in enumerate(functions):
        if not isinstance(function, str) or function not in FUNCTIONS:
            place = _place(schema) / index
            lower = str(function).lower()
            is_meant = lower in FUNCTIONS and lower not in functions
            fix = unsafe(Put(place.tokens, lower)) if is_meant else None
            yield Problem(f"{quoted(function)} is no filter function, such as `eq`", place, fix)


def _capabilities(schema: Schema) -> Data:
    holder = schema.data[_HOLDER]
    return holder if isinstance(holder, dict) else {}


def _listed(schema: Schema) -> list[Any]:
    functions = _capabilities(schema).get(_KEY)
    return functions if isinstance(functions, list) else []


def _place(schema: Schema) -> Place:
    return schema.place / _HOLDER / _KEY


def _removed(schema: Schema) -> Remove:
    """Remove the list, and with it the extension where it holds nothing else."""
    is_alone = len(_capabilities(schema)) == 1
    return Remove((*schema.tokens, _HOLDER) if is_alone else (*schema.tokens, _HOLDER, _KEY))


RULES = (
    filter_functions_property_empty,
    filter_functions_property_has_duplicates,
    filter_functions_property_in_input_schema,
    filter_functions_property_invalid_value,
)

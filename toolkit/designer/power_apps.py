"""An operation as a function of Power Apps, which reads a definition in its own way."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.designer import power_apps_problems
from toolkit.designer.card import Function
from toolkit.designer.schemas import View, followed
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Parameter, Response
from toolkit.words import letters_and_digits

_RETURNS = {"array": "Table", "object": "Record", "string": "Text", "boolean": "Boolean", "file": "Blob"}
_NUMBERS = {"integer", "number"}
_FORMATS = {"date-time": "DateTime", "date": "Date", "binary": "Blob"}


class _Input(NamedTuple):
    """An argument."""

    name: str
    view: View
    is_required: bool


def function_of(operation: Operation) -> Function | None:
    """Return the function; None for triggers and internal operations, which Power Apps skips."""
    if operation.is_internal or "x-ms-trigger" in operation.data:
        return None
    inputs = [one for parameter in lookup.effective_parameters(operation) for one in _inputs(parameter)]
    name = letters_and_digits(operation.id)
    required = tuple(one.name for one in inputs if one.is_required)
    optional = tuple(_free(one.name, required) for one in inputs if not one.is_required)
    record = [f"{{{', '.join(f'{one}: …' for one in optional)}}}"] if optional else []
    answer = _answer(operation)
    views = [one.view for one in inputs]
    return Function(
        name=name,
        required=required,
        optional=optional,
        returns=_type(answer) if answer else "Void",
        signature=f"{name}({', '.join([*required, *record])})",
        problems=tuple(dict.fromkeys(power_apps_problems.problems(operation, views, answer))),
    )


def _inputs(parameter: Parameter) -> Iterator[_Input]:
    """Yield the arguments: of a body that is an object each of its properties is one."""
    name = parameter.data.get("name")
    if not isinstance(name, str) or parameter.is_internal:
        return
    view = View(parameter.definition, parameter.data, parameter.tokens)
    is_required = view.data.get("required") is True or parameter.location == "path"
    schema = view.below("schema") if parameter.location == "body" else view
    if schema is None or schema.is_internal:
        return
    if parameter.location != "body" or not schema.properties:
        yield _Input(name, schema, is_required)
        return
    required = schema.required
    for member, child in schema.children():
        if not child.is_internal:  # whether the body itself is required makes no difference
            yield _Input(member, child, member in required)


def _free(name: str, taken: tuple[str, ...]) -> str:
    """Return the name, with a number where a required argument has it."""
    number = 0
    while (free := f"{name}_{number}" if number else name) in taken:
        number += 1
    return free


def _answer(operation: Operation) -> View | None:
    """Return the schema of the answer: of the lowest 2xx, else of `default`, else of the first."""
    found = {one.code: one for one in lookup.responses(operation)}
    good = sorted(code for code in found if code.startswith("2"))
    code = next(iter([*good, *(["default"] if "default" in found else []), *found]), None)
    if code is None:
        return None
    written = operation.data["responses"][code]
    response = followed(operation.definition, written, found[code].tokens, Response)
    return response.below("schema") if response else None


def _type(view: View) -> str:
    if view.type in _NUMBERS:
        return "Number"
    return _FORMATS.get(view.format, "") or _RETURNS.get(view.type, "Untyped")

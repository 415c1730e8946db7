"""Rules about what dynamic calls pass on: it fits what the called operation takes, and makers can give it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.dynamic_sample import PALETTE, color, listed, values
from toolkit.lint.rule import ERROR, IMPORT, SAFE, WARNING, Example, Problem, quoted, rule, safe
from toolkit.patch import Put
from toolkit.swagger import types
from toolkit.swagger.dynamic_calls import EXTENSIONS, Entry, calls_of
from toolkit.swagger.dynamic_names import Meaning
from toolkit.swagger.dynamic_sources import Source, sources, target
from toolkit.swagger.nodes import Data, Items, Node, Parameter, Schema
from toolkit.swagger.shapes import Member, Type
from toolkit.swagger.types import Misfit

IsWrong = Callable[[Meaning, Meaning], bool]  # of what is given and what is taken

_TYPES = {one.value: one for one in Type}


def _depending(palette: Data, *choice: Data) -> Data:
    """Return members of an operation in which a choice of colors depends on the palette."""
    return {"parameters": [palette, *(choice or [color(**values({"parameter": "palette"}))])]}


def _internal(**members: Any) -> Data:
    return {"name": "palette", "in": "query", "x-ms-visibility": "internal", "type": "string", **members}


@rule(
    Parameter,
    Items,
    Schema,
    name="OperationParameterRequiredMismatch",
    severity=WARNING,
    phase=IMPORT,
    keys=EXTENSIONS,
    examples=[
        Example(
            bad=_depending({**PALETTE, "required": False}),
            good=_depending(PALETTE),
            at="/parameters/1/x-ms-dynamic-values/parameters/palette",
            part="operation",
        )
    ],
)
def operation_parameter_required_mismatch(node: Node) -> Iterator[Problem]:
    """As long as a maker leaves out what the called operation requires, the list of choices stays empty.

    A property of a body counts as required where everything above it is, the body included.
    """
    for entry, source, _ in _misfits(node, lambda given, taken: taken.is_required and not given.is_required):
        message = f"{_named(source)} is optional, and {_described(entry)} is required"
        yield Problem(message, entry.place)


@rule(
    Parameter,
    Items,
    Schema,
    name="OperationParameterTypeMismatch",
    severity=ERROR,
    phase=IMPORT,
    keys=EXTENSIONS,
    examples=[
        Example(
            bad=_depending({**PALETTE, "type": "integer"}),
            good=_depending(PALETTE),
            at="/parameters/1/x-ms-dynamic-values/parameters/palette",
            part="operation",
        )
    ],
)
def operation_parameter_type_mismatch(node: Node) -> Iterator[Problem]:
    """A value is passed as it is, so it has to be of the type that the called operation takes.

    An integer is a number, too. What has no type fits everywhere.
    """
    for entry, source, taken in _misfits(node, lambda given, taken: not given.is_of_type_for(taken)):
        types_of = f"{quoted(source.meaning.type)}, and {_described(entry)} of type {quoted(taken.type)}"
        yield Problem(f"{_named(source)} is of type {types_of}", entry.place)


@rule(
    Parameter,
    Items,
    Schema,
    name="SourcePropertyInternal",
    severity=ERROR,
    phase=IMPORT,
    keys=EXTENSIONS,
    fix=SAFE,
    examples=[
        Example(
            bad=_depending(_internal(required=True, default="basic")),
            good=_depending(_internal(required=True, default="basic"), color(**values("basic"))),
            at="/parameters/1/x-ms-dynamic-values/parameters/palette",
            part="operation",
        ),
        Example(
            bad=_depending(
                _internal(required=True, default="basic"), color(**listed({"parameterReference": "palette"}))
            ),
            good=_depending(_internal(required=True, default="basic"), color(**listed({"value": "basic"}))),
            at="/parameters/1/x-ms-dynamic-list/parameters/palette",
            part="operation",
        ),
    ],
)
def source_property_internal(node: Node) -> Iterator[Problem]:
    """A maker never gives what is hidden, so there is nothing to pass on; pass its default as it stands.

    What lies below something internal is hidden with it.
    """
    for call in calls_of(node):
        for entry in call.entries:
            hidden = next((source for source in sources(entry) if source.meaning.is_internal), None)
            if hidden is not None:
                yield Problem(f"{_named(hidden)} is internal", entry.place, _with_default(entry))


def _with_default(entry: Entry) -> Fix | None:
    """Pass the default in place of the reference, where all operations that share the extension have the same."""
    taken = target(entry)
    defaults = {source.meaning.is_internal and source.meaning.default for source in sources(entry)}
    default = defaults.pop()
    if not isinstance(default, str) or defaults or taken is None:
        return None
    value = json.loads(default)
    if not _fits(value, taken.type):
        return None
    return safe(Put(entry.place.tokens, entry.call.static_entry(value)))


@rule(
    Parameter,
    Items,
    Schema,
    name="OperationParameterStaticTypeMismatch",
    severity=ERROR,
    phase=IMPORT,
    keys=EXTENSIONS,
    fix=SAFE,
    examples=[
        Example(
            bad=color(**values(7)),
            good=color(**values("7")),
            at="/x-ms-dynamic-values/parameters/palette",
            part="parameter",
        ),
        Example(
            bad=color(**listed({"value": True})),
            good=color(**listed({"value": "true"})),
            at="/x-ms-dynamic-list/parameters/palette/value",
            part="parameter",
        ),
    ],
)
def operation_parameter_static_type_mismatch(node: Node) -> Iterator[Problem]:
    """A value that is written down has to be of the type that the called operation takes.

    An integer is a number, too; `null` fits everywhere.
    """
    for call in calls_of(node):
        for entry in call.entries:
            taken = target(entry)
            if taken is not None and entry.static is not None and not _fits(entry.static[1], taken.type):
                yield _misfit(entry, entry.static, taken)


def _fits(value: Any, declared: str | None) -> bool:
    wanted = _TYPES.get(declared or "")
    return value is None or wanted is None or types.is_of(value, wanted)


def _misfit(entry: Entry, static: tuple[Any, Any], taken: Meaning) -> Problem:
    steps, value = static
    place = entry.place
    for step in steps:
        place /= step
    wanted = _TYPES[taken.type or ""]
    better = types.converted(place, Misfit((), value, wanted), Member(wanted))
    message = f"{_described(entry)} is of type {quoted(taken.type)}, and gets {types.described(value)}"
    return Problem(message, place, safe(Put(place.tokens, better)) if better is not None else None)


def _misfits(node: Node, is_wrong: IsWrong) -> Iterator[tuple[Entry, Source, Meaning]]:
    """Yield the entries that pass on what is wrong, with the first operation in which it is."""
    for call in calls_of(node):
        for entry in call.entries:
            taken = target(entry)
            for source in sources(entry) if taken else ():
                if taken and is_wrong(source.meaning, taken):
                    yield entry, source, taken
                    break


def _named(source: Source) -> str:
    return f"{quoted(source.meaning.name)} of {quoted(source.operation.id or source.operation.path)}"


def _described(entry: Entry) -> str:
    return f"{quoted(entry.key)} of {quoted(entry.call.operation_id)}"


RULES = (
    operation_parameter_required_mismatch,
    operation_parameter_type_mismatch,
    operation_parameter_static_type_mismatch,
    source_property_internal,
)

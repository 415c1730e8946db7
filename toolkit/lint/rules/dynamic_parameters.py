"""Rules about the names in dynamic calls: each is one thing in the operation in which it is looked up."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.dynamic_sample import PALETTE, body, color, listed, values
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Remove, Rename
from toolkit.swagger.dynamic_calls import CAPABILITIES, EXTENSIONS, LIST, PROPERTIES, TREE, Entry, calls_of
from toolkit.swagger.dynamic_guesses import guess
from toolkit.swagger.dynamic_names import meanings
from toolkit.swagger.dynamic_sources import looked_up, referred, target
from toolkit.swagger.nearest import is_close
from toolkit.swagger.nodes import ApiDefinition, Data, Items, Node, Operation, Parameter, Schema

_COLOR = {"type": "string"}


def _in_body(reference: str) -> Data:
    """Return members of an operation in which a property of the body depends on one in another."""
    choice = _COLOR | listed({"parameterReference": reference})
    members = {"a": body({"b": _COLOR}, "b")["schema"], "c": choice}
    return {"parameters": [body(members, "a", is_required=True)]}


@rule(
    ApiDefinition,
    Parameter,
    Items,
    Schema,
    name="OperationParameterNameNotFound",
    severity=ERROR,
    phase=IMPORT,
    keys=[*EXTENSIONS, CAPABILITIES],
    fix=UNSAFE,
    examples=[
        Example(
            bad=color(**values(parameters={"palette": "basic", "Accept": "application/json"})),
            good=color(**values(parameters={"palette": "basic"})),
            at="/x-ms-dynamic-values/parameters/Accept",
            part="parameter",
        ),
        Example(
            bad={"parameters": [PALETTE, color(**values({"parameter": "pallete"}))]},
            good={"parameters": [PALETTE, color(**values({"parameter": "palette"}))]},
            at="/parameters/1/x-ms-dynamic-values/parameters/palette",
            part="operation",
        ),
        Example(
            bad=_in_body("body/a/bb"),
            good=_in_body("body.a.b"),
            at="/parameters/0/schema/properties/c/x-ms-dynamic-list/parameters/palette",
            part="operation",
        ),
    ],
)
def operation_parameter_name_not_found(node: Node) -> Iterator[Problem]:
    """What a list of choices depends on is passed by name; a name that nothing has passes nothing.

    A key is looked up in the called operation, a reference in each operation that leads to the extension. Both
    may be parameters, or paths into the body, with or without its name, `.` taken for `/`.
    """
    for call in calls_of(node):
        if call.called is not None:
            for entry in call.entries:
                yield from _unknown_key(call.called, entry)
                yield from _unknown_reference(entry)


def _unknown_key(called: Operation, entry: Entry) -> Iterator[Problem]:
    found = meanings(called, entry.key)
    if found.first is None and found.is_certain:
        near = guess(called, entry.key, with_body=not entry.call.takes_literals)
        message = f"{quoted(called.id)} takes no {quoted(entry.key)}{_hint(near)}"
        yield Problem(message, entry.place, _renamed(entry, near))


def _renamed(entry: Entry, near: str | None) -> Fix | None:
    """Correct the name where one is near and free; else remove a value that nobody takes."""
    if near and is_close(entry.key, near):
        is_free = all(other.key != near for other in entry.call.entries)
        return unsafe(Rename(entry.place.tokens, near)) if is_free else None
    return unsafe(Remove(entry.place.tokens)) if entry.static else None


def _unknown_reference(entry: Entry) -> Iterator[Problem]:
    """Report the first operation that lacks what is referred to: the extension is one, however many share it."""
    lacking = (operation for operation, found in referred(entry) if found.first is None and found.is_certain)
    operation = next(lacking, None)
    if operation is not None and entry.reference and entry.reference_key:
        near = guess(operation, entry.reference, with_body=not entry.call.takes_literals)
        tokens = (*entry.place.tokens, entry.reference_key)
        fix = unsafe(Put(tokens, near)) if near and _can_pass_on(operation, near, entry) else None
        message = f"{quoted(operation.id or operation.path)} has no {quoted(entry.reference)} to pass on"
        yield Problem(f"{message}{_hint(near)}", entry.place, fix)


def _can_pass_on(operation: Operation, near: str, entry: Entry) -> bool:
    """Whether a guess is near enough, and what it names can be passed to what the entry's key names."""
    given, taken = meanings(operation, near).first, target(entry)
    is_right = given is not None and not given.is_internal and (taken is None or given.is_of_type_for(taken))
    return is_right and is_close(entry.reference or "", near)


def _hint(near: str | None) -> str:
    return f"; did you mean {quoted(near)}?" if near else ""


@rule(
    Parameter,
    Items,
    Schema,
    name="OperationParameterNameIsAmbiguous",
    severity=ERROR,
    phase=IMPORT,
    keys=[LIST, PROPERTIES, TREE],
    examples=[
        Example(
            bad={
                "parameters": [
                    {**PALETTE, "name": "body/palette"},
                    body({"palette": _COLOR, "c": _COLOR | listed({"parameterReference": "body/palette"})}),
                ]
            },
            good={
                "parameters": [
                    PALETTE,
                    body({"palette": _COLOR, "c": _COLOR | listed({"parameterReference": "palette"})}),
                ]
            },
            at="/parameters/1/schema/properties/c/x-ms-dynamic-list/parameters/palette",
            part="operation",
        ),
    ],
)
def operation_parameter_name_is_ambiguous(node: Node) -> Iterator[Problem]:
    """Where a parameter is called like a path into the body, nobody can tell which of the two is passed.

    A name without `/` and `.` always is that of a parameter.
    """
    for call in calls_of(node):
        for entry in () if call.takes_literals else call.entries:
            for name, operation, found in looked_up(entry):
                if found.parameter and found.full_path:
                    message = f"{quoted(name)} is both a parameter and a property of {quoted(operation.id)}"
                    yield Problem(message, entry.place)


RULES = (operation_parameter_name_not_found, operation_parameter_name_is_ambiguous)

"""Rules about what dynamic extensions read from the answers of the operations they call."""

from collections.abc import Iterator

from toolkit.lint.dynamic_sample import color, listed, properties, values
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger.dynamic_answers import answer, reached
from toolkit.swagger.dynamic_calls import EXTENSIONS, LIST, VALUES, DynamicCall, calls_of
from toolkit.swagger.dynamic_paths import joined, names_in
from toolkit.swagger.nearest import is_close, nearest_among
from toolkit.swagger.nodes import Items, Node, Operation, Parameter, Schema
from toolkit.swagger.schema_members import Members, element, follow, members

_VALUE_KEYS = {VALUES: "value-path", LIST: "itemValuePath"}
_CALL = {"operationId": "ListColors", "parameters": {"palette": "basic"}, "value-collection": "value"}
_LISTING = {
    "operationId": "ListColors",
    "parameters": {"palette": {"value": "basic"}},
    "itemsPath": "value",
}


@rule(
    Parameter,
    Items,
    Schema,
    name="InvokedOperationShouldProduceArray",
    severity=WARNING,
    phase=IMPORT,
    keys=EXTENSIONS,
    fix=UNSAFE,
    examples=[
        Example(
            bad=color(**values(**{"value-collection": "data"})),
            good=color(**values(**{"value-collection": "value"})),
            at="/x-ms-dynamic-values/value-collection",
            part="parameter",
        ),
        Example(
            bad=color(**listed(itemsPath="")),
            good=color(**listed(itemsPath="value")),
            at="/x-ms-dynamic-list/itemsPath",
            part="parameter",
        ),
    ],
)
def invoked_operation_should_produce_array(node: Node) -> Iterator[Problem]:
    """Choices are the elements of an array in the answer of an operation; what is no array gives none.

    The fix is for answers in which a single array has all that is read from an element.
    """
    for call in calls_of(node):
        key = call.collection_key
        path = call.path(key) if key else None
        if call.called is None or key is None or path is None:
            continue
        found = reached(call.called, path)
        if found is None or (found.is_complete and not found.is_array):
            place = call.place / key if key in call.data else call.place
            meant = _array_with_results(call, call.called)
            hint = f"; did you mean {quoted(meant)}?" if meant else ""
            fix = unsafe(Put((*call.tokens, key), meant)) if meant else None
            yield Problem(_no_array(call.called, path, found) + hint, place, fix)


def _no_array(called: Operation, path: str, found: Members | None) -> str:
    if answer(called) is None:
        return f"{quoted(called.id)} answers nothing that has a schema, so no array"
    if not path:
        return f"the response of {quoted(called.id)} is no array, and no property of it is named"
    wrong = "not declared" if found is None else "no array"
    return f"{quoted(path)} is {wrong} in the response of {quoted(called.id)}"


def _array_with_results(call: DynamicCall, called: Operation) -> str | None:
    """Return the path to the single array in the answer whose elements have all that is read from one."""
    response = answer(called)
    fitting = [
        joined((name,))
        for name, data in (response.properties.items() if response and call.result_paths else ())
        if _has_results(call, members(called.definition, data))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _has_results(call: DynamicCall, array: Members) -> bool:
    definition = call.holder.definition
    one = element(definition, array)
    return array.is_array and all(
        follow(definition, one, names_in(path)) for path in call.result_paths.values()
    )


@rule(
    Parameter,
    Items,
    Schema,
    name="InvokedOperationShouldProduceProperty",
    severity=WARNING,
    phase=IMPORT,
    keys=EXTENSIONS,
    fix=UNSAFE,
    examples=[
        Example(
            bad=color(**values(**{"value-path": "Id"})),
            good=color(**values(**{"value-path": "id"})),
            at="/x-ms-dynamic-values/value-path",
            part="parameter",
        ),
        Example(
            bad={"type": "object", **properties(path="schema/propertie")},
            good={"type": "object", **properties(path="schema/properties")},
            at="/x-ms-dynamic-properties/itemValuePath",
            part="schema",
        ),
    ],
)
def invoked_operation_should_produce_property(node: Node) -> Iterator[Problem]:
    """What a choice is called and stands for, and the schema of dynamic fields, are read from an answer.

    Where there is no array of choices another rule says so, and what would be in it is left alone.
    """
    for call in calls_of(node):
        for start in _starts(call):
            for key, path in call.result_paths.items():
                if start is None or follow(node.definition, start, names_in(path)) is None:
                    yield _not_declared(call, key, path, start)


def _starts(call: DynamicCall) -> Iterator[Members | None]:
    """Yield where the paths start: in one element, or at the top of the answer, None where there is none."""
    if call.called is None:
        return
    if call.collection_key is None:
        yield answer(call.called)
        return
    path = call.path(call.collection_key)
    array = reached(call.called, path) if path is not None else None
    if array is not None and array.is_array:
        yield element(call.holder.definition, array)


def _not_declared(call: DynamicCall, key: str, path: str, start: Members | None) -> Problem:
    place = call.place / key
    where = "an element of the array" if call.collection_key else "the response"
    message = f"{quoted(path)} is not declared in {where} of {quoted(call.operation_id)}"
    *above, name = names_in(path)
    holder = follow(call.holder.definition, start, tuple(above)) if start else None
    if holder is None:
        return Problem(message, place)
    kind = f"properties {id(holder.data)}"
    near = nearest_among(call.holder.definition, kind, holder.properties, name)
    hint = f"; did you mean {quoted(joined((*above, near)))}?" if near else ""
    is_meant = near is not None and is_close(name, near)
    fix = unsafe(Put(place.tokens, joined((*above, near)))) if near and is_meant else None
    return Problem(message + hint, place, fix)


@rule(
    Parameter,
    Items,
    Schema,
    name="ChoiceWithoutValue",
    code="SG505",
    family="specgen",
    reference="https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions#x-ms-dynamic-values",
    severity=WARNING,
    phase=IMPORT,
    keys=_VALUE_KEYS,
    fix=UNSAFE,
    examples=[
        Example(
            bad=color(**{VALUES: {**_CALL, "value-title": "name"}}),
            good=color(**values()),
            at="/x-ms-dynamic-values",
            part="parameter",
        ),
        Example(
            bad=color(**{LIST: {**_LISTING, "itemTitlePath": "name"}}),
            good=color(**listed()),
            at="/x-ms-dynamic-list",
            part="parameter",
        ),
    ],
)
def choice_without_value(node: Node) -> Iterator[Problem]:
    """What a choice stands for is read from a property of an element; without its name the call is sent nothing.

    Elements that are no objects stand for themselves.
    """
    for call in calls_of(node):
        key = _VALUE_KEYS.get(call.extension)
        if key is None or key in call.data:
            continue
        for start in _starts(call):
            if start is not None and start.is_complete and start.properties:
                names = [name for name in ("id", "name", "key", "value") if name in start.properties]
                fix = unsafe(Put((*call.tokens, key), names[0])) if names else None
                message = f"`{call.extension}` names no `{key}`, the property that a choice stands for"
                yield Problem(message, call.place, fix, at_key=True)


RULES = (
    invoked_operation_should_produce_array,
    invoked_operation_should_produce_property,
    choice_without_value,
)

"""Rules about the operations that extensions name: they exist."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.dynamic_sample import color, values
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.dynamic_answers import reached
from toolkit.swagger.dynamic_calls import (
    CAPABILITIES,
    CONTEXT,
    EXTENSIONS,
    NOTIFICATION,
    DynamicCall,
    calls_of,
)
from toolkit.swagger.dynamic_demands import missing
from toolkit.swagger.dynamic_sources import target
from toolkit.swagger.nearest import is_close, nearest_among
from toolkit.swagger.nodes import ApiDefinition, Items, Node, Operation, Parameter, Schema


@rule(
    ApiDefinition,
    Operation,
    Parameter,
    Items,
    Schema,
    name="OperationIdNotFound",
    severity=ERROR,
    phase=IMPORT,
    keys=[*EXTENSIONS, CAPABILITIES, NOTIFICATION, CONTEXT],
    fix=UNSAFE,
    examples=[
        Example(
            bad=color(**values(operationId="listcolors")),
            good=color(**values()),
            at="/x-ms-dynamic-values/operationId",
            part="parameter",
        ),
        Example(
            bad={
                CAPABILITIES: {
                    "testConnection": {"operationId": "ListColours", "parameters": {"palette": "basic"}}
                }
            },
            good={
                CAPABILITIES: {
                    "testConnection": {"operationId": "ListColors", "parameters": {"palette": "basic"}}
                }
            },
            at="/x-ms-capabilities/testConnection/operationId",
            part="definition",
        ),
    ],
)
def operation_id_not_found(node: Node) -> Iterator[Problem]:
    """A list of choices stays empty where the operation that is to fill it is not there.

    Upper and lower case count, and extensions in definitions that nobody uses are looked at, too.
    """
    known = lookup.operations_by_id(node.definition)
    for call in calls_of(node):
        name = call.operation_id
        if name is not None and name not in known:
            near = nearest_among(node.definition, "operations", known, name)
            hint = f"; did you mean {quoted(near)}?" if near else ""
            fix = _corrected(call, near) if near and is_close(name, near) else None
            yield Problem(f"no operation has the id {quoted(name)}{hint}", call.place / "operationId", fix)


def _corrected(call: DynamicCall, near: str) -> Fix | None:
    """Call the operation that was guessed, where it takes what is passed and answers what is asked for."""
    guessed = DynamicCall(call.holder, call.steps, {**call.data, "operationId": near})
    path = guessed.path(guessed.collection_key) if guessed.collection_key else None
    found = reached(guessed.called, path) if guessed.called and path is not None else None
    is_answered = guessed.collection_key is None or (found is not None and found.is_array)
    is_right = is_answered and all(map(target, guessed.entries)) and not missing(guessed)
    return unsafe(Put((*call.tokens, "operationId"), near)) if is_right else None


RULES = (operation_id_not_found,)

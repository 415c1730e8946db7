"""Rules about what dynamic calls pass: all that the called operation requires."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.dynamic_sample import PALETTE, color, taking, values
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger.dynamic_calls import CAPABILITIES, EXTENSIONS, DynamicCall, calls_of
from toolkit.swagger.dynamic_demands import missing
from toolkit.swagger.dynamic_supplies import supply
from toolkit.swagger.nodes import ApiDefinition, Items, Node, Parameter, Schema

_MOST_NAMED = 5

_PAGE = {**PALETTE, "name": "page", "type": "integer", "x-ms-summary": "Page"}
_SIZE = {**PALETTE, "name": "size", "type": "integer", "default": 9, "x-ms-summary": "Size"}
_VERSION = {**PALETTE, "name": "api-version", "default": "1", "x-ms-visibility": "internal"}
_FIND = taking(_PAGE, _SIZE, _VERSION, operation_id="FindColors")


@rule(
    ApiDefinition,
    Parameter,
    Items,
    Schema,
    name="OperationMissingRequiredProperty",
    severity=ERROR,
    phase=IMPORT,
    keys=[*EXTENSIONS, CAPABILITIES],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"parameters": [PALETTE, color(**values(parameters={}))]},
            good={"parameters": [PALETTE, color(**values({"parameter": "palette"}))]},
            at="/parameters/1/x-ms-dynamic-values/parameters",
            part="operation",
        ),
        Example(
            bad={CAPABILITIES: {"testConnection": {"operationId": "FindColors", "parameters": {"page": 1}}}}
            | _FIND,
            good={
                CAPABILITIES: {
                    "testConnection": {"operationId": "FindColors", "parameters": {"page": 1, "size": 9}}
                }
            }
            | _FIND,
            at="/x-ms-capabilities/testConnection/parameters",
            part="definition",
        ),
    ],
)
def operation_missing_required_property(node: Node) -> Iterator[Problem]:
    """A call without what the called operation requires is answered with an error, and the list stays empty.

    Defaults of internal parameters are filled in by the platform, and those of properties by the service. A
    property counts as required where everything above it is; one that has properties of its own is not asked for.
    """
    for call in calls_of(node):
        lacking = missing(call)
        if lacking:
            place = call.place / "parameters" if "parameters" in call.data else call.place
            message = f"{quoted(call.operation_id)} requires {_listed(lacking)}, which the call does not pass"
            yield Problem(message, place, _passing(call, lacking))


def _passing(call: DynamicCall, lacking: list[str]) -> Fix | None:
    """Pass defaults, and parameters of the same names, where all that lacks can be had so."""
    values = {name: supply(call, name) for name in lacking}
    if None in values.values():
        return None
    tokens = (*call.tokens, "parameters")
    if not isinstance(call.data.get("parameters"), dict):
        return unsafe(Put(tokens, values)) if "parameters" not in call.data else None
    return unsafe(*(Put((*tokens, name), value) for name, value in values.items()))


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(map(quoted, names[:_MOST_NAMED])) + more


RULES = (operation_missing_required_property,)

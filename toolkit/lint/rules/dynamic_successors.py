"""Rules about the two forms of dynamic extensions: where the older form is not clear the newer one is needed."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.dynamic_sample import PALETTE, body, listed, properties, schema, values
from toolkit.lint.rule import ERROR, IMPORT, SAFE, UNSAFE, Example, Problem, quoted, rule, safe, unsafe
from toolkit.patch import Patch, Put, Remove
from toolkit.swagger.dynamic_calls import PROPERTIES, SCHEMA, VALUES, DynamicCall, calls_of
from toolkit.swagger.dynamic_sources import looked_up
from toolkit.swagger.dynamic_successors import SUCCESSORS, expected_item_value_path, successor
from toolkit.swagger.nodes import Data, Items, Node, Parameter, Schema

_TEXT = {"type": "string"}
_OBJECT = {"type": "object"}


def _in_body(choice: Data) -> Data:
    """Return members of an operation in which a property of the body depends on another one."""
    return {"parameters": [body({"group": _TEXT, "choice": choice}, "group", is_required=True)]}


def _beside_parameter(choice: Data) -> Data:
    """Return members of an operation in which a parameter and a property have the same name."""
    return {"parameters": [PALETTE, body({"palette": _TEXT, "choice": choice})]}


@rule(
    Parameter,
    Items,
    Schema,
    name="DynamicListExtensionRequiredForAmbiguousReferences",
    severity=ERROR,
    phase=IMPORT,
    keys=[VALUES],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_beside_parameter(_TEXT | values({"parameter": "palette"})),
            good=_beside_parameter(
                _TEXT | values({"parameter": "palette"}) | listed({"parameterReference": "palette"})
            ),
            at="/parameters/1/schema/properties/choice/x-ms-dynamic-values",
            part="operation",
        )
    ],
)
def dynamic_list_extension_required_for_ambiguous_references(node: Node) -> Iterator[Problem]:
    """A name that is both a parameter and a property says nothing; x-ms-dynamic-list tells them apart.

    The fix takes the parameter.
    """
    return _ambiguous(node, VALUES)


@rule(
    Parameter,
    Items,
    Schema,
    name="DynamicListExtensionRequiredForNonParameterReferences",
    severity=ERROR,
    phase=IMPORT,
    keys=[VALUES],
    fix=SAFE,
    examples=[
        Example(
            bad=_in_body(_TEXT | values({"parameter": "group"})),
            good=_in_body(
                _TEXT | values({"parameter": "group"}) | listed({"parameterReference": "body/group"})
            ),
            at="/parameters/0/schema/properties/choice/x-ms-dynamic-values",
            part="operation",
        )
    ],
)
def dynamic_list_extension_required_for_non_parameter_references(node: Node) -> Iterator[Problem]:
    """x-ms-dynamic-values passes parameters on; only x-ms-dynamic-list can name a property of the body."""
    return _not_parameter(node, VALUES)


@rule(
    Schema,
    name="DynamicPropertiesExtensionRequiredForAmbiguousReferences",
    severity=ERROR,
    phase=IMPORT,
    keys=[SCHEMA],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_beside_parameter(_OBJECT | schema({"parameter": "palette"})),
            good=_beside_parameter(
                _OBJECT | schema({"parameter": "palette"}) | properties({"parameterReference": "palette"})
            ),
            at="/parameters/1/schema/properties/choice/x-ms-dynamic-schema",
            part="operation",
        )
    ],
)
def dynamic_properties_extension_required_for_ambiguous_references(node: Node) -> Iterator[Problem]:
    """A name that is both a parameter and a property says nothing; x-ms-dynamic-properties tells them apart.

    The fix takes the parameter.
    """
    return _ambiguous(node, SCHEMA)


@rule(
    Schema,
    name="DynamicPropertiesExtensionRequiredForNonParameterReferences",
    severity=ERROR,
    phase=IMPORT,
    keys=[SCHEMA],
    fix=SAFE,
    examples=[
        Example(
            bad=_in_body(_OBJECT | schema({"parameter": "group"})),
            good=_in_body(
                _OBJECT | schema({"parameter": "group"}) | properties({"parameterReference": "body/group"})
            ),
            at="/parameters/0/schema/properties/choice/x-ms-dynamic-schema",
            part="operation",
        )
    ],
)
def dynamic_properties_extension_required_for_non_parameter_references(node: Node) -> Iterator[Problem]:
    """x-ms-dynamic-schema passes parameters on; only x-ms-dynamic-properties can name a property of the body."""
    return _not_parameter(node, SCHEMA)


@rule(
    Schema,
    name="DynamicPropertiesExtensionRequiredForPropertiesValuePath",
    severity=ERROR,
    phase=IMPORT,
    keys=[SCHEMA],
    fix=SAFE,
    examples=[
        Example(
            bad=_OBJECT | schema(path="schema/properties"),
            good=_OBJECT | schema(path="schema/properties") | properties(path="schema"),
            at="/x-ms-dynamic-schema/value-path",
        )
    ],
)
def dynamic_properties_extension_required_for_properties_value_path(node: Node) -> Iterator[Problem]:
    """A path to the map of properties misses the schema around it, which x-ms-dynamic-properties points at."""
    for call in _alone(node, SCHEMA):
        path = call.path("value-path") or ""
        if path.split("/")[-1] == "properties":
            message = f"{quoted(path)} is not a schema but its properties; add `{PROPERTIES}` for the schema"
            yield Problem(message, call.place / "value-path", _safely_added(call))


@rule(
    Schema,
    name="DynamicPropertiesItemValuePathMismatch",
    severity=ERROR,
    phase=IMPORT,
    keys=[PROPERTIES],
    fix=SAFE,
    examples=[
        Example(
            bad=_OBJECT | schema(path="schema/properties") | properties(path="schema/properties"),
            good=_OBJECT | schema(path="schema/properties") | properties(path="schema"),
            at="/x-ms-dynamic-properties/itemValuePath",
        ),
        Example(
            bad=_OBJECT | schema(path="properties") | properties(path="properties"),
            good=_OBJECT | schema(path="schema") | properties(path="schema"),
            at="/x-ms-dynamic-properties/itemValuePath",
        ),
    ],
)
def dynamic_properties_item_value_path_mismatch(node: Node) -> Iterator[Problem]:
    """Designers read one form or the other; makers get the same fields only if both lead to the same schema.

    `value-path` may go on into `properties`, `itemValuePath` ends above it.
    """
    older, newer = node.data.get(SCHEMA), node.data[PROPERTIES]
    if not isinstance(older, dict) or not isinstance(newer, dict):
        return
    expected, found = expected_item_value_path(older), newer.get("itemValuePath", "")
    if expected is not None and isinstance(found, str) and found != expected:
        place = node.place / PROPERTIES
        at = place / "itemValuePath"
        message = f"`itemValuePath` is {quoted(found)}; `value-path` leads to {quoted(expected)}"
        fix = safe(Put(at.tokens, expected) if expected else Remove(at.tokens))
        yield Problem(message, at if "itemValuePath" in newer else place, fix)


def _ambiguous(node: Node, extension: str) -> Iterator[Problem]:
    for call in _alone(node, extension):
        name = next(_ambiguous_names(call), None)
        if name is not None:
            message = f"{quoted(name)} is both a parameter and a property of the body; add `{_newer(call)}`"
            patch = _added(call)
            yield Problem(message, call.place, unsafe(patch) if patch else None)


def _not_parameter(node: Node, extension: str) -> Iterator[Problem]:
    for call in _alone(node, extension):
        name = next(_property_names(call), None)
        if name is not None:
            message = f"{quoted(name)} is a property of the body, no parameter; add `{_newer(call)}`"
            yield Problem(message, call.place, _safely_added(call))


def _alone(node: Node, extension: str) -> Iterator[DynamicCall]:
    """Yield the call of an extension that has no successor beside it."""
    if SUCCESSORS[extension] not in node.data:
        yield from (call for call in calls_of(node) if call.extension == extension)


def _ambiguous_names(call: DynamicCall) -> Iterator[str]:
    for entry in call.entries:
        yield from (name for name, _, found in looked_up(entry) if found.parameter and found.short_path)


def _property_names(call: DynamicCall) -> Iterator[str]:
    for entry in call.entries:
        yield from (name for name, _, found in looked_up(entry) if found.first and not found.parameter)


def _newer(call: DynamicCall) -> str:
    return SUCCESSORS[call.extension]


def _added(call: DynamicCall) -> Patch | None:
    made = successor(call)
    return Put((*call.holder.tokens, _newer(call)), made) if made is not None else None


def _safely_added(call: DynamicCall) -> Fix | None:
    """Add the successor where no name in the call could mean two things."""
    patch = _added(call)
    return safe(patch) if patch and next(_ambiguous_names(call), None) is None else None


RULES = (
    dynamic_list_extension_required_for_ambiguous_references,
    dynamic_list_extension_required_for_non_parameter_references,
    dynamic_properties_extension_required_for_ambiguous_references,
    dynamic_properties_extension_required_for_non_parameter_references,
    dynamic_properties_extension_required_for_properties_value_path,
    dynamic_properties_item_value_path_mismatch,
)

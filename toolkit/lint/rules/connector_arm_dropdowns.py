"""The rule that makers choose what the connector itself can list."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.finding import Fix
from toolkit.lint.resource_manager import API_VERSION, ELSEWHERE, is_resource_manager, sample, version_of
from toolkit.lint.rule import IMPORT, SAFE, WARNING, Example, Problem, quoted, rule, safe
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Operation, Parameter, Schema

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions"

_DROPDOWNS = frozenset({"x-ms-dynamic-values", "x-ms-dynamic-list", "x-ms-dynamic-tree", "enum", "default"})


class _Helper(NamedTuple):
    """The list that a parameter's values are in: its path in lower case, and what of an element is taken."""

    path: str
    value: str
    title: str


_HELPERS = {
    "subscriptionid": _Helper("/subscriptions", "subscriptionId", "displayName"),
    "resourcegroupname": _Helper("/subscriptions/{subscriptionid}/resourcegroups", "name", "name"),
}

_ELEMENT = {
    "type": "object",
    "properties": {"subscriptionId": {"type": "string"}, "displayName": {"type": "string"}},
}
_LIST = {
    "operationId": "ListSubscriptions",
    "summary": "List subscriptions",
    "description": "Lists the subscriptions.",
    "parameters": [API_VERSION],
    "responses": {
        "200": {
            "description": "OK",
            "schema": {"type": "object", "properties": {"value": {"type": "array", "items": _ELEMENT}}},
        }
    },
}
_CHOSEN = {
    "x-ms-dynamic-values": {
        "operationId": "ListSubscriptions",
        "value-collection": "value",
        "value-path": "subscriptionId",
        "value-title": "displayName",
        "parameters": {"api-version": "2022-12-01"},
    },
    "x-ms-dynamic-list": {
        "operationId": "ListSubscriptions",
        "itemsPath": "value",
        "itemValuePath": "subscriptionId",
        "itemTitlePath": "displayName",
        "parameters": {"api-version": {"value": "2022-12-01"}},
    },
}


def _definition(**chosen: Any) -> dict[str, Any]:
    subscription = {
        "name": "subscriptionId",
        "in": "path",
        "required": True,
        "type": "string",
        "x-ms-summary": "Subscription",
        "description": "The subscription to look into.",
        "x-ms-url-encoding": "single",
        **chosen,
    }
    colors = {"operationId": "ListColorsInSubscription", "summary": "List colors in a subscription"}
    get = sample(**colors, parameters=[subscription, API_VERSION])["paths"]["/subscriptions"]["get"]
    paths = {
        "/subscriptions": {"get": _LIST},
        "/subscriptions/{subscriptionId}/colors": {"get": get},
    }
    return {"host": "management.azure.com", "paths": paths}


@rule(
    Parameter,
    name="DropdownMissing",
    code="SG621",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    only_if=lambda _, keys: "name" in keys and _DROPDOWNS.isdisjoint(keys),
    moot_if=ELSEWHERE,
    fix=SAFE,
    examples=[
        Example(
            bad=_definition(),
            good=_definition(**_CHOSEN),
            at="/paths/~1subscriptions~1{subscriptionId}~1colors/get/parameters/0",
            part="definition",
        )
    ],
)
def dropdown_missing(parameter: Parameter) -> Iterator[Problem]:
    """Nobody knows the ID of a subscription by heart, and the connector has the action that lists them.

    Both extensions are proposed, for older designers read the one and newer ones the other.
    """
    name = parameter.data["name"]
    helper = _HELPERS.get(name.lower()) if isinstance(name, str) else None
    if helper is None or not is_resource_manager(parameter.definition) or not lookup.is_shown(parameter):
        return
    operation = _listing(parameter.definition, helper)
    if operation is not None:
        message = f"{quoted(name)} has no dropdown, although {quoted(operation.id)} lists its values"
        yield Problem(message, parameter.place, _dropdown(parameter, operation, helper))


def _listing(definition: ApiDefinition, helper: _Helper) -> Operation | None:
    """Return the operation that lists the values, if its answer is declared to hold them."""
    for operation in lookup.operations(definition):
        is_list = operation.method == "get" and operation.path.lower().rstrip("/") == helper.path
        if is_list and operation.id and _answers(operation, helper):
            return operation
    return None


def _answers(operation: Operation, helper: _Helper) -> bool:
    definition = operation.definition
    for response in lookup.responses(operation):
        if response.code == "200":
            page = _object(definition, response.data.get("schema"))
            element = _object(definition, _property(definition, page, "value").get("items"))
            return all(_property(definition, element, name) for name in helper[1:])
    return False


def _property(definition: ApiDefinition, data: Data, name: str) -> Data:
    properties = data.get("properties")
    return _object(definition, properties.get(name)) if isinstance(properties, dict) else {}


def _object(definition: ApiDefinition, schema: Any) -> Data:
    return (lookup.resolved(definition, schema, Schema) or {}) if isinstance(schema, dict) else {}


def _dropdown(parameter: Parameter, operation: Operation, helper: _Helper) -> Fix | None:
    """Propose a dropdown where everything that the list needs is known: a version, and the subscription."""
    fixed, passed = _fixed(operation), _passed(parameter, operation)
    if fixed is None or passed is None:
        return None
    values = {
        "operationId": operation.id,
        "value-collection": "value",
        "value-path": helper.value,
        "value-title": helper.title,
        "parameters": {**{name: {"parameter": source} for name, source in passed.items()}, **fixed},
    }
    listed = {
        "operationId": operation.id,
        "itemsPath": "value",
        "itemValuePath": helper.value,
        "itemTitlePath": helper.title,
        "parameters": {
            **{name: {"parameterReference": source} for name, source in passed.items()},
            **{name: {"value": value} for name, value in fixed.items()},
        },
    }
    tokens = parameter.tokens
    return safe(Put((*tokens, "x-ms-dynamic-values"), values), Put((*tokens, "x-ms-dynamic-list"), listed))


def _fixed(operation: Operation) -> dict[str, str] | None:
    """Return the version that the list is asked in; None where it has no default."""
    version = version_of(operation)
    if version is None:
        return {}
    default = version.data.get("default")
    return {version.data["name"]: default} if isinstance(default, str) else None


def _passed(parameter: Parameter, operation: Operation) -> dict[str, str] | None:
    """Return the path parameters of the list, each with the caller's own; None where the caller has none."""
    wanted = _names(operation)
    caller = parameter.parent
    # A shared parameter is used by operations that spell the others alike, or it would not be shared.
    given = _names(caller) if isinstance(caller, Operation) else wanted
    return {wanted[key]: given[key] for key in wanted} if wanted.keys() <= given.keys() else None


def _names(operation: Operation) -> dict[str, str]:
    """Return the names of the path parameters by their lower case."""
    named = (
        parameter.data.get("name")
        for parameter in lookup.effective_parameters(operation)
        if parameter.location == "path"
    )
    return {name.lower(): name for name in named if isinstance(name, str)}


RULES = (dropdown_missing,)

"""What rules ask about a definition of Azure Resource Manager, and the sample that their examples change."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector import clouds
from toolkit.lint.fragments import without
from toolkit.lint.rule import JsonSchema
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, Parameter

# Microsoft's own connectors use the second, which Resource Manager takes as well.
VERSION_NAMES = frozenset({"api-version", "x-ms-api-version"})

# What is true of definitions that are not Resource Manager's.
ELSEWHERE: dict[type, JsonSchema] = {ApiDefinition: without(["host"], "(?i)management")}

API_VERSION = {
    "name": "api-version",
    "in": "query",
    "required": True,
    "type": "string",
    "default": "2022-12-01",
    "x-ms-visibility": "internal",
}


def is_resource_manager(definition: ApiDefinition) -> bool:
    """Whether the host is the Resource Manager of some cloud."""
    host = definition.data.get("host")
    return isinstance(host, str) and clouds.of_host(host) is not None


def is_path(path: str) -> bool:
    """Whether Resource Manager may have something there: a path begins with a scope, or one of few words."""
    return path.startswith("/{") or path.split("/")[1:2] in (["subscriptions"], ["providers"], ["tenants"])


def is_version(parameter: Parameter) -> bool:
    """Whether the parameter says which version of the interface a call is for."""
    name = parameter.data.get("name")
    return isinstance(name, str) and name.lower() in VERSION_NAMES and parameter.location == "query"


def is_version_of_resource_manager(parameter: Parameter) -> bool:
    return is_version(parameter) and is_resource_manager(parameter.definition)


def version_of(operation: Operation) -> Parameter | None:
    return next(filter(is_version, lookup.effective_parameters(operation)), None)


def operations(definition: ApiDefinition) -> Iterator[Operation]:
    """Yield the operations where the definition is one of Resource Manager."""
    if is_resource_manager(definition):
        yield from lookup.operations(definition)


def sample(**operation: Any) -> dict[str, Any]:
    """Return members of a definition on Azure Resource Manager, with one operation changed as said."""
    get = {
        "operationId": "ListSubscriptions",
        "summary": "List subscriptions",
        "description": "Lists the subscriptions of the account.",
        "parameters": [API_VERSION],
        "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Color"}}},
    }
    return {"host": "management.azure.com", "paths": {"/subscriptions": {"get": {**get, **operation}}}}

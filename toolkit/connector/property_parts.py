"""The objects of apiProperties.json that have a fixed set of members, and where each stands.

Sources: the schema that comes with the paconn tool, the documentation, published connectors.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.connector.api_properties import (
    ConnectionParameter,
    connection_parameters,
    policies,
    properties_place,
)
from toolkit.connector.project import ConnectorProject
from toolkit.document import Place

MEMBERS: dict[str, frozenset[str]] = {
    "properties": frozenset(
        {
            "connectionParameters",
            "connectionParameterSets",
            "iconBrandColor",
            "capabilities",
            "publisher",
            "stackOwner",
            "policyTemplateInstances",
            "scriptOperations",
        }
    ),
    "connectionParameterSets": frozenset({"uiDefinition", "values"}),
    "parameter set": frozenset({"name", "uiDefinition", "parameters", "metadata"}),
    "connection parameter": frozenset(
        {"type", "oAuthSettings", "uiDefinition", "metadata", "allowedValues", "defaultValue"}
    ),
    "oAuthSettings": frozenset(
        {
            "identityProvider",
            "clientId",
            "clientSecret",
            "clientAssertionType",
            "scopes",
            "redirectMode",
            "redirectUrl",
            "properties",
            "customParameters",
            "additionalParameters",
        }
    ),
    "OAuth properties": frozenset(
        {
            "IsFirstParty",
            "AzureActiveDirectoryResourceId",
            "IsOnbehalfofLoginSupported",
            "FederatedIdentityCredentials",
        }
    ),
    "uiDefinition": frozenset({"displayName", "description", "tooltip", "tabIndex", "constraints", "schema"}),
    "constraints": frozenset(
        {
            "required",
            "hidden",
            "clearText",
            "tabIndex",
            "capability",
            "allowedValues",
            "dependencies",
            "default",
        }
    ),
    # Solutions are exported with capitals.
    "policy": frozenset(
        {"templateId", "title", "type", "parameters", "TemplateId", "Title", "Parameters", "Type"}
    ),
}


class Part(NamedTuple):
    """An object, and which of MEMBERS it may have."""

    kind: str
    data: dict[str, Any]
    place: Place


def parts(project: ConnectorProject) -> Iterator[Part]:
    """Yield the objects; malformed ones are stepped over."""
    place = properties_place(project)
    if place is None:
        return
    yield Part("properties", project.property_data, place)
    for parameter in connection_parameters(project):
        yield from _of_parameter(parameter)
    yield from _of_sets(project, place)
    for policy in policies(project):
        yield Part("policy", policy.data, policy.place)


def _of_parameter(parameter: ConnectionParameter) -> Iterator[Part]:
    yield Part("connection parameter", parameter.data, parameter.place)
    yield from _shown(parameter.data, parameter.place)
    for settings in _below(parameter.data, parameter.place, "oAuthSettings"):
        yield settings
        for members in _below(settings.data, settings.place, "properties"):
            yield members._replace(kind="OAuth properties")


def _of_sets(project: ConnectorProject, place: Place) -> Iterator[Part]:
    for sets in _below(project.property_data, place, "connectionParameterSets"):
        yield sets
        yield from _shown(sets.data, sets.place)
        values = sets.data.get("values")
        for index, one in enumerate(values if isinstance(values, list) else ()):
            if isinstance(one, dict):
                at = sets.place / "values" / index
                yield Part("parameter set", one, at)
                yield from _shown(one, at)


def _shown(data: dict[str, Any], place: Place) -> Iterator[Part]:
    for shown in _below(data, place, "uiDefinition"):
        yield shown
        yield from _below(shown.data, shown.place, "constraints")


def _below(data: dict[str, Any], place: Place, key: str) -> Iterator[Part]:
    if isinstance(data.get(key), dict):
        yield Part(key, data[key], place / key)

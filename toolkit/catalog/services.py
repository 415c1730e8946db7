"""The files of the built-in catalog as they are written: one a service, and one of what they share.

A field or parameter is a row: its type, its label, its description, and what else there is to say of it. A
type is a scalar, `object` with `fields`, the name of a schema, `[type]` for an array or `{type}` for a map.

An operation has a `request`, the operationId of its `source`, its texts, and more words by which people
`search` for it. The variables of the path are parameters by themselves; `parameters` names those of query and
headers, and `new` the one that names what is made, so that it has no dropdown. A `body` has rows or is `like`
a schema. What is answered is `page_of` or `list_of` a schema, or one `answer` with the texts of all
`responses`. In the list that fills a dropdown, `lists` says what of an element is taken, and what is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit import templates

Data = dict[str, Any]
Row = list[Any]

_SHARED = "common"


@dataclass(frozen=True, slots=True)
class Service:
    """What the catalog has of a service, in its own words and those that services share."""

    name: str
    title: str
    checked: str  # the day on which its versions were looked up
    api_version: str
    operations: Mapping[str, Data]
    parameters: Mapping[str, Row]

    def pointer(self, name: str) -> str:
        """Return where an operation stands in the catalog."""
        return f"/{self.name}/{name}"


@dataclass(frozen=True, slots=True)
class Shared:
    """What services have in common; the schemas of all of them are one name space."""

    services: tuple[str, ...]
    parameters: Mapping[str, Row]
    fields: Mapping[str, Row]
    properties: Row  # the envelope that Resource Manager puts around what a resource has of its own
    schemas: Mapping[str, Data]


@cache
def services() -> Mapping[str, Service]:
    """Return the services by name, in the order in which a reader meets them."""
    common = _read(_SHARED)
    return {name: _service(name, _read(name), common["parameters"]) for name in common["services"]}


@cache
def shared() -> Shared:
    common = _read(_SHARED)
    schemas: Data = dict(common["schemas"])
    for name in common["services"]:
        schemas |= _read(name).get("schemas", {})
    return Shared(
        tuple(common["services"]), common["parameters"], common["fields"], common["properties"], schemas
    )


@cache
def service_of() -> Mapping[str, Service]:
    """Return the services by the operationIds that they have."""
    return {name: service for service in services().values() for name in service.operations}


def request_of(operation: Data) -> tuple[str, str]:
    """Return the method and the path."""
    method, _, path = operation["request"].partition(" ")
    return method.lower(), path


def version_of(service: Service, operation: Data) -> str:
    """Return the version of the interface; empty where only makers know it."""
    return str(operation.get("api_version", service.api_version))


def is_confirmed(operation: Data) -> bool:
    """Whether the operation was found in the version that it is pinned to, not only in one near it."""
    return operation.get("is_confirmed", True) is True


def _service(name: str, data: Data, parameters: Mapping[str, Row]) -> Service:
    return Service(
        name,
        data["title"],
        data["checked"],
        data["api_version"],
        data["operations"],
        {**parameters, **data.get("parameters", {})},
    )


@cache
def _read(name: str) -> Data:
    data: Data = templates.read_json(f"catalog/{name}.json")
    return data

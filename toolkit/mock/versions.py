"""The api-version of a request: whether it is one that an operation of the connector was described for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.arm.api_version import ApiVersion
from toolkit.arm.resource_path import ResourcePath
from toolkit.mock.call import Call, Refused
from toolkit.mock.errors import refused
from toolkit.mock.routing import Match, Route
from toolkit.mock.tenant import REGIONS
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Operation

NAMES = ("api-version", "x-ms-api-version")

Supported = Mapping[str, frozenset[str]]  # versions by the resource type, in lower case


def supported(routes: tuple[Route, ...]) -> Supported:
    """Return the versions that the connector's operations name, for each resource type."""
    found: dict[str, set[str]] = defaultdict(set)
    for route in routes:
        found[_type(route.resource)].update(_named(route.operation))
    return {name: frozenset(versions) for name, versions in found.items()}


def check(call: Call, match: Match, known: Supported) -> None:
    """Refuse a call without a version, or with one that nothing is described for."""
    if _parameter(match.operation) is None:
        return
    version = next((value for name in NAMES if (value := call.asked(name))), "")
    if not version:
        message = "The api-version query parameter (?api-version=) is required for all requests."
        raise refused(400, "MissingApiVersionParameter", message)
    versions = known.get(_type(match.route.resource), frozenset())
    if version not in versions if versions else ApiVersion.parse(version) is None:
        raise _unsupported(version, match.resource, versions)


def _unsupported(version: str, resource: ResourcePath, versions: frozenset[str]) -> Refused:
    listed = ",".join(sorted(versions))
    if not resource.provider or not versions:
        message = f"The api-version '{version}' is invalid. The supported versions are '{listed}'."
        return refused(400, "InvalidApiVersionParameter", message)
    locations = ", ".join(region.name for region in REGIONS)
    message = (
        f"No registered resource provider found for location '{REGIONS[0].name}' and API version '{version}'"
        f" for type '{'/'.join(resource.types)}'. The supported api-versions are '{listed}'."
        f" The supported locations are '{locations}'."
    )
    return refused(400, "NoRegisteredProviderFound", message)


def _type(resource: ResourcePath) -> str:
    return resource.resource_type.lower()


def _named(operation: Operation) -> Iterator[str]:
    data = _parameter(operation) or {}
    values: Any = data.get("enum")
    for value in (data.get("default"), *(values if isinstance(values, list) else ())):
        if isinstance(value, str):
            yield value


def _parameter(operation: Operation) -> Data | None:
    for parameter in lookup.effective_parameters(operation):
        if parameter.location == "query" and parameter.data.get("name") in NAMES:
            return parameter.data
    return None

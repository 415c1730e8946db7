"""Lists that are the same for everybody: regions, tenants, providers, sizes of machines."""

from collections.abc import Callable, Mapping
from typing import Any

from toolkit.mock.samples import VM_SIZES
from toolkit.mock.tenant import DOMAIN, REGIONS, TENANT

Facts = list[dict[str, Any]]


def facts(name: str, scope: str, namespaces: list[str]) -> Facts | None:
    """Return what is known of the elements of a list, by the last word of its path; None of other lists."""
    table = _TABLES.get(name.lower())
    return table(scope, namespaces) if table else None


def _locations(scope: str, _namespaces: list[str]) -> Facts:
    return [
        {
            "id": f"{scope}/locations/{region.name}",
            "name": region.name,
            "type": "Region",
            "displayName": region.title,
            "regionalDisplayName": f"({region.geography}) {region.title}",
            "metadata": {"regionType": "Physical", "geographyGroup": region.geography},
        }
        for region in REGIONS
    ]


def _tenants(_scope: str, _namespaces: list[str]) -> Facts:
    return [
        {
            "id": f"/tenants/{TENANT}",
            "tenantId": TENANT,
            "displayName": "Contoso",
            "defaultDomain": DOMAIN,
            "domains": [DOMAIN],
            "countryCode": "DE",
            "tenantType": "AAD",
        }
    ]


def _providers(scope: str, namespaces: list[str]) -> Facts:
    return [
        {"id": f"{scope}/providers/{name}", "namespace": name, "registrationState": "Registered"}
        for name in namespaces
    ]


def _sizes(_scope: str, _namespaces: list[str]) -> Facts:
    return [
        {"name": name, "numberOfCores": cores, "memoryInMB": memory, "maxDataDiskCount": 4 * cores}
        for name, cores, memory in VM_SIZES
    ]


_TABLES: Mapping[str, Callable[[str, list[str]], Facts]] = {
    "locations": _locations,
    "providers": _providers,
    "tenants": _tenants,
    "vmsizes": _sizes,
}

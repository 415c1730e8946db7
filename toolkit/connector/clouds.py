"""The Azure clouds: where each has its Resource Manager, its sign-in and its portals.

A connector belongs to one cloud: host, resource and login change together. Sources: the environments of the
Azure CLI and of Azure's template toolkit; the portals from the documentation of the national clouds.
"""

from typing import NamedTuple


class Cloud(NamedTuple):
    """One cloud. `resource`, a token's audience, ends in a slash: v1 endpoints compare it as text."""

    name: str
    az: str  # what the Azure CLI calls it
    arm_host: str
    resource: str
    other_resources: tuple[str, ...]  # audiences that Resource Manager takes as well
    login: str
    other_logins: tuple[str, ...]  # older addresses that still work
    federated_audience: str
    redirect: str | None  # where redirect addresses of connectors begin, as far as published
    portal: str
    power_automate: str


_PUBLIC = Cloud(
    name="public",
    az="AzureCloud",
    arm_host="management.azure.com",
    resource="https://management.core.windows.net/",
    other_resources=("https://management.azure.com/",),
    login="https://login.microsoftonline.com",
    other_logins=("https://login.windows.net",),
    federated_audience="api://AzureADTokenExchange",
    redirect="https://global.consent.azure-apim.net/redirect",
    portal="https://portal.azure.com",
    power_automate="https://make.powerautomate.com",
)

_USGOV = Cloud(
    name="usgov",
    az="AzureUSGovernment",
    arm_host="management.usgovcloudapi.net",
    resource="https://management.core.usgovcloudapi.net/",
    other_resources=("https://management.usgovcloudapi.net/",),
    login="https://login.microsoftonline.us",
    other_logins=(),
    federated_audience="api://AzureADTokenExchangeUSGov",
    redirect=None,
    portal="https://portal.azure.us",
    power_automate="https://make.gov.powerautomate.us",
)

_CHINA = Cloud(
    name="china",
    az="AzureChinaCloud",
    arm_host="management.chinacloudapi.cn",
    resource="https://management.core.chinacloudapi.cn/",
    other_resources=("https://management.chinacloudapi.cn/",),
    login="https://login.partner.microsoftonline.cn",
    other_logins=("https://login.chinacloudapi.cn",),
    federated_audience="api://AzureADTokenExchangeChina",
    redirect=None,
    portal="https://portal.azure.cn",
    power_automate="https://make.powerautomate.cn",
)

CLOUDS: dict[str, Cloud] = {cloud.name: cloud for cloud in (_PUBLIC, _USGOV, _CHINA)}


def of_host(host: str) -> Cloud | None:
    """Return the cloud whose Resource Manager answers at the host."""
    return next((cloud for cloud in CLOUDS.values() if host.lower() == cloud.arm_host), None)


def of_resource(resource: str) -> Cloud | None:
    """Return the cloud that a resource address means, with or without its slash."""
    wanted = resource.lower().removesuffix("/") + "/"
    return next(
        (cloud for cloud in CLOUDS.values() if wanted in (cloud.resource, *cloud.other_resources)), None
    )


def of_login(address: str) -> Cloud | None:
    """Return the cloud whose users sign in at the address, whatever path it has."""
    start = address.lower()
    for cloud in CLOUDS.values():
        if any(
            start == login or start.startswith(f"{login}/") for login in (cloud.login, *cloud.other_logins)
        ):
            return cloud
    return None

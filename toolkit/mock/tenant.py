"""The organisation that the mock is seeded with: its tenant, its subscriptions, and regions of Azure."""

from typing import NamedTuple


class Region(NamedTuple):
    """A region: its name in paths, and what people call it."""

    name: str
    title: str
    geography: str


class Subscription(NamedTuple):
    id: str
    title: str
    stage: str  # as it stands in names of resources
    quota: str
    workloads: tuple[str, ...]
    most: int  # resources of one type


TENANT = "72f988bf-0000-4000-8000-0000c0ffee00"
DOMAIN = "contoso.onmicrosoft.com"

_AGREEMENT, _TEST, _PAID = "EnterpriseAgreement_2014-09-01", "MSDNDevTest_2014-09-01", "PayAsYouGo_2014-09-01"

# One more than a page holds.
SUBSCRIPTIONS = (
    Subscription(
        "11111111-1111-4111-8111-111111111111",
        "Contoso Production",
        "prod",
        _AGREEMENT,
        ("web", "data", "network", "identity", "monitoring", "backup"),
        9,
    ),
    Subscription(
        "22222222-2222-4222-8222-222222222222",
        "Contoso Test",
        "test",
        _TEST,
        ("web", "data", "network", "build"),
        5,
    ),
    Subscription("33333333-3333-4333-8333-333333333333", "Contoso Sandbox", "lab", _PAID, ("trial",), 2),
    Subscription(
        "44444444-4444-4444-8444-444444444444",
        "Fabrikam Shared Services",
        "shared",
        _AGREEMENT,
        ("hub", "identity"),
        4,
    ),
)

REGIONS = (
    Region("westeurope", "West Europe", "Europe"),
    Region("northeurope", "North Europe", "Europe"),
    Region("eastus", "East US", "US"),
    Region("eastus2", "East US 2", "US"),
    Region("westus3", "West US 3", "US"),
    Region("uksouth", "UK South", "UK"),
    Region("germanywestcentral", "Germany West Central", "Germany"),
    Region("southeastasia", "Southeast Asia", "Asia Pacific"),
    Region("australiaeast", "Australia East", "Australia"),
)

"""What is there before anybody has made anything: subscriptions, resource groups, and names of resources."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.mock.values import LOCATIONS
from toolkit.words import singular

TENANT = "72f988bf-0000-4000-8000-0000c0ffee00"


class Subscription(NamedTuple):
    id: str
    name: str


SUBSCRIPTIONS = (
    Subscription("11111111-1111-4111-8111-111111111111", "Contoso Production"),
    Subscription("22222222-2222-4222-8222-222222222222", "Contoso Test"),
    Subscription("33333333-3333-4333-8333-333333333333", "Contoso Sandbox"),
    Subscription("44444444-4444-4444-8444-444444444444", "Fabrikam Shared Services"),
)
GROUPS = ("rg-web-prod", "rg-data-prod", "rg-network", "rg-monitoring")

# Names of resources, by the word of their type; others are called after it.
_NAMES = {
    "virtualmachines": ("vm-web-01", "vm-web-02", "vm-sql-01", "vm-jump"),
    "storageaccounts": ("stcontosoweb", "stcontosologs", "stcontosobackup"),
    "sites": ("app-contoso-shop", "app-contoso-api"),
    "vaults": ("kv-contoso-prod", "kv-contoso-test"),
    "virtualnetworks": ("vnet-hub", "vnet-spoke-web"),
    "servers": ("sql-contoso-prod", "sql-contoso-test"),
    "databases": ("sqldb-orders", "sqldb-customers"),
    "vmsizes": ("Standard_B2s", "Standard_D2s_v5", "Standard_D4s_v5", "Standard_E4s_v5"),
    "locations": LOCATIONS,
}


def names(kind: str, scope: str) -> Iterator[str]:
    """Yield the names of the resources of a type, as the last word of their collection, in a scope."""
    known = _NAMES.get(kind.lower())
    if known:
        yield from known
        return
    word = singular(kind) or "item"
    digits = sum(scope.lower().encode()) % 3
    yield from (f"{word.lower()}-{number:02}" for number in range(1, 4 + digits))


def region(name: str) -> str:
    return LOCATIONS[sum(name.encode()) % len(LOCATIONS)]

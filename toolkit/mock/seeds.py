"""What is there before anybody has made anything: subscriptions, resource groups, and resources in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.arm.resource_path import ScopeKind
from toolkit.mock.chance import Chance
from toolkit.mock.kinds import Kind, Kinds
from toolkit.mock.samples import SAMPLES, Sample
from toolkit.mock.store import Body, Entry
from toolkit.mock.tenant import REGIONS, SUBSCRIPTIONS, TENANT, Region, Subscription
from toolkit.words import singular

_CHILDREN = 3  # of one parent
_MOST_CHILDREN = 40  # of one type
_KNOWN = {name.lower(): sample for name, sample in SAMPLES.items()}


def subscriptions() -> Iterator[Entry]:
    for subscription in SUBSCRIPTIONS:
        path = f"/subscriptions/{subscription.id}"
        body = {
            "id": path,
            "subscriptionId": subscription.id,
            "displayName": subscription.title,
            "state": "Enabled",
            "tenantId": TENANT,
            "authorizationSource": "RoleBased",
            "managedByTenants": [],
            "subscriptionPolicies": {
                "locationPlacementId": "Public_2014-09-01",
                "quotaId": subscription.quota,
                "spendingLimit": "Off",
            },
            "tags": {"stage": subscription.stage},
        }
        yield Entry(path, "Microsoft.Resources/subscriptions", body)


def groups(seed: Chance) -> Iterator[Entry]:
    for subscription in SUBSCRIPTIONS:
        for workload in subscription.workloads:
            region = _region(subscription, workload, seed)
            name = _group(workload, subscription)
            tags = {"workload": workload, "stage": subscription.stage}
            yield _entry(
                f"/subscriptions/{subscription.id}/resourceGroups/{name}",
                "Microsoft.Resources/resourceGroups",
                {"location": region.name, "tags": tags},
            )


def known_kinds(found: Kinds) -> Kinds:
    """Return the types to seed: those of the connector, and what every organisation has."""
    usual = {
        name.lower(): Kind(*_parted(name), ScopeKind.RESOURCE_GROUP)
        for name, sample in SAMPLES.items()
        if sample.is_usual
    }
    return usual | found


def resources(kind: Kind, seed: Chance, parents: list[Entry]) -> Iterator[Entry]:
    """Yield resources of a type, in their scopes or below the parents that are given."""
    sample, chance = _sample(kind), seed.at(kind.key)
    if len(kind.types) > 1:
        for parent in parents[:_MOST_CHILDREN]:
            yield from _children(kind, sample, chance, parent, _MOST_CHILDREN // max(1, len(parents)))
    elif kind.home in {ScopeKind.TENANT, ScopeKind.MANAGEMENT_GROUP}:
        for number, word in enumerate(("contoso", "platform", "landing-zones"), start=1):
            name = word if sample.prefix == "mg" else f"{sample.prefix}-{word}-{number:02}"
            yield _entry(f"/providers/{kind.name}/{name}", kind.name, sample.body(chance.at(name), name))
    else:
        for subscription in SUBSCRIPTIONS:
            yield from _in_subscription(kind, sample, seed, subscription)


def _in_subscription(kind: Kind, sample: Sample, seed: Chance, subscription: Subscription) -> Iterator[Entry]:
    for number in range(1, subscription.most + 1):
        place = seed.at(kind.key, subscription.stage, number)
        rounds, turn = divmod(number - 1, len(subscription.workloads))
        workload = subscription.workloads[turn]
        name = sample.name(workload, subscription.stage, rounds + 1)
        path = f"/subscriptions/{subscription.id}"
        facts: dict[str, Any] = {}
        if kind.home is ScopeKind.RESOURCE_GROUP:
            region = _region(subscription, workload, seed)
            path += f"/resourceGroups/{_group(workload, subscription)}"
            facts = {"location": region.name, "tags": {"workload": workload, "stage": subscription.stage}}
        body = {**facts, **sample.body(place, name)}
        yield _entry(f"{path}/providers/{kind.name}/{name}", kind.name, body, sample.power)


def _children(kind: Kind, sample: Sample, chance: Chance, parent: Entry, most: int) -> Iterator[Entry]:
    for number in range(1, min(_CHILDREN, max(1, most)) + 1):
        name = sample.name("", "", number)
        path = f"{parent.id}/{kind.types[-1]}/{name}"
        yield _entry(path, kind.name, sample.body(chance.at(path), name), sample.power)


def _entry(path: str, resource_type: str, body: Mapping[str, Any], power: str = "") -> Entry:
    return Entry(path, resource_type, identified(path, resource_type, _ready(body)), power, is_sketch=True)


def identified(path: str, resource_type: str, body: Body) -> dict[str, Any]:
    """Return a body with what every resource has."""
    return {**body, "id": path, "name": path.rpartition("/")[2], "type": resource_type}


def _ready(body: Mapping[str, Any]) -> dict[str, Any]:
    return {**body, "properties": {**body.get("properties", {}), "provisioningState": "Succeeded"}}


def _group(workload: str, subscription: Subscription) -> str:
    return f"rg-{workload}-{subscription.stage}"


def _region(subscription: Subscription, workload: str, seed: Chance) -> Region:
    """Return where a workload runs; what people look at first is in the region that is first."""
    if workload == subscription.workloads[0]:
        return REGIONS[0]
    return seed.at("region", subscription.stage, workload).pick(REGIONS)


def _sample(kind: Kind) -> Sample:
    return _KNOWN.get(kind.key) or Sample(singular(kind.types[-1]).lower())


def _parted(name: str) -> tuple[str, tuple[str, ...]]:
    provider, *types = name.split("/")
    return provider, tuple(types)

"""Objects of the mock: made of schemas and examples, under the names and IDs that Azure gives them."""

from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.mock import seeds
from toolkit.mock.shapes import has
from toolkit.mock.values import value
from toolkit.swagger.nodes import ApiDefinition, Data

Path = tuple[str, ...]

_SUBSCRIPTIONS, _GROUPS, _PROVIDERS = "subscriptions", "resourcegroups", "providers"


def merged(base: Any, over: Any) -> Any:
    """Return JSON in which the second wins, as in a merge patch (RFC 7396); null removes a member."""
    if not isinstance(base, dict) or not isinstance(over, dict):
        return over
    kept = {key: one for key, one in base.items() if key not in over}
    return kept | {key: merged(base.get(key), one) for key, one in over.items() if one is not None}


def is_arm(path: Path) -> bool:
    return bool(path) and path[0].lower() in {_SUBSCRIPTIONS, _PROVIDERS}


def kind_of(collection: Path) -> str:
    """Return the type of what a collection holds: `Microsoft.Compute/virtualMachines`."""
    lowered = [one.lower() for one in collection]
    if _PROVIDERS not in lowered:
        return f"Microsoft.Resources/{collection[-1]}" if collection else ""
    start = len(lowered) - 1 - lowered[::-1].index(_PROVIDERS)
    namespace, *rest = collection[start + 1 :] or ("",)
    return "/".join([namespace, *rest[::2]])


def made(definition: ApiDefinition, schema: Any, path: Path, example: Any = None) -> Any:
    """Return an object at a path: the example, or one of its schema, with its own name."""
    base = example if example is not None else value(definition, schema, "/".join(path))
    if not isinstance(base, dict) or not is_arm(path):
        return base
    return named(definition, schema, path, merged(base, _declared(definition, schema, _usual(path))))


def named(definition: ApiDefinition, schema: Any, path: Path, body: Any) -> Any:
    """Return an object that tells its own name and place, whatever it told before."""
    if not isinstance(body, dict) or not is_arm(path):
        return body
    identity = {"id": f"/{'/'.join(path)}", "name": path[-1], "type": kind_of(path[:-1])}
    return merged(body, _declared(definition, schema, identity))


def seed(
    definition: ApiDefinition, schema: Any, collection: Path, examples: list[Any]
) -> Iterator[tuple[str, Any]]:
    """Yield the objects that a collection starts with, each with its name."""
    if is_arm(collection):
        named_examples = {one["name"]: one for one in examples if isinstance(one, dict) and _has_name(one)}
        for name in named_examples or _names(collection):
            yield name, made(definition, schema, (*collection, name), named_examples.get(name))
        return
    found = examples or [
        value(definition, schema, f"{'/'.join(collection)}/{number}") for number in range(1, 8)
    ]
    yield from ((str(number), one) for number, one in enumerate(found, start=1))


def _has_name(example: Data) -> bool:
    name = example.get("name")
    return isinstance(name, str) and bool(name) and "/" not in name


def _names(collection: Path) -> Iterable[str]:
    match [one.lower() for one in collection]:
        case ["subscriptions"]:
            return (one.id for one in seeds.SUBSCRIPTIONS)
        case ["subscriptions", _, "resourcegroups"]:
            return seeds.GROUPS
        case _:
            return seeds.names(collection[-1], "/".join(collection))


def _usual(path: Path) -> Data:
    """Return what an object at a path usually tells beside its name."""
    collection, name = [one.lower() for one in path[:-1]], path[-1]
    if collection == [_SUBSCRIPTIONS]:
        titles = {one.id: one.name for one in seeds.SUBSCRIPTIONS}
        return {"subscriptionId": name, "displayName": titles.get(name, name), "tenantId": seeds.TENANT}
    if collection[-1:] == ["locations"]:
        return {"displayName": name.title()}
    return {"location": seeds.region(name)}


def _declared(definition: ApiDefinition, schema: Any, told: Data) -> Data:
    return {key: one for key, one in told.items() if has(definition, schema, key)}

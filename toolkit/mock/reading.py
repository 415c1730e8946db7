"""GET and HEAD of Azure Resource Manager: resources, lists of them, and what is told about them."""

from typing import Any

from toolkit.arm.resource_path import ResourcePath
from toolkit.mock import errors, power, tables, values
from toolkit.mock.call import Answer, Call
from toolkit.mock.filtering import filtered
from toolkit.mock.merging import overlaid
from toolkit.mock.paging import page, whole
from toolkit.mock.routing import Match
from toolkit.mock.seeds import identified
from toolkit.mock.shapes import Shape, declared, shape_of
from toolkit.mock.store import Entry
from toolkit.mock.world import World, type_of

_SOME = 5  # elements of a list that nothing is known about
_IN_LISTS = frozenset(
    {"id", "name", "type", "location", "tags", "kind", "sku", "identity", "managedBy", "plan", "zones"}
)


def head(world: World, call: Call, match: Match) -> Answer:
    """Tell whether something is there; an operation of this method has no other answer."""
    del call
    if is_missing(world, match):
        return Answer(404)
    codes = declared(match.operation)
    return Answer(204 if "204" in codes or "200" not in codes else 200)


def get(world: World, call: Call, match: Match) -> Answer:
    shape = shape_of(match.operation)
    if shape.is_list:
        return listed(world, call, match, shape)
    return Answer(200, one(world, match, shape))


def one(world: World, match: Match, shape: Shape) -> Any:
    """Return a resource, or what there is to tell about one."""
    path = match.resource
    entry = world.store.get(match.path)
    if entry is not None:
        body: Any = power.shown(world.body(entry), entry)
    elif is_missing(world, match):
        raise missing(path)
    else:
        body = made(world, match)
    chance = world.chance.at(match.path.lower())
    return values.completed(world.definition, shape.schema, body, chance)


def made(world: World, match: Match) -> Any:
    """Return an answer that nothing is stored for, about the resource that the path leads to."""
    path = match.resource
    value = world.made(match.operation, world.chance.at(match.path.lower()))
    if path.is_instance and path.provider and isinstance(value, dict):
        known = identified(match.path, type_of(path), {})
        value |= {name: text for name, text in known.items() if isinstance(value.get(name), str)}
    owner = world.store.get(str(path.parent)) if path.parent else None
    return power.shown(value, owner) if owner else value


def is_missing(world: World, match: Match) -> bool:
    """Whether a path names a resource that is not there; what is always there has no name of its own."""
    path = match.resource
    if not path.is_instance or world.store.get(match.path) is not None:
        return False
    is_named = match.route.wide is not None or "{" in match.route.segments[-1]
    return is_named and (not path.provider or world.kind(path) is not None or match.route.wide is not None)


def missing(path: ResourcePath) -> Exception:
    if not path.provider and path.types[-1].lower() == "subscriptions":
        return errors.no_subscription(path.names[-1])
    if not path.provider and path.types[-1].lower() == "resourcegroups":
        return errors.no_group(path.names[-1])
    return errors.no_resource(path)


def listed(world: World, call: Call, match: Match, shape: Shape) -> Answer:
    """Return a list, or a page of one."""
    elements = filtered(_elements(world, match, shape), call.asked("$filter"))
    if not shape.collection:
        return Answer(200, whole(elements, call))
    found = page(elements, call, world.page_size) if shape.next_link else None
    body = {shape.collection: found.elements if found else whole(elements, call)}
    if found and found.next_link:
        body[shape.next_link] = found.next_link  # type: ignore[assignment]
    chance = world.chance.at(match.path.lower())
    return Answer(200, values.completed(world.definition, shape.schema, body, chance))


def _elements(world: World, match: Match, shape: Shape) -> list[Any]:
    path = match.resource
    word = path.types[-1].lower() if path.types else ""
    if not path.provider and word == "resources":
        scope = str(ResourcePath(path.scope, "", ()))
        return [_generic(world, entry) for entry in list(world.store.below(scope)) if _is_top(entry)]
    if _is_stored(world, path):
        return [power.shown(world.body(entry), entry) for entry in world.entries(path)]
    chance = world.chance.at(match.path.lower())
    namespaces = sorted({kind.provider for kind in world.kinds.values()})
    facts = tables.facts(word, str(ResourcePath(path.scope, "", ())), namespaces)
    example = world.example(match.operation.id)
    known = example.get(shape.collection) if shape.collection and isinstance(example, dict) else example
    if facts is None and isinstance(known, list):
        return known
    count = _SOME if facts is None else len(facts)
    made = values.elements(world.definition, shape.element, chance, count)
    return [overlaid(*pair) for pair in zip(made, facts or made, strict=True)]


def _is_stored(world: World, path: ResourcePath) -> bool:
    if not path.provider:
        return path.types[-1:] != () and path.types[-1].lower() in {"subscriptions", "resourcegroups"}
    return type_of(path).lower() in world.kinds


def _is_top(entry: Entry) -> bool:
    """Whether a resource is one of those that a group consists of."""
    return "/resourcegroups/" in entry.key and entry.type.count("/") == 1 and "/providers/" in entry.key


def _generic(world: World, entry: Entry) -> dict[str, Any]:
    """Return a resource as lists of all types tell it."""
    return {name: value for name, value in world.body(entry).items() if name in _IN_LISTS}

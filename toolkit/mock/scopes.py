"""What must be there before anything else is looked at: the subscription, the group, and the parents."""

from toolkit.arm.resource_path import ResourcePath
from toolkit.connector.tenants import is_guid
from toolkit.mock import errors
from toolkit.mock.world import World


def check(world: World, path: ResourcePath) -> None:
    """Refuse a path that leads through what is not there."""
    whole = tuple(filter(None, str(path).split("/")))
    if whole and whole[0].lower() == "subscriptions":
        _check_subscription(world, whole)
    scope = ResourcePath.parse("/".join(("", *path.scope)))
    if scope.provider and scope.is_instance and _is_missing(world, scope):
        raise errors.no_resource(scope)
    _check_parents(world, path)


def _check_subscription(world: World, whole: tuple[str, ...]) -> None:
    if len(whole) > 1 and not is_guid(whole[1]):
        raise errors.bad_subscription(whole[1])
    if len(whole) > 1 and world.store.get("/".join(("", *whole[:2]))) is None:
        raise errors.no_subscription(whole[1])
    is_in_group = len(whole) > 4 and whole[2].lower() == "resourcegroups"
    if is_in_group and world.store.get("/".join(("", *whole[:4]))) is None:
        raise errors.no_group(whole[3])


def _check_parents(world: World, path: ResourcePath) -> None:
    """Refuse what is below a resource that is missing; of an action that is the resource itself."""
    parent = path.parent
    while parent is not None:
        if parent.provider and _is_missing(world, parent):
            is_direct = path.is_collection and parent == path.parent
            raise errors.no_resource(parent) if is_direct else errors.no_parent(parent)
        parent = parent.parent


def _is_missing(world: World, path: ResourcePath) -> bool:
    return world.kind(path) is not None and world.store.get(str(path)) is None

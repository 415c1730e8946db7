"""Rules about what a path names: a resource, a list or an action, at a scope."""

from collections.abc import Iterator

from toolkit.arm.resource_path import ResourcePath, ScopeKind, is_variable
from toolkit.lint.resource_manager import is_resource_manager
from toolkit.lint.rule import ERROR, Problem, quoted
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import COMPUTE, GROUP, VM, VMS, moved, operation
from toolkit.swagger.nodes import PathItem

_METHODS = frozenset({"get", "put", "patch", "delete"})
_DISKS = f"{COMPUTE}/disks"


def _reads(_: type, keys: tuple[str, ...]) -> bool:
    return not _METHODS.isdisjoint(keys)


@arm_rule(
    "AR211",
    "PathContainsResourceType",
    PathItem,
    severity=ERROR,
    only_if=_reads,
    examples=[
        moved(f"{GROUP}{COMPUTE}", f"{GROUP}{_DISKS}", "get", operation("ListDisks")),
        moved(f"{GROUP}/disks/{{diskName}}", f"{GROUP}/resources", "get", operation("ListResources")),
    ],
)
def path_contains_resource_type(item: PathItem) -> Iterator[Problem]:
    """Resource Manager finds the provider of a call by the type in its path.

    What Resource Manager has itself, such as resource groups, has no provider.
    """
    path = ResourcePath.parse(item.path)
    if path.provider:
        is_lost = not path.segments and not is_variable(path.provider)
    elif path.scope_kind is ScopeKind.RESOURCE_GROUP:
        is_lost = path.is_instance
    else:
        is_lost = not path.is_known and is_resource_manager(item.definition)
    if is_lost:
        yield Problem("the path names no resource type of a provider", item.place, at_key=True)


@arm_rule(
    "AR212",
    "PathForNestedResource",
    PathItem,
    severity=ERROR,
    only_if=_reads,
    examples=[
        moved(f"{VM}/extensions/first", f"{VM}/extensions/default", "get", operation("GetExtension")),
        moved(f"{VM}/{{child}}", f"{VM}/extensions", "get", operation("ListExtensions")),
    ],
)
def path_for_nested_resource(item: PathItem) -> Iterator[Problem]:
    """Below a provider types and names take turns; that is how an id tells what it is the id of.

    A name is a variable or `default`. The path of a PUT is told by EvenSegmentedPathForPutOperation.
    """
    path = ResourcePath.parse(item.path)
    if not _has_fixed_provider(path) or "put" in item.data:
        return
    for index, name in enumerate(path.names):
        following = path.types[index + 1 : index + 2]
        if not _is_name(name) and (index > 0 or any(map(is_variable, following))):
            yield Problem(
                f"{quoted(name)} stands where a name does, a variable or `default`", item.place, at_key=True
            )
    for name in path.types[1:]:
        if is_variable(name):
            yield Problem(f"{quoted(name)} stands where a type does", item.place, at_key=True)


@arm_rule(
    "AR213",
    "EvenSegmentedPathForPutOperation",
    PathItem,
    severity=ERROR,
    keys=["put"],
    examples=[
        moved(f"{VMS}/first", f"{VM}/settings/default", "put", operation("PutSettings")),
        moved(f"{GROUP}{_DISKS}", f"{GROUP}{_DISKS}/{{diskName}}", "put", operation("PutDisk")),
    ],
)
def even_segmented_path_for_put_operation(item: PathItem) -> Iterator[Problem]:
    """What is made has a name, and its path ends in that."""
    path = ResourcePath.parse(item.path)
    is_open = path.is_known and not _has_fixed_provider(path)
    are_pairs = path.is_instance and all(map(_is_name, path.names)) and not any(map(is_variable, path.types))
    if not is_open and not are_pairs:
        yield Problem("the path of a PUT does not end in a type and a name", item.place, at_key=True)


def _has_fixed_provider(path: ResourcePath) -> bool:
    """Whether the path names its provider; what Resource Manager has itself is not told apart like that."""
    return bool(path.provider) and not is_variable(path.provider)


def _is_name(segment: str) -> bool:
    return is_variable(segment) or segment == "default"


@arm_rule(
    "AR214",
    "PathForResourceAction",
    PathItem,
    severity=ERROR,
    keys=["post"],
    examples=[
        moved(f"{VMS}/start/{{vmName}}", f"{VM}/start", "post", operation("StartMachine")),
        moved(f"{VM}/{{action}}", f"{VM}/restart", "post", operation("RestartMachine")),
    ],
)
def path_for_resource_action(item: PathItem) -> Iterator[Problem]:
    """An action is a word behind the resource that it is done to; rights are granted by that path."""
    path = ResourcePath.parse(item.path)
    if not _has_fixed_provider(path):
        return
    *pairs, action = path.segments or ("",)
    is_action = path.is_collection and not is_variable(action)
    target = ResourcePath(path.scope, path.provider, tuple(pairs))
    if not is_action or not all(map(_is_name, target.names)) or any(map(is_variable, target.types)):
        yield Problem("the path of a POST does not end in a resource and an action", item.place, at_key=True)


RULES = (
    path_contains_resource_type,
    path_for_nested_resource,
    even_segmented_path_for_put_operation,
    path_for_resource_action,
)

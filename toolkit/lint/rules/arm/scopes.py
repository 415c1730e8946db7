"""Rules about where resources live: at a scope, in a resource group, inside each other."""

from collections import defaultdict
from collections.abc import Iterator

from toolkit.arm import resources
from toolkit.arm.resource_path import ResourcePath, ScopeKind
from toolkit.lint.rule import ERROR, WARNING, Example, Problem, quoted
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import (
    COMPUTE,
    GROUP,
    SUBSCRIPTION,
    VM,
    VMS,
    Data,
    answering,
    item,
    moved,
    operation,
)
from toolkit.pointer import render
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, PathItem
from toolkit.swagger.path_template import shape_of

_SCOPE = "{scope}"
_PROVIDERS = "/providers/"
_DISKS = f"{COMPUTE}/disks"
_TRACKED: Data = {"type": "object", "properties": {"location": {"type": "string"}}}


@arm_rule(
    "AR215",
    "ExtensionResourcePathPattern",
    PathItem,
    severity=WARNING,
    examples=[
        moved(
            f"{VM}/providers/Microsoft.Insights/rules",
            "/{scope}/providers/Microsoft.Insights/rules",
            "get",
            operation("ListRules"),
        )
    ],
)
def extension_resource_path_pattern(item: PathItem) -> Iterator[Problem]:
    """What extends one resource can extend others, too; with the resource spelt out each needs its own path.

    The original asks it of providers that run on the common platform alone, so this is a warning.
    """
    path = ResourcePath.parse(item.path)
    if path.provider and path.scope_kind is ScopeKind.RESOURCE:
        message = f"the path has a scope that is spelt out, not `{_SCOPE}`"
        yield Problem(message, item.place, at_key=True)


@arm_rule(
    "AR216",
    "NoDuplicatePathsForScopeParameter",
    PathItem,
    severity=ERROR,
    examples=[
        Example(
            bad=item(f"/{_SCOPE}{_DISKS}", get=operation("ListDisksAtScope"))
            | item(f"{SUBSCRIPTION}{_DISKS}", get=operation("ListDisks")),
            good=item(f"/{_SCOPE}{_DISKS}", get=operation("ListDisksAtScope")),
            at=render((f"{SUBSCRIPTION}{_DISKS}",)),
            part="paths",
        )
    ],
)
def no_duplicate_paths_for_scope_parameter(item: PathItem) -> Iterator[Problem]:
    """The path with `{scope}` is that for a subscription, too; a client would have two ways to one thing."""
    by_end = _paths_at_scope(item.definition)
    start = item.path.find(_PROVIDERS)
    while start > 0:
        twin = by_end.get(item.path[start:])
        if twin is not None and twin != item.path:
            related = (item.definition.place / "paths" / twin,)
            yield Problem(f"the path is a case of {quoted(twin)}", item.place, at_key=True, related=related)
        start = item.path.find(_PROVIDERS, start + 1)


def _paths_at_scope(definition: ApiDefinition) -> dict[str, str]:
    """Return the paths that start with `{scope}` by what follows it."""
    return lookup.once(
        definition,
        "arm_paths_at_scope",
        lambda: {
            path.partition(_SCOPE)[2]: path
            for path in lookup.members(definition, "paths")
            if path.lstrip("/").startswith(_SCOPE)
        },
    )


@arm_rule(
    "AR217",
    "MissingSegmentsInNestedResourceListOperation",
    PathItem,
    severity=WARNING,
    keys=["get"],
    examples=[
        Example(
            bad=item(f"{VM}/disks", get=operation("ListDisks")) | item(VMS, get=operation("ListMachines")),
            good=item(f"{VM}/disks", get=operation("ListDisks")) | item(VM, get=operation("GetMachine")),
            at=render((f"{VM}/disks",)),
            part="paths",
        ),
        Example(
            bad=item(f"{VM}/disks", get=operation("ListDisks")) | item(VMS, get=operation("ListMachines")),
            good=item(f"{VM}/disks", get=operation("ListDisks")),
            at=render((f"{VM}/disks",)),
            part="paths",
        ),
    ],
)
def missing_segments_in_nested_resource_list_operation(item: PathItem) -> Iterator[Problem]:
    """What is nested belongs to something that can be read as well; if that has no path, segments are missing.

    A file that has no path of the outer type at all is a part of a specification: the path is in another.
    """
    path = ResourcePath.parse(item.path)
    parent = path.parent
    is_listed = path.provider and path.is_collection and path.scope_kind is ScopeKind.RESOURCE_GROUP
    if not is_listed or parent is None:
        return
    shapes = _shapes_by_type(item.definition).get(parent.resource_type.lower(), set())
    if shapes and _shape(parent) not in shapes:
        message = f"there is no path of one {quoted(parent.resource_type)}, in which this is nested"
        yield Problem(message, item.place, at_key=True)


def _shapes_by_type(definition: ApiDefinition) -> dict[str, set[str]]:
    """Return the shapes of paths by the type that they end in."""
    return lookup.once(definition, "arm_shapes_by_type", lambda: _find_shapes(definition))


def _find_shapes(definition: ApiDefinition) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for text in lookup.members(definition, "paths"):
        path = ResourcePath.parse(text)
        found[path.resource_type.lower()].add(_shape(path))
    return found


def _shape(path: ResourcePath) -> str:
    """Return what paths to the same have in common; `default` is a name as good as a variable."""
    return shape_of(str(path).replace("/default", "/{default}"))


@arm_rule(
    "AR218",
    "PathForTrackedResourceTypes",
    PathItem,
    severity=ERROR,
    only_if=lambda _, keys: not {"get", "put"}.isdisjoint(keys),
    examples=[
        moved(
            f"{SUBSCRIPTION}{_DISKS}/{{diskName}}",
            f"{GROUP}{_DISKS}/{{diskName}}",
            "get",
            answering("GetDisk", _TRACKED),
        )
    ],
)
def path_for_tracked_resource_types(item: PathItem) -> Iterator[Problem]:
    """What has a `location` is paid for and found through its resource group."""
    path = ResourcePath.parse(item.path)
    if not path.provider or not path.is_instance or path.scope_kind is ScopeKind.RESOURCE_GROUP:
        return
    for one in lookup.operations_of(item):
        sent = resources.body_of(one) if one.method == "put" else None
        answered = resources.response_of(one, "200", "201") if one.method == "get" else None
        if any("location" in resources.members_of(node).properties for node in (sent, answered)):
            message = "the resource has a `location`, but its path is not in a resource group"
            yield Problem(message, item.place, at_key=True)
            return


RULES = (
    extension_resource_path_pattern,
    no_duplicate_paths_for_scope_parameter,
    missing_segments_in_nested_resource_list_operation,
    path_for_tracked_resource_types,
)

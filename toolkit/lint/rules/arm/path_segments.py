"""Rules about how the segments of a path are spelt: keywords, variables, providers and types."""

import re
from collections.abc import Iterator
from itertools import pairwise

from toolkit.arm.resource_path import ResourcePath, is_variable
from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, SAFE, UNSAFE, Problem, quoted, safe, unsafe
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import COMPUTE, GROUP, SUBSCRIPTION, VMS, moved, operation
from toolkit.patch import Rename
from toolkit.swagger import lookup
from toolkit.swagger.nodes import PathItem

_KEYWORDS = ("subscriptions", "resourceGroups")
_METHODS = frozenset({"get", "put", "patch", "delete"})

# From the original: words of at most three capitals, the first of the provider of one.
_PROVIDER = re.compile(r"[A-Z][a-z0-9]+(?:\.(?:[A-Z]{1,3}[a-z0-9]+)+[A-Z]{0,2})+")
_TYPE = re.compile(r"[a-z][A-Za-z0-9]*")


@arm_rule(
    "AR201",
    "SubscriptionsAndResourceGroupCasing",
    PathItem,
    severity=ERROR,
    fix=SAFE,
    examples=[
        moved(
            f"{SUBSCRIPTION}/resourcegroups/{{resourceGroupName}}{COMPUTE}/virtualMachines",
            VMS,
            "get",
            operation("ListMachines"),
        )
    ],
)
def subscriptions_and_resource_group_casing(item: PathItem) -> Iterator[Problem]:
    """Resource Manager reads both spellings as one, but tools that compare ids do not."""
    segments = item.path.split("/")
    usual = {keyword.lower(): keyword for keyword in _KEYWORDS}
    spelt = [usual.get(segment.lower(), segment) for segment in segments]
    wrong = [segment for segment, right in zip(segments, spelt, strict=True) if segment != right]
    if wrong:
        right = usual[wrong[0].lower()]
        renamed = _renamed(item, "/".join(spelt))
        fix = safe(renamed) if renamed is not None else None
        yield Problem(f"{quoted(wrong[0])} in the path is `{right}`", item.place, fix, at_key=True)


@arm_rule(
    "AR202",
    "PathContainsSubscriptionId",
    PathItem,
    severity=ERROR,
    only_if=lambda _, keys: not _METHODS.isdisjoint(keys),
    examples=[
        moved(
            f"/subscriptions/{{id}}{COMPUTE}/skus",
            f"{SUBSCRIPTION}{COMPUTE}/skus",
            "get",
            operation("ListSkus"),
        )
    ],
)
def path_contains_subscription_id(item: PathItem) -> Iterator[Problem]:
    """The variable is called alike everywhere, so that a client fills it in once."""
    yield from _misnamed(item, "subscriptions", "{subscriptionId}")


@arm_rule(
    "AR203",
    "PathContainsResourceGroup",
    PathItem,
    severity=ERROR,
    only_if=lambda _, keys: not _METHODS.isdisjoint(keys),
    examples=[
        moved(
            f"{SUBSCRIPTION}/resourceGroups/{{group}}{COMPUTE}/virtualMachines",
            VMS,
            "get",
            operation("ListMachines"),
        )
    ],
)
def path_contains_resource_group(item: PathItem) -> Iterator[Problem]:
    """The variable is called alike everywhere, so that a client knows what to offer for it."""
    yield from _misnamed(item, "resourcegroups", "{resourceGroupName}")


def _misnamed(item: PathItem, keyword: str, variable: str) -> Iterator[Problem]:
    """Report what follows the keyword and is not the variable; upper and lower case are one."""
    segments = item.path.split("/")
    for segment, following in pairwise(segments):
        if segment.lower() == keyword and following and following.lower() != variable.lower():
            yield Problem(f"{quoted(following)} in the path is `{variable}`", item.place, at_key=True)
            return


@arm_rule(
    "AR204",
    "PathResourceProviderNamePascalCase",
    PathItem,
    severity=ERROR,
    fix=UNSAFE,
    examples=[
        moved(
            f"{GROUP}/providers/microsoft.compute/disks",
            f"{GROUP}{COMPUTE}/disks",
            "get",
            operation("ListDisks"),
        )
    ],
)
def path_resource_provider_name_pascal_case(item: PathItem) -> Iterator[Problem]:
    """Tools that compare ids take another spelling for another provider."""
    segments = item.path.split("/")
    for segment, provider in pairwise(segments):
        is_name = segment.lower() == "providers" and provider and not is_variable(provider)
        if is_name and not _PROVIDER.fullmatch(provider):
            fix = _respelt(item, provider, _capitalized(provider), _PROVIDER)
            yield Problem(f"provider {quoted(provider)} is not in Pascal case", item.place, fix, at_key=True)


def _capitalized(provider: str) -> str:
    return ".".join(part[:1].upper() + part[1:] for part in provider.split("."))


@arm_rule(
    "AR205",
    "PathResourceTypeNameCamelCase",
    PathItem,
    severity=ERROR,
    fix=UNSAFE,
    examples=[
        moved(f"{GROUP}{COMPUTE}/Disks", f"{GROUP}{COMPUTE}/disks", "get", operation("ListDisks")),
    ],
)
def path_resource_type_name_camel_case(item: PathItem) -> Iterator[Problem]:
    """Tools that compare ids take another spelling for another type."""
    for name in dict.fromkeys(ResourcePath.parse(item.path).types):
        if not is_variable(name) and not _TYPE.fullmatch(name):
            yield Problem(
                f"type {quoted(name)} is not in lower camel case",
                item.place,
                _respelt(item, name, name[:1].lower() + name[1:], _TYPE),
                at_key=True,
            )


def _respelt(item: PathItem, segment: str, better: str, good: re.Pattern[str]) -> Fix | None:
    """Spell a segment better, where that makes it good."""
    segments = [better if one == segment else one for one in item.path.split("/")]
    renamed = _renamed(item, "/".join(segments)) if good.fullmatch(better) else None
    return unsafe(renamed) if renamed is not None else None


def _renamed(item: PathItem, path: str) -> Rename | None:
    """Return the patch that gives the path another spelling, if no other path has that."""
    is_free = path not in lookup.members(item.definition, "paths")
    return Rename(item.tokens, path) if is_free else None


RULES = (
    subscriptions_and_resource_group_casing,
    path_contains_subscription_id,
    path_contains_resource_group,
    path_resource_provider_name_pascal_case,
    path_resource_type_name_camel_case,
)

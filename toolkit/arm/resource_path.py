"""Paths of Azure Resource Manager: a scope, a provider, and pairs of resource type and name."""

from enum import StrEnum
from typing import NamedTuple

# What Resource Manager has for a tenant, besides providers.
_OWN = frozenset(
    {"subscriptions", "tenants", "providers", "locations", "checkresourcename", "calculatetemplatehash"}
)


class ScopeKind(StrEnum):
    TENANT = "tenant"
    MANAGEMENT_GROUP = "management group"
    SUBSCRIPTION = "subscription"
    RESOURCE_GROUP = "resource group"
    RESOURCE = "resource"  # the resource that an extension resource belongs to
    ANY = "any"  # a variable, such as `{scope}`, stands for all of them


class ResourcePath(NamedTuple):
    """`{scope}/providers/{provider}/{type}/{name}/...`; segments as written, variables in braces.

    What Resource Manager has itself, such as resource groups, has no provider.
    """

    scope: tuple[str, ...]
    provider: str
    segments: tuple[str, ...]

    @classmethod
    def parse(cls, path: str) -> "ResourcePath":
        """Take a path apart. The last provider counts; upper and lower case of keywords are one."""
        whole = tuple(filter(None, path.partition("?")[0].split("/")))
        keywords = [segment.lower() for segment in whole]
        if "providers" in keywords[:-1]:
            start = len(keywords) - 2 - keywords[-2::-1].index("providers")
            return cls(whole[:start], whole[start + 1], whole[start + 2 :])
        start = _own_scope_length(keywords)
        return cls(whole[:start], "", whole[start:])

    @property
    def is_known(self) -> bool:
        """Whether the path is one of Resource Manager: it has a provider or a scope, or is its own."""
        return bool(self.provider or self.scope or (self.segments and self.segments[0].lower() in _OWN))

    @property
    def types(self) -> tuple[str, ...]:
        """The types, outermost first; of a path that ends in an action the action, too."""
        return self.segments[::2]

    @property
    def names(self) -> tuple[str, ...]:
        return self.segments[1::2]

    @property
    def resource_type(self) -> str:
        """The full name of the type, such as `Microsoft.Compute/virtualMachines`."""
        return "/".join(filter(None, (self.provider, *self.types)))

    @property
    def is_instance(self) -> bool:
        """Whether the path ends in the name of a resource."""
        return bool(self.segments) and len(self.segments) % 2 == 0

    @property
    def is_collection(self) -> bool:
        """Whether the path ends in a type, or in the name of an action."""
        return len(self.segments) % 2 == 1

    @property
    def parent(self) -> "ResourcePath | None":
        """The resource above; None where there is only the scope."""
        above = (len(self.segments) - 1) // 2 * 2
        return ResourcePath(self.scope, self.provider, self.segments[:above]) if above > 0 else None

    @property
    def scope_kind(self) -> ScopeKind:
        match [segment.lower() for segment in self.scope]:
            case []:
                return ScopeKind.TENANT
            case [first, *_] if is_variable(first):
                return ScopeKind.ANY
            case ["providers", "microsoft.management", "managementgroups", _]:
                return ScopeKind.MANAGEMENT_GROUP
            case ["subscriptions", _]:
                return ScopeKind.SUBSCRIPTION
            case ["subscriptions", _, "resourcegroups", _]:
                return ScopeKind.RESOURCE_GROUP
        return ScopeKind.RESOURCE

    def __str__(self) -> str:
        provider = ("providers", self.provider) if self.provider else ()
        return "/".join(("", *self.scope, *provider, *self.segments))


def is_variable(segment: str) -> bool:
    return segment.startswith("{") and segment.endswith("}")


def _own_scope_length(keywords: list[str]) -> int:
    """Return how many segments are the scope of something that has no provider."""
    match keywords:
        case ["subscriptions", _, "resourcegroups", _, _, *_]:
            return 4
        case ["subscriptions", _, _, *_]:
            return 2
        case [first, *_] if is_variable(first):
            return 1
    return 0

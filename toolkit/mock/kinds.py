"""The resource types that a connector's operations know, and what is known of each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from toolkit.arm.resource_path import ResourcePath, ScopeKind, is_variable
from toolkit.mock.routing import Route
from toolkit.mock.shapes import has_names, shape_of
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.schema_members import members

MOST = 200  # types; a connector has 256 operations at most


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of resources: where they are, the schema of one, and the operation whose examples fit it."""

    provider: str
    types: tuple[str, ...]
    home: ScopeKind
    schema: Any = None
    operation_id: str = ""
    is_listed: bool = False
    is_creatable: bool = False

    @property
    def name(self) -> str:
        return "/".join((self.provider, *self.types))

    @property
    def key(self) -> str:
        return self.name.lower()


Kinds = dict[str, Kind]


def kinds(definition: ApiDefinition, routes: Iterable[Route]) -> Kinds:
    """Return the types by their names in lower case, parents before children."""
    found: Kinds = {}
    for kind in (kind for route in routes for kind in _kinds(definition, route)):
        if len(found) < MOST or kind.key in found:
            known = found.get(kind.key)
            found[kind.key] = _joined(known, kind) if known else kind
    return dict(sorted(found.items(), key=lambda item: (len(item[1].types), item[0])))


def _kinds(definition: ApiDefinition, route: Route) -> Iterator[Kind]:
    """Yield the types that a path leads through, and the type of what it names or lists."""
    path = route.resource
    if not path.provider or is_variable(path.provider):
        return
    own = _own(definition, route, path)
    for length in range(1, len(path.types) + 1):
        types, names = path.types[:length], path.names[:length]
        if own and length == len(path.types):
            yield own
        elif len(names) == length and _is_resource(types, names):
            yield Kind(path.provider, types, path.scope_kind)


def _own(definition: ApiDefinition, route: Route, path: ResourcePath) -> Kind | None:
    operation, shape = route.operation, shape_of(route.operation)
    if not path.types or not all(map(_is_plain, path.types)):
        return None
    if operation.method == "get" and path.is_collection and shape.is_list and has_names(operation, shape):
        element = members(definition, shape.element)
        is_located = "location" in element.properties and path.scope_kind is ScopeKind.SUBSCRIPTION
        home = ScopeKind.RESOURCE_GROUP if is_located else path.scope_kind
        return Kind(path.provider, path.types, home, shape.element, is_listed=True)
    if path.is_instance and _is_resource(path.types, path.names) and operation.method in {"get", "put"}:
        is_put = operation.method == "put"
        schema = None if shape.is_list else shape.schema
        return Kind(path.provider, path.types, path.scope_kind, schema, operation.id, is_creatable=is_put)
    return None


def _joined(known: Kind, other: Kind) -> Kind:
    """Return what two operations tell of a type; what reads one resource knows best what it is like."""
    best = other if other.operation_id and not known.is_creatable and not other.is_creatable else known
    schema = best.schema if best.schema is not None else known.schema or other.schema
    is_narrower = other.operation_id and not known.operation_id
    return replace(
        known,
        home=other.home if is_narrower and other.home is not ScopeKind.ANY else known.home,
        schema=schema,
        operation_id=best.operation_id or known.operation_id or other.operation_id,
        is_listed=known.is_listed or other.is_listed,
        is_creatable=known.is_creatable or other.is_creatable,
    )


def _is_resource(types: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether a path names a resource that can be there or not; locations and singletons always are."""
    return is_variable(names[-1]) and _is_plain(types[-1]) and types[-1].lower() != "locations"


def _is_plain(segment: str) -> bool:
    return "{" not in segment

"""All that one mock knows: the connector's operations, what is stored, and what is under way."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.arm.resource_path import ResourcePath, ScopeKind
from toolkit.mock import seeds, values
from toolkit.mock.chance import Chance
from toolkit.mock.kinds import Kind, Kinds, kinds
from toolkit.mock.long_running import Ledger
from toolkit.mock.merging import overlaid
from toolkit.mock.routing import Router
from toolkit.mock.shapes import shape_of
from toolkit.mock.store import Entry, Store
from toolkit.swagger.nodes import ApiDefinition, Operation

Examples = Mapping[str, Mapping[str, Any]]  # bodies of answers, by operationId and status code

OWN = "Microsoft.Resources"  # the provider of what Resource Manager has itself


@dataclass(slots=True)
class World:
    definition: ApiDefinition
    router: Router
    examples: Examples
    chance: Chance
    page_size: int
    clock: Callable[[], float]
    ledger: Ledger
    kinds: Kinds = field(default_factory=dict)
    store: Store = field(default_factory=Store)

    def seed(self) -> None:
        """Fill the store with what an organisation has."""
        self.kinds = seeds.known_kinds(kinds(self.definition, self.router.routes))
        for entry in (*seeds.subscriptions(), *seeds.groups(self.chance)):
            self.store.put(entry)
        for kind in sorted(self.kinds.values(), key=lambda kind: len(kind.types)):
            parents = list(self.store.below("", kind.name.rpartition("/")[0])) if len(kind.types) > 1 else []
            for entry in seeds.resources(kind, self.chance, parents):
                self.store.put(entry)

    def kind(self, path: ResourcePath) -> Kind | None:
        """Return the type of a resource, if it is one that could be found without knowing its name."""
        kind = self.kinds.get(type_of(path).lower())
        is_findable = kind is not None and (kind.is_listed or kind.is_creatable or len(kind.types) == 1)
        return kind if is_findable else None

    def made(self, operation: Operation, chance: Chance) -> Any:
        """Return a body of an answer: the specification's example, or one made from the schema."""
        schema = shape_of(operation).schema
        example = self.example(operation.id)
        if schema is None:
            return None
        return values.made(self.definition, schema, chance) if example is None else example

    def example(self, operation_id: str) -> Any:
        """Return the body of an operation's example for a success; None where none is known."""
        known = self.examples.get(operation_id, {})
        found = next((known[code] for code in ("200", "201") if known.get(code) is not None), None)
        return deepcopy(found)

    def body(self, entry: Entry) -> dict[str, Any]:
        """Return the body of a resource, filled with all that its type has."""
        if not entry.is_sketch:
            return dict(entry.body)
        kind = self.kinds.get(entry.type.lower()) or self._own_kind(entry)
        example = self.example(kind.operation_id) if kind else None
        schema = kind.schema if kind else None
        full = values.made(self.definition, schema, self.chance.at(entry.key)) if example is None else example
        base = (
            {name: value for name, value in full.items() if name != "tags"} if isinstance(full, dict) else {}
        )
        body = overlaid(base, dict(entry.body))
        self.store.put(replace(entry, body=body, is_sketch=False))
        return dict(body)

    def _own_kind(self, entry: Entry) -> Kind | None:
        """Return what the connector knows of resource groups, or whatever has no provider in its path."""
        for route in self.router.routes:
            path, shape = route.resource, shape_of(route.operation)
            if not path.provider and route.operation.method == "get" and type_of(path) == entry.type:
                schema = shape.element if shape.is_list else shape.schema
                return Kind(OWN, path.types, path.scope_kind, schema)
        return None

    def entries(self, path: ResourcePath) -> Iterator[Entry]:
        """Yield the resources of a collection."""
        kind = self.kinds.get(type_of(path).lower())
        # What may be at any scope is inherited from the scopes above.
        is_inherited = kind is not None and kind.home is ScopeKind.ANY
        above = ResourcePath(path.scope[:2] if is_inherited else path.scope, "", ())
        yield from list(self.store.below(str(path.parent or above), type_of(path)))


def type_of(path: ResourcePath) -> str:
    """Return the full type; what Resource Manager has itself is of its own provider."""
    return path.resource_type if path.provider else "/".join((OWN, *path.types))

"""What new operations mean for the files of a connector: patches, and the containers made for them."""

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from toolkit import pointer
from toolkit.arm.imported import ImportedOperation
from toolkit.arm.resource_path import ResourcePath
from toolkit.generate.definitions import names_for
from toolkit.patch import Patch, Put
from toolkit.pointer import Tokens
from toolkit.swagger.nodes import Data
from toolkit.swagger.schema_references import renamed


@dataclass(frozen=True, slots=True)
class Parts:
    """Operations and the definitions that they bring, under names that are free or shared."""

    operations: tuple[ImportedOperation, ...]
    definitions: dict[str, Data]

    @classmethod
    def of(
        cls, operations: Iterable[ImportedOperation], present: Data, missing: Iterable[str] = ()
    ) -> "Parts":
        """Return the parts for a definition's data; a definition that is there already is shared.

        The names of the missing, to which something refers, stay free: it means something else.
        """
        named, new = [], dict[str, Data]()
        taken = ChainMap(new, _object(present, "definitions"), {name: {"$ref": ""} for name in missing})
        for operation in operations:
            names = names_for(operation.definitions, taken, _prefix(operation))
            named.append(replace(operation, operation=renamed(operation.operation, names)))
            for name, data in operation.definitions.items():
                if names[name] not in taken:
                    new[names[name]] = renamed(data, names)
        return cls(tuple(named), new)

    def patches(self, present: Data) -> Iterator[Patch]:
        """Yield the patches of the definition."""
        paths: dict[str, Data] = defaultdict(dict)
        for operation in self.operations:
            paths[operation.path][operation.method] = operation.operation
        items = _object(present, "paths")
        new = {path: methods for path, methods in paths.items() if path not in items}
        yield from _members(present, ("paths",), new)
        for path, methods in paths.items():
            if path in items:
                yield from (Put(("paths", path, method), data) for method, data in methods.items())
        yield from _members(present, ("definitions",), self.definitions)

    def containers(self, present: Data) -> frozenset[str]:
        """Return the pointers of the objects that come only to hold what is new."""
        sections = {"paths": bool(self.operations), "definitions": bool(self.definitions)}
        made: list[Tokens] = [
            (name,) for name, is_needed in sections.items() if is_needed and name not in present
        ]
        items = _object(present, "paths")
        made += [("paths", operation.path) for operation in self.operations if operation.path not in items]
        return frozenset(map(pointer.render, made))


def _members(present: Data, place: Tokens, new: Data) -> Iterator[Patch]:
    """Yield the patches that put members into an object, which may have to be made."""
    if new and place[-1] not in present:
        yield Put(place, new)
    elif new:
        yield from (Put((*place, name), data) for name, data in new.items())


def _prefix(operation: ImportedOperation) -> str:
    """Return what tells definitions of one name apart: for `Microsoft.Compute` Compute."""
    return ResourcePath.parse(operation.path).provider.rpartition(".")[2] or "Azure"


def _object(data: Data, name: str) -> Data:
    value = data.get(name)
    return value if isinstance(value, dict) else {}

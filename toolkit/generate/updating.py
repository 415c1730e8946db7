"""Bring operations that were added up to date with their sources, and keep what was edited since."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit import patch, pointer
from toolkit.arm.imported import ImportedOperation
from toolkit.connector.project import ConnectorProject
from toolkit.generate.adding import Known, seated_calls
from toolkit.generate.definitions import own_definitions
from toolkit.generate.lock import Lock, LockedOperation
from toolkit.generate.merging import merged, patches
from toolkit.generate.placing import Seats
from toolkit.generate.writing import Parts
from toolkit.patch import Patch, Put, Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data


@dataclass(frozen=True, slots=True)
class Updated:
    """An operation whose source has changed: the api-versions, and where edits were kept against it."""

    id: str
    before: str
    after: str
    kept: tuple[str, ...]  # pointers below the operation


@dataclass(frozen=True, slots=True)
class Update:
    """A connector after an update."""

    project: ConnectorProject
    lock: Lock
    operations: tuple[Updated, ...]


def is_newer(locked: LockedOperation, operation: ImportedOperation) -> bool:
    """Whether the source has something else now than what was added."""
    source = operation.provenance
    return (source.api_version, source.sha256) != (locked.api_version, locked.sha256)


def with_examples(lock: Lock, found: Iterable[tuple[str, ImportedOperation]]) -> Lock:
    """Return the lock with the examples that the sources of operations show now."""
    shown = {name: operation.examples for name, operation in found if operation.examples}
    operations = {
        name: replace(locked, examples=shown.get(name, locked.examples))
        for name, locked in lock.operations.items()
    }
    return replace(lock, operations=operations)


def updated(
    project: ConnectorProject, lock: Lock, newer: Mapping[str, ImportedOperation], known: Known
) -> Update:
    """Return the connector with the newer operations, given by the operationIds they have in the project.

    Definitions that only they use change with them. Raises PatchRefused where the text does not take it.
    """
    definition = ApiDefinition(project.definition)
    present = lookup.operations_by_id(definition)
    here = [present[name] for name in newer]
    own = own_definitions(definition, here, lock.definitions)
    parts = Parts.of(_placed(definition, newer, known), _without(definition.data, own))
    results = {
        one.id: merged(lock.operations[one.id].imported, present[one.id].data, one.operation)
        for one in parts.operations
    }
    changes = [
        change
        for name, result in results.items()
        for change in patches(present[name].tokens, present[name].data, result.value)
    ]
    changes += _definition_patches(definition.data, own, parts.definitions, lock)
    return Update(
        project.with_document(patch.apply(project.definition, changes)),
        _locked(lock, parts, own),
        tuple(
            Updated(
                one.id,
                lock.operations[one.id].api_version,
                one.provenance.api_version,
                tuple(map(pointer.render, results[one.id].kept)),
            )
            for one in parts.operations
        ),
    )


def _placed(
    definition: ApiDefinition, newer: Mapping[str, ImportedOperation], known: Known
) -> Iterator[ImportedOperation]:
    """Yield the operations under the names and paths that they have here, calling their helpers as here."""
    seats = Seats.of(definition)
    for operation in newer.values():
        yield seated_calls(seats.in_place_of(operation), seats, known)


def _without(data: Data, names: Collection[str]) -> Data:
    """Return the definition's data without some definitions, whose names are free again."""
    members = data.get("definitions")
    kept = (
        {name: one for name, one in members.items() if name not in names} if isinstance(members, dict) else {}
    )
    return {**data, "definitions": kept}


def _definition_patches(data: Data, own: Collection[str], new: Data, lock: Lock) -> Iterator[Patch]:
    members = data.get("definitions", {})
    for name in own:
        if name in new:
            value = merged(lock.definitions[name], members[name], new[name]).value
            yield from patches(("definitions", name), members[name], value)
        else:
            yield Remove(("definitions", name))
    added = {name: one for name, one in new.items() if name not in own}
    if added and "definitions" not in data:
        yield Put(("definitions",), added)
    else:
        yield from (Put(("definitions", name), one) for name, one in added.items())


def _locked(lock: Lock, parts: Parts, own: Collection[str]) -> Lock:
    operations = {
        one.id: replace(
            lock.operations[one.id],
            source=one.provenance.source,
            pointer=one.provenance.pointer,
            api_version=one.provenance.api_version,
            sha256=one.provenance.sha256,
            imported=one.operation,
            examples=one.examples,
        )
        for one in parts.operations
    }
    kept = {name: one for name, one in lock.definitions.items() if name not in own}
    return Lock({**lock.operations, **operations}, {**kept, **parts.definitions}, lock.containers)

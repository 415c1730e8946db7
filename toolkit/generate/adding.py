"""Add operations to a connector, with the helpers that their dropdowns need, as one change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit import patch
from toolkit.arm.imported import ImportedOperation
from toolkit.connector.project import ConnectorProject
from toolkit.generate import paging_policy
from toolkit.generate.definitions import own_definitions
from toolkit.generate.lock import Lock, LockedOperation
from toolkit.generate.placing import Key, Seat, Seats, calling, key_of
from toolkit.generate.writing import Parts
from toolkit.patch import Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data
from toolkit.swagger.schema_references import closure, referred

VISIBILITY = "x-ms-visibility"

Known = Mapping[str, ImportedOperation]  # operations by the ids under which others name them as helpers


@dataclass(frozen=True, slots=True)
class Wish:
    """An operation to add, and the options that it was imported with."""

    operation: ImportedOperation
    options: Data = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Addition:
    """A connector after an addition; the operationIds of what came, what helps it, and what was there."""

    project: ConnectorProject
    lock: Lock
    added: tuple[str, ...]
    helpers: tuple[str, ...]
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be written, seated, helpers apart; and the operationIds of what is there already.

    What came as a helper and is now wished is written anew as an action: it may have been no more than names.
    """

    actions: tuple[ImportedOperation, ...]
    helpers: tuple[ImportedOperation, ...]
    present: tuple[str, ...]


def added(project: ConnectorProject, lock: Lock, wishes: Sequence[Wish], known: Known) -> Addition:
    """Return the connector with the operations, the same in whatever order they are wished.

    What came as a helper and is now wished is shown to makers. Raises PatchRefused where the text of a file
    does not take the change.
    """
    plan = _plan(project, lock, [wish.operation for wish in wishes], known)
    data = project.definition.data
    missing = {*referred(data)}.difference(lookup.members(ApiDefinition(project.definition), "definitions"))
    parts = Parts.of(sorted((*plan.actions, *plan.helpers), key=_rank), data, missing)
    outgrown = _outgrown(project, lock, parts)
    changes = [*parts.patches(data), *(Remove(("definitions", name)) for name in outgrown)]
    definition = patch.apply(project.definition, changes)
    changed, containers = paging_policy.joined(
        project.with_document(definition), parts.operations, lock.operations
    )
    options = {key_of(wish.operation): wish.options for wish in wishes}
    return Addition(
        project=changed,
        lock=Lock(
            {**lock.operations, **dict(_locked(plan, parts, options))},
            {name: one for name, one in lock.definitions.items() if name not in outgrown} | parts.definitions,
            lock.containers | parts.containers(data) | containers,
        ),
        added=tuple(operation.id for operation in plan.actions),
        helpers=tuple(operation.id for operation in plan.helpers),
        present=plan.present,
    )


def _outgrown(project: ConnectorProject, lock: Lock, parts: Parts) -> set[str]:
    """Return the definitions of helpers that are written anew as actions and lead to others now."""
    definition = ApiDefinition(project.definition)
    present = lookup.operations_by_id(definition)
    here = [present[one.id] for one in parts.operations if one.id in present]
    own = own_definitions(definition, here, lock.definitions) if here else set[str]()
    members = {**lookup.members(definition, "definitions"), **parts.definitions}
    return own - closure(referred([one.operation for one in parts.operations]), members)


def _plan(
    project: ConnectorProject, lock: Lock, operations: Sequence[ImportedOperation], known: Known
) -> _Plan:
    wanted = {key_of(operation): operation for operation in operations}
    everything = _with_helpers(wanted, known)
    seats = Seats.of(ApiDefinition(project.definition))
    there = {key: seat for key, seat in seats.seats.items() if key in everything}
    new = {
        key: seats.seated(everything[key] if key in wanted else _hidden(everything[key]))
        for key in sorted(everything.keys() - there.keys(), key=lambda key: (key[1], key[0]))
    }
    new |= {
        key: seats.in_place_of(wanted[key])
        for key, seat in there.items()
        if key in wanted and _is_helper(lock, seat)
    }
    new = {key: seated_calls(operation, seats, known) for key, operation in new.items()}
    return _Plan(
        actions=tuple(operation for key, operation in new.items() if key in wanted),
        helpers=tuple(operation for key, operation in new.items() if key not in wanted),
        present=tuple(seat.id for key, seat in there.items() if key in wanted and key not in new),
    )


def _with_helpers(wanted: Mapping[Key, ImportedOperation], known: Known) -> dict[Key, ImportedOperation]:
    """Return operations with what their dropdowns call, and what the dropdowns of that call."""
    found = dict(wanted)
    pending = list(wanted.values())
    while pending:
        for helper in _called(pending.pop(), known):
            if key_of(helper) not in found:
                found[key_of(helper)] = helper
                pending.append(helper)
    return found


def _called(operation: ImportedOperation, known: Known) -> Iterator[ImportedOperation]:
    own = {helper.id: helper for helper in operation.helpers}
    for name in dict.fromkeys(dropdown.helper for dropdown in operation.dropdowns):
        if helper := own.get(name) or known.get(name):
            yield helper


def seated_calls(operation: ImportedOperation, seats: Seats, known: Known) -> ImportedOperation:
    """Return the operation calling its helpers as they are seated."""
    helpers = {
        helper.id: (helper, seats.seats[key_of(helper)])
        for helper in _called(operation, known)
        if key_of(helper) in seats.seats
    }
    return calling(operation, helpers)


def _hidden(helper: ImportedOperation) -> ImportedOperation:
    """Return a helper as makers do not see it; the visibility follows the texts, as everywhere."""
    data: Data = {}
    for key, value in helper.operation.items():
        if key != VISIBILITY:
            data[key] = value
        if key == "description":
            data[VISIBILITY] = "internal"
    return replace(helper, operation=data)


def _is_helper(lock: Lock, seat: Seat) -> bool:
    return seat.id in lock.operations and lock.operations[seat.id].is_helper


def _locked(plan: _Plan, parts: Parts, options: Mapping[Key, Data]) -> Iterator[tuple[str, LockedOperation]]:
    helpers = {operation.id for operation in plan.helpers}
    for operation in parts.operations:
        source = operation.provenance
        yield (
            operation.id,
            LockedOperation(
                source.source,
                source.pointer,
                source.operation_id,
                source.api_version,
                source.sha256,
                is_helper=operation.id in helpers,
                options=dict(options.get(key_of(operation), {})),
                imported=operation.operation,
                examples=operation.examples,
            ),
        )


def _rank(operation: ImportedOperation) -> Key:
    method, shape = key_of(operation)
    return shape, method

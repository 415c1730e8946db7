"""Remove operations from a connector, and what only they used: the inverse of adding them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit import patch, pointer
from toolkit.connector.project import ConnectorProject
from toolkit.errors import BadValue
from toolkit.generate import paging_policy
from toolkit.generate.lock import Lock
from toolkit.generate.named import operation_named
from toolkit.patch import Patch, Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Operation
from toolkit.swagger.schema_references import closure, referred

_SECTIONS = ("paths", "definitions")


@dataclass(frozen=True, slots=True)
class Removal:
    """A connector after a removal; the operationIds of what was named, and of helpers gone with it."""

    project: ConnectorProject
    lock: Lock
    removed: tuple[str, ...]
    helpers: tuple[str, ...]
    definitions: tuple[str, ...]


def removed(project: ConnectorProject, lock: Lock, ids: Iterable[str]) -> Removal:
    """Return the connector without the operations; raise BadValue where one is unknown or still called.

    Helpers that were added for dropdowns go with the last operation that calls them. Of the definitions go
    those that came with added operations, and those that only a removed operation of the project used.
    """
    definition = ApiDefinition(project.definition)
    named = [operation_named(definition, name) for name in dict.fromkeys(ids)]
    helpers = _idle_helpers(definition, lock, {operation.id for operation in named})
    gone = [*named, *helpers]
    names = [operation.id for operation in gone]
    unused = _unused_definitions(definition, gone, lock)
    document = patch.apply(project.definition, _patches(definition.data, gone, unused, lock))
    changed = paging_policy.left(project.with_document(document), names, lock.containers)
    return Removal(
        project=changed,
        lock=_without(lock, names, unused, document.data),
        removed=tuple(operation.id for operation in named),
        helpers=tuple(operation.id for operation in helpers),
        definitions=tuple(unused),
    )


def _idle_helpers(definition: ApiDefinition, lock: Lock, gone: Collection[str]) -> list[Operation]:
    """Return the helpers that nothing calls once the operations are gone; raise if one of these is called."""
    operations = lookup.operations_by_id(definition)
    left = {
        name: _calls(_with_definitions(definition, operation)) - {name}
        for name, operation in operations.items()
        if name not in gone
    }
    own = [data for name, data in _definitions(definition).items() if name not in lock.definitions]
    left |= {"definitions": _calls(own)}
    while True:
        called = set[str]().union(*left.values())
        idle = [name for name in left if _is_idle(name, lock, called)]
        if not idle:
            break
        left = {name: calls for name, calls in left.items() if name not in idle}
    still = sorted((name, caller) for caller, called in left.items() for name in called & {*gone})
    if still:
        name, caller = still[0]
        raise BadValue(f"`{name}` fills a dropdown of `{caller}`; remove that first, or both")
    return [operations[name] for name in operations if name not in left and name not in gone]


def _with_definitions(definition: ApiDefinition, operation: Operation) -> list[Any]:
    """Return an operation's data, and all definitions that it leads to."""
    definitions = _definitions(definition)
    names = closure(referred(operation.data), definitions)
    return [operation.data, *(definitions[name] for name in names)]


def _definitions(definition: ApiDefinition) -> Mapping[str, Any]:
    members = definition.data.get("definitions")
    return members if isinstance(members, dict) else {}


def _is_idle(name: str, lock: Lock, called: set[str]) -> bool:
    locked = lock.operations.get(name)
    return locked is not None and locked.is_helper and name not in called


def _calls(value: Any) -> set[str]:
    """Return the operations that the dynamic extensions in a value call."""
    found: set[str] = set()
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            for key, member in one.items():
                pending.append(member)
                if key.startswith("x-ms-dynamic-") and isinstance(member, dict):
                    found |= {name for name in _called(member) if isinstance(name, str)}
        elif isinstance(one, list):
            pending += one
    return found


def _called(dynamic: Data) -> Iterator[Any]:
    yield dynamic.get("operationId")
    for part in ("open", "browse"):
        if isinstance(dynamic.get(part), dict):
            yield dynamic[part].get("operationId")


def _unused_definitions(definition: ApiDefinition, gone: Iterable[Operation], lock: Lock) -> list[str]:
    definitions = _definitions(definition)
    removed = {id(operation.data) for operation in gone}
    leading = closure((name for operation in gone for name in referred(operation.data)), definitions)
    ours = leading & lock.definitions.keys() if all(one.id in lock.operations for one in gone) else leading
    kept = [value for key, value in definition.data.items() if key not in _SECTIONS]
    kept += [
        member
        for item in _objects(definition.data.get("paths"))
        for member in item.values()
        if id(member) not in removed
    ]
    kept += [data for name, data in definitions.items() if name not in ours]
    used = closure(referred(kept), definitions)
    return [name for name in definitions if name in ours and name not in used]


def _objects(value: Any) -> Iterator[Data]:
    for member in value.values() if isinstance(value, dict) else ():
        if isinstance(member, dict):
            yield member


def _patches(data: Data, gone: Iterable[Operation], unused: Collection[str], lock: Lock) -> Iterator[Patch]:
    """Yield what removes operations and definitions, and the containers that were made for them."""
    of_path: dict[str, list[Operation]] = defaultdict(list)
    for operation in gone:
        of_path[operation.path].append(operation)
    emptied = [path for path, operations in of_path.items() if _is_emptied(path, operations, data, lock)]
    if len(emptied) == len(data["paths"]) and _is_ours(lock, "paths"):
        yield Remove(("paths",))
    else:
        for path, operations in of_path.items():
            methods = [("paths", path, operation.method) for operation in operations]
            yield from map(Remove, [("paths", path)] if path in emptied else methods)
    if unused and len(unused) == len(data["definitions"]) and _is_ours(lock, "definitions"):
        yield Remove(("definitions",))
    else:
        yield from (Remove(("definitions", name)) for name in unused)


def _is_emptied(path: str, gone: Collection[Operation], data: Data, lock: Lock) -> bool:
    """Whether a path goes with its operations: it came with one, or holds nothing else and none was added."""
    left = data["paths"][path].keys() - {operation.method for operation in gone}
    if any(operation.id in lock.operations for operation in gone):
        return not left and _is_ours(lock, "paths", path)
    return set(left) <= {"parameters"}


def _is_ours(lock: Lock, *tokens: str) -> bool:
    return pointer.render(tokens) in lock.containers


def _without(lock: Lock, names: Collection[str], unused: Collection[str], data: Data) -> Lock:
    """Return the lock without what is gone from the definition's data."""
    operations = {name: locked for name, locked in lock.operations.items() if name not in names}
    if not operations:
        return Lock()
    return Lock(
        operations,
        {name: data for name, data in lock.definitions.items() if name not in unused},
        frozenset(one for one in lock.containers if not one.startswith("/") or _stands(data, one)),
    )


def _stands(data: Data, rendered: str) -> bool:
    try:
        pointer.resolve(data, pointer.parse(rendered))
    except LookupError:
        return False
    return True

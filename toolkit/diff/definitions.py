"""Compare two definitions: their operations, their address, and how they present themselves."""

from collections.abc import Iterator
from typing import Any

from toolkit.diff import operations
from toolkit.diff.change import ABSENT, Difference
from toolkit.diff.kinds import connector
from toolkit.diff.kinds import operations as kinds
from toolkit.diff.routes import Match, Operations, match
from toolkit.diff.routes import operations as operations_of
from toolkit.swagger.dynamic_calls import calls_of
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.values import identity
from toolkit.swagger.walk import walk

_TEXTS = ("title", "description", "version", "contact", "license", "termsOfService")


def differences(old: ApiDefinition, new: ApiDefinition) -> Iterator[Difference]:
    yield from _host(old, new)
    yield from _texts(old, new)
    before, after = operations_of(old), operations_of(new)
    found = match(before, after)
    yield from _one_sided(old, new, before, after, found)
    known = operations.Known({}, {})
    for name in found.common:
        yield from operations.differences(name, before[name], after[name], known)


def _one_sided(
    old: ApiDefinition, new: ApiDefinition, before: Operations, after: Operations, found: Match
) -> Iterator[Difference]:
    called = {call.operation_id for node in walk(new) for call in calls_of(node)}
    for name in found.gone:
        kind = kinds.REMOVED
        if before[name].is_internal:
            kind = kinds.CALLED_REMOVED if name in called else kinds.INTERNAL_REMOVED
        yield Difference(kind, name, ("operation", name), name, before[name].place, new.place / "paths")
    for name, other in found.renamed.items():
        places = before[name].place / "operationId", after[other].place / "operationId"
        yield Difference(kinds.RENAMED, name, ("operation", name), name, *places, name, other)
    for name in found.come:
        yield Difference(kinds.ADDED, name, ("operation", name), name, old.place / "paths", after[name].place)


def _host(old: ApiDefinition, new: ApiDefinition) -> Iterator[Difference]:
    for name, plain in (("host", _host_of), ("basePath", _base_of), ("schemes", _schemes_of)):
        before, after = plain(old.data.get(name)), plain(new.data.get(name))
        if before != after:
            places = old.place / name, new.place / name
            yield Difference(connector.HOST, "", (name,), name, *places, before or ABSENT, after or ABSENT)


def _host_of(value: Any) -> str:
    return value.strip().lower() if isinstance(value, str) else ""


def _base_of(value: Any) -> str:
    return f"/{value.strip().strip('/')}" if isinstance(value, str) else "/"


def _schemes_of(value: Any) -> list[str]:
    names = {one.lower() for one in value if isinstance(one, str)} if isinstance(value, list) else set()
    return sorted(names) or ["https"]


def _texts(old: ApiDefinition, new: ApiDefinition) -> Iterator[Difference]:
    before, after = (_info(one) for one in (old, new))
    for name in _TEXTS:
        if identity(before.get(name)) != identity(after.get(name)):
            yield Difference(
                connector.TEXT,
                "",
                ("info", name),
                f"info/{name}",
                old.place / "info" / name,
                new.place / "info" / name,
                before.get(name, ABSENT),
                after.get(name, ABSENT),
            )


def _info(definition: ApiDefinition) -> dict[str, Any]:
    value = definition.data.get("info")
    return value if isinstance(value, dict) else {}

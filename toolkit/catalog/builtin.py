"""The built-in catalog: what it has, for search, and the operations themselves, for adding."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from toolkit.catalog.entry import SOURCE, CatalogEntry, Flag
from toolkit.catalog.schemas import extra, rows_of
from toolkit.catalog.services import Data, Row, Service, request_of, service_of, shared, version_of
from toolkit.swagger.path_template import variables

if TYPE_CHECKING:
    from toolkit.arm.imported import ImportedOperation
    from toolkit.arm.options import Helper

_FLAGS = {
    "long-running": Flag.LONG_RUNNING,
    "secret-input": Flag.SECRET,
    "secret-output": Flag.SECRET,
    "destructive": Flag.DESTRUCTIVE,
    "privileged": Flag.PRIVILEGED,
}


@cache
def operations() -> Mapping[str, CatalogEntry]:
    """Return all operations by their operationIds, in the catalog's order."""
    return {name: _entry(service, name) for name, service in service_of().items()}


@cache
def load(name: str) -> "ImportedOperation":
    """Return an operation; raise KeyError where the catalog has none of that operationId."""
    # Importing what operations are made of takes longer than a search does.
    from toolkit.catalog import operations as written

    return written.load(name)


def helpers() -> "Mapping[str, ImportedOperation]":
    """Return the operations by the names under which dropdowns call them, each made when it is asked for."""
    return _Helpers()


def known_helpers() -> "Mapping[str, Helper]":
    """Return what an import has to know of the operations that can fill dropdowns."""
    from toolkit.arm.options import Helper  # as late as the above, for the same reason

    return {
        name: Helper(version_of(service, data), tuple(variables(request_of(data)[1])))
        for name, service in service_of().items()
        if {"page_of", "list_of"} & (data := service.operations[name]).keys()
    }


class _Helpers(Mapping[str, "ImportedOperation"]):
    def __getitem__(self, name: str) -> "ImportedOperation":
        return load(name)

    def __iter__(self) -> Iterator[str]:
        return iter(operations())

    def __len__(self) -> int:
        return len(operations())


def _entry(service: Service, name: str) -> CatalogEntry:
    data = service.operations[name]
    method, path = request_of(data)
    return CatalogEntry(
        id=name,
        summary=data["summary"],
        description=data["description"],
        method=method.upper(),
        path=path,
        api_version=version_of(service, data),
        source=SOURCE,
        flags=_flags(data),
        helpers=_helpers(service, data),
        words=f"{service.title} {data['search']}",
        operation_id=data["source"],
        pointer=service.pointer(name),
    )


def _flags(data: Data) -> tuple[Flag, ...]:
    paged = (Flag.PAGED,) if "page_of" in data else ()
    return tuple(dict.fromkeys((*paged, *(_FLAGS[flag] for flag in data.get("flags", ())))))


def _helpers(service: Service, data: Data) -> tuple[str, ...]:
    """Return the operations that fill the dropdowns of an operation, each once."""
    _, path = request_of(data)
    body = data.get("body", {})
    members = shared().schemas[body["like"]] if "like" in body else body
    rows = [service.parameters[name] for name in variables(path) if name != data.get("new")]
    named = _choices([*rows, *(row for _, row in rows_of(members))])
    return tuple(dict.fromkeys(named))


def _choices(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        more = extra(row)
        if "choices" in more:
            choices = more["choices"]
            yield choices["list"] if isinstance(choices, dict) else choices
        yield from _choices(more.get("fields", {}).values())

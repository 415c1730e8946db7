"""The path of an operation as a connector can have it: no query, one spelling, no slash at the end."""

import re
from dataclasses import dataclass
from typing import Any

from toolkit.arm.specification import SourceOperation, Specification
from toolkit.swagger.path_template import shape_of, variables

_QUERY = re.compile(r"[?#]")
_SLASHES = re.compile(r"/{2,}")
_GROUPS = re.compile(r"/resourcegroups(?=/|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ConnectorPath:
    path: str
    names: dict[str, str]  # the variables of the source, and what they are called here
    query: dict[str, str]  # what the source writes into the path
    is_overload: bool = False  # whether the source tells it from another path by its query alone

    def called(self, name: str) -> str:
        """Return what a variable of the source is called here."""
        return self.names.get(name, name)


def connector_path(specification: Specification, operation: SourceOperation) -> ConnectorPath:
    """Return the path; two that the platform takes for one are spelled like the first in the file."""
    own, query = _taken_apart(specification, operation.path)
    first = _spellings(specification).get(shape_of(own), own)
    names = dict(zip(variables(own), variables(first), strict=False))
    return ConnectorPath(first, names, query, operation.node.parent.steps[0] == "x-ms-paths")


def _spellings(specification: Specification) -> dict[str, str]:
    if "paths" not in specification.memory:
        found: dict[str, str] = {}
        for operation in specification.operations:
            path, _ = _taken_apart(specification, operation.path)
            found.setdefault(shape_of(path), path)
        specification.memory["paths"] = found
    known: dict[str, str] = specification.memory["paths"]
    return known


def _taken_apart(specification: Specification, written: str) -> tuple[str, dict[str, str]]:
    path, *rest = _QUERY.split(written, maxsplit=1)
    pairs = (pair.partition("=") for pair in "".join(rest).split("&"))
    query = {name: value for name, equals, value in pairs if equals and name and "{" not in value}
    whole = _GROUPS.sub("/resourceGroups", _SLASHES.sub("/", f"{_base_path(specification)}{path}"))
    return whole.rstrip("/") or "/", query


def _base_path(specification: Specification) -> str:
    """Return what stands before all paths: the base path, and of a host with parameters what follows them."""
    data = specification.data
    base = data.get("basePath")
    return (
        f"{_path_of_host(data.get('x-ms-parameterized-host'))}{base if isinstance(base, str) else ''}".rstrip(
            "/"
        )
    )


def _path_of_host(extension: Any) -> str:
    template = extension.get("hostTemplate") if isinstance(extension, dict) else None
    host = template.partition("://")[2] or template if isinstance(template, str) else ""
    _, slash, path = host.partition("/")
    return slash + path

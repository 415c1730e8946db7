"""Expressions in the parameters of policies, as far as what they refer to is known here.

They reach connection parameters, headers, query parameters, and, in a path, path parameters: `/v2/{id}`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.connector.api_properties import Policy, connection_parameters
from toolkit.connector.project import ConnectorProject

_call = re.compile(r"@(\w+)\(\s*'([^']*)'\s*(?:,\s*'([^']*)'\s*)?\)")
_other = re.compile(r"@\w+\(|@\{")  # an expression of another kind; an address of mail has an `@`, too
_brace = re.compile(r"\{([^{}]*)\}")


class NotSimulated(Exception):
    """A policy that needs what is not known, or is written in a way that cannot be read."""


@dataclass(frozen=True, slots=True)
class Known:
    """What expressions can refer to; the names of headers in lower case."""

    connection: Mapping[str, str]
    headers: Mapping[str, str]
    query: Mapping[str, str]
    path: Mapping[str, str]  # encoded


def evaluated(template: str, known: Known) -> str | None:
    """Return a text with all expressions in it evaluated; None where one refers to what is not known."""
    found: list[str | None] = []

    def of_call(match: re.Match[str]) -> str:
        found.append(_called(known, match[1].lower(), match[2], match[3]))
        return found[-1] or ""

    text = _call.sub(of_call, template)
    is_other = _other.search(_call.sub("", template)) is not None
    return None if is_other or None in found else text


def evaluated_path(template: str, known: Known) -> str | None:
    """Return a path with its expressions and path parameters evaluated."""
    names = _brace.findall(template)
    if not known.path.keys() >= set(names):
        return None
    return evaluated(_brace.sub(lambda match: known.path[match[1]], template), known)


def connection_values(project: ConnectorProject) -> dict[str, str]:
    """Return the connection parameters of which a value is known: their default."""
    found: dict[str, str] = {}
    for parameter in connection_parameters(project):
        default = parameter.data.get("defaultValue")
        if isinstance(default, str):
            found.setdefault(parameter.name, default)
    return found


def parameter(policy: Policy, name: str, default: str | None = None) -> str:
    """Return a parameter of a policy as written; raise NotSimulated where it must be there and is not."""
    found = policy.parameter(name)
    if found is None and default is None:
        raise NotSimulated
    return found.value if found else default or ""


def path_of(expression: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what a path starts at, `body` or `item`, and its names: `@body().a.b`; None where it is none."""
    match = re.fullmatch(r"@?(body|item)\(\)((?:[./][^./@()]+)*)", expression.strip())
    return (match[1], tuple(re.split(r"[./]", match[2])[1:])) if match else None


def at(value: Any, names: tuple[str, ...]) -> Any:
    """Return the member at the names; None where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _called(known: Known, function: str, name: str, default: str | None) -> str | None:
    match function:
        case "connectionparameters":
            return known.connection.get(name, default)
        case "headers":
            return known.headers.get(name.lower(), default)
        case "queryparameters":
            return known.query.get(name, default)
    return None

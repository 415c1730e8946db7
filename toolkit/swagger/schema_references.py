"""References to `definitions` in plain data: which a value leads to, and how they are renamed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from toolkit.swagger.lookup import target_name
from toolkit.swagger.nodes import Data, Schema

_PREFIX = "#/definitions/"


def referred(value: Any) -> Iterator[str]:
    """Yield the names of the definitions that a value refers to, as often as it does."""
    pending = [value]
    while pending:
        found = pending.pop()
        if isinstance(found, dict):
            name = target_name(found.get("$ref"), Schema)
            if name is not None:
                yield name
            pending += found.values()
        elif isinstance(found, list):
            pending += found


def closure(names: Iterable[str], definitions: Mapping[str, Any]) -> set[str]:
    """Return the definitions of these names and all that they lead to."""
    found: set[str] = set()
    pending = [name for name in names if name in definitions]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += (other for other in referred(definitions[name]) if other in definitions)
    return found


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Return a copy of a value in which references follow definitions to their new names."""
    return mapped(value, lambda data: _renamed(data, names))


def mapped(value: Any, change: Callable[[Data], Data]) -> Any:
    """Return a copy of a value in which each object, the members of it first, is changed."""
    if isinstance(value, dict):
        return change(
            {
                key: mapped(member, change) if isinstance(member, (dict, list)) else member
                for key, member in value.items()
            }
        )
    return [mapped(element, change) for element in value] if isinstance(value, list) else value


def _renamed(data: Data, names: Mapping[str, str]) -> Data:
    name = target_name(data.get("$ref"), Schema)
    return {**data, "$ref": _PREFIX + names[name]} if name is not None and name in names else data

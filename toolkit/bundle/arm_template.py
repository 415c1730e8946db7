"""Strings of an ARM template: one in brackets is an expression, unless it starts with two."""

import re
from typing import Any

Data = dict[str, Any]

_reference = re.compile(r"\[\s*(parameters|variables)\(\s*'([^']+)'\s*\)\s*\]").fullmatch


_HOPS = 10  # references may lead to references, even in a circle
_LONGEST = 200  # characters; what stands in place of IDs and addresses has fewer


class Unresolved(str):
    """An expression whose value is known only when the template is deployed."""

    __slots__ = ()


def literal(value: Any) -> Any:
    """Return data as a template has to hold it, so that no string of it is taken for an expression."""
    match value:
        case dict():
            return {literal(key): literal(member) for key, member in value.items()}
        case list():
            return [literal(item) for item in value]
        case str() if _is_bracketed(value):
            return f"[{value}"
    return value


def is_expression(text: str) -> bool:
    return _is_bracketed(text) and not text.startswith("[[")


def unescaped(text: str) -> str:
    return text[1:] if _is_bracketed(text) and text.startswith("[[") else text


def evaluated(value: Any, template: Data) -> Any:
    """Return data of a template as it would be deployed with the defaults of its parameters.

    A reference by itself may stand for anything, one inside something else only for a scalar: else a small
    template could swell without end.
    """
    found = _followed(value, template)
    match found:
        case dict():
            return {unescaped(key): _inside(member, template) for key, member in found.items()}
        case list():
            return [_inside(item, template) for item in found]
    return _plain(found)


def resources(template: Data) -> list[Data]:
    """Return the resources, of a list or by symbolic name."""
    found = template.get("resources")
    members = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return [resource for resource in members if isinstance(resource, dict)]


def _is_bracketed(text: str) -> bool:
    return text.startswith("[") and text.endswith("]")


def _inside(value: Any, template: Data) -> Any:
    match value:
        case dict():
            return {unescaped(key): _inside(member, template) for key, member in value.items()}
        case list():
            return [_inside(item, template) for item in value]
    found = _followed(value, template)
    is_small = not isinstance(found, dict | list) and len(str(found)) <= _LONGEST
    return _plain(found if is_small else value)


def _plain(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return Unresolved(value) if is_expression(value) else unescaped(value)


def _followed(value: Any, template: Data) -> Any:
    """Return what a reference leads to, over others if need be; the value itself where it leads nowhere."""
    for _ in range(_HOPS):
        match = _reference(value) if isinstance(value, str) else None
        if match is None:
            return value
        section = template.get(match[1])
        found = section.get(match[2]) if isinstance(section, dict) else None
        if match[1] == "parameters":
            found = found.get("defaultValue") if isinstance(found, dict) else None
        if found is None:
            return value
        value = found
    return value

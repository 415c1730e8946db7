"""Policies that change a property of a body, of a request or of an answer.

All of them name the property by its parent, `@body().orders`, and a path below it; where the parent is an
array, each of its elements is changed, and is what `@item()` means. How a list of delimiters is written is
documented nowhere: each character is taken as one.
"""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

from toolkit.connector.api_properties import Policy
from toolkit.preview.trying.expressions import Known, NotSimulated, at, evaluated, parameter, path_of
from toolkit.swagger.values import spelled

Data = dict[str, Any]
Names = tuple[str, ...]


def changed(policy: Policy, name: str, body: Any, known: Known) -> Any:
    """Return the body that a policy makes of another; raise NotSimulated."""
    whole = {"body": copy.deepcopy(body)}
    if name == "setproperty":
        _set_property(policy, whole, known)
        return whole["body"]
    convert = _CONVERSIONS.get(name)
    if convert is None:
        raise NotSimulated
    for holder, item in _holders(policy, whole):
        value = at(holder, _below(policy))
        if value is not None:
            _put(whole, item, _path(policy, "newPropertyPath"), convert(policy, copy.deepcopy(value)))
    return whole["body"]


def _set_property(policy: Policy, whole: Data, known: Known) -> None:
    below = tuple(parameter(policy, "newPropertySubPathTemplate").split("/"))
    start, names = _path(policy, "newPropertyParentPathTemplate")
    value = _given(parameter(policy, "propertyValuePathTemplate"), whole, known)
    if value is None or start != "body":
        raise NotSimulated
    parent = at(whole, ("body", *names))
    for holder in parent if isinstance(parent, list) else [parent]:
        if isinstance(holder, dict):
            _set(holder, below, copy.deepcopy(value))


def _given(template: str, whole: Data, known: Known) -> Any:
    """Return a value: that at a path, that in brackets, which makes it an array, or a text."""
    listed = re.fullmatch(r"\[\{(.*)\}\]", template.strip())
    path = path_of(listed[1] if listed else template)
    if path is None:
        return None if listed else evaluated(template, known)
    value = at(whole, (path[0], *path[1]))
    return [value] if listed and value is not None else value


def _holders(policy: Policy, whole: Data) -> Iterator[tuple[Any, Any]]:
    """Yield what the property is in, each with what `@item()` means there."""
    start, names = _path(policy, "propertyParentPath")
    parent = at(whole, (start, *names))
    is_each = isinstance(parent, list) and bool(_below(policy))
    for holder in parent if is_each else [parent]:
        yield holder, holder


def _below(policy: Policy) -> Names:
    path = policy.parameter("propertySubPath")
    return () if path is None or path.value in {"", "null"} else tuple(re.split(r"[./]", path.value))


def _put(whole: Data, item: Any, path: tuple[str, Names], value: Any) -> None:
    start, names = path
    holder = whole if start == "body" else {"item": item}
    _set(holder, (start, *names), value)


def _set(holder: Data, names: Names, value: Any) -> None:
    """Set a member, and make what is missing on the way to it."""
    for name in names[:-1]:
        below = holder.setdefault(name, {})
        if not isinstance(below, dict):
            return
        holder = below
    holder[names[-1]] = value


def _path(policy: Policy, name: str) -> tuple[str, Names]:
    path = path_of(parameter(policy, name))
    if path is None:
        raise NotSimulated
    return path


def _replaced(policy: Policy, value: Any) -> Any:
    old, new = parameter(policy, "sourceString"), parameter(policy, "replacementString", "")
    return value.replace(old, new) if isinstance(value, str) and old else value


def _encoded(_: Policy, value: Any) -> Any:
    return quote(value.encode(errors="replace"), safe="") if isinstance(value, str) else value


def _parted(policy: Policy, value: Any) -> Any:
    child, delimiters = parameter(policy, "childPropertyName"), parameter(policy, "delimiterList")
    if not isinstance(value, str) or not delimiters:
        return value
    return [{child: part} for part in re.split(f"[{re.escape(delimiters)}]", value)]


def _listed(policy: Policy, value: Any) -> Any:
    key, member = parameter(policy, "keyName", "key"), parameter(policy, "valueName", "value")
    return [{key: name, member: one} for name, one in value.items()] if isinstance(value, dict) else value


def _keyed(policy: Policy, value: Any) -> Any:
    path = path_of(parameter(policy, "keyWithinCollectionPath"))
    names = path[1] if path else tuple(parameter(policy, "keyWithinCollectionPath").split("/"))
    if not isinstance(value, list) or not names:
        return value
    is_kept = parameter(policy, "retainKey", "true").lower() == "true"
    found: Data = {}
    for element in value:
        key = at(element, names)
        if key is not None:
            found[spelled(key)] = element if is_kept else _without(element, names)
    return found


def _without(element: Data, names: Names) -> Data:
    at(element, names[:-1]).pop(names[-1])
    return element


_CONVERSIONS: dict[str, Callable[[Policy, Any], Any]] = {
    "stringreplace": _replaced,
    "encodepropertyvalue": _encoded,
    "stringtoarray": _parted,
    "convertobjecttoarray": _listed,
    "convertarraytoobject": _keyed,
}
POLICIES = frozenset({"setproperty", *_CONVERSIONS})

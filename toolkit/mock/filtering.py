"""`$filter`: comparisons of properties, joined by `and` and `or`, as far as lists of resources know them."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from toolkit.mock.errors import bad_query

_LONGEST = 2_000
_FUNCTIONS: Mapping[str, Callable[[str, str], bool]] = {
    "startswith": lambda value, text: value.startswith(text),
    "endswith": lambda value, text: value.endswith(text),
    "contains": lambda value, text: text in value,
    "substringof": lambda value, text: text in value,
}
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "ge": operator.ge,
    "gt": operator.gt,
    "le": operator.le,
    "lt": operator.lt,
}
_LITERAL = r"'(?:[^']|'')*'|[-+\w.:]+"
_TERM = re.compile(
    rf"\s*(?:(?P<name>[\w/.]+)\s+(?P<is>{'|'.join(_COMPARISONS)})\s+(?P<value>{_LITERAL})"
    rf"|(?P<function>\w+)\((?P<first>{_LITERAL}|[\w/.]*)(?:\s*,\s*(?P<second>{_LITERAL}|[\w/.]+))?\))\s*",
    re.IGNORECASE,
)
_JOIN = re.compile(r"(and|or)\b", re.IGNORECASE)
_CALLED_OTHERWISE = {"resourcetype": "type"}
_OF_TAGS = frozenset({"tagname", "tagvalue"})

Claim = Callable[[Any], bool]


def filtered(elements: Iterable[Any], text: str | None) -> list[Any]:
    """Return the elements for which the filter is true; a property that an element has not is no obstacle."""
    if not text or not text.strip():
        return list(elements)
    alternatives = _alternatives(text)
    return [one for one in elements if any(all(claim(one) for claim in claims) for claims in alternatives)]


def _alternatives(text: str) -> list[list[Claim]]:
    """Return what is to be true: all claims of one of the lists, for `and` binds closer than `or`."""
    found: list[list[Claim]] = [[]]
    offset = 0
    while len(text) <= _LONGEST and (term := _TERM.match(text, offset)):
        found[-1].append(_claim(term))
        offset = term.end()
        if offset == len(text):
            return found
        join = _JOIN.match(text, offset)
        if join is None:
            break
        if join[1].lower() == "or":
            found.append([])
        offset = join.end()
    raise bad_query("InvalidFilterInQueryString", "$filter", text[:_LONGEST])


def _claim(term: re.Match[str]) -> Claim:
    if term["name"]:
        return _comparison(term["name"], _COMPARISONS[term["is"].lower()], _value(term["value"]))
    function = _FUNCTIONS.get(term["function"].lower())
    if (
        function is None or term["second"] is None
    ):  # such as `atScope()`: what is asked for at a scope is there
        return lambda _: True
    first, second = term["first"], term["second"]
    name, text = (second, first) if first.startswith("'") else (first, second)
    wanted = str(_value(text)).lower()
    return lambda one: (found := _found(one, name)) is None or function(str(found).lower(), wanted)


def _comparison(name: str, compare: Callable[[Any, Any], bool], wanted: Any) -> Claim:
    def holds(found: Any) -> bool:
        if isinstance(found, str) or isinstance(wanted, str):
            return compare(str(found).lower(), str(wanted).lower())
        return compare(found, wanted)

    if name.lower() in _OF_TAGS:
        return lambda one: any(map(holds, _tags(one, name.lower())))
    return lambda one: (found := _found(one, name)) is None or holds(found)


def _tags(one: Any, name: str) -> list[str]:
    tags = one.get("tags") if isinstance(one, dict) else None
    pairs = tags.items() if isinstance(tags, dict) else ()
    return [str(key if name == "tagname" else value) for key, value in pairs]


def _found(one: Any, name: str) -> Any:
    """Return the property of a name, itself or below `properties`."""
    found = _at(one, _CALLED_OTHERWISE.get(name.lower(), name))
    return _at(one, f"properties/{name}") if found is None else found


def _at(value: Any, path: str) -> Any:
    for name in path.replace(".", "/").split("/"):
        members = value if isinstance(value, dict) else {}
        value = next((one for key, one in members.items() if key.lower() == name.lower()), None)
    return value if isinstance(value, (str, int, float)) else None


def _value(literal: str) -> Any:
    if literal.startswith("'"):
        return literal[1:-1].replace("''", "'")
    if literal.lower() in {"true", "false"}:
        return literal.lower() == "true"
    try:
        return float(literal)
    except ValueError:
        return literal

"""Say in a maker's words where a pointer leads: `GET /subscriptions › parameter api-version › default`."""

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.pointer import resolve
from toolkit.report.terminal import shortened
from toolkit.swagger.nodes import METHODS

SEPARATOR = " › "

# They say nothing that the next step does not; `properties` only at the root of apiProperties.json.
_SILENT = frozenset({"schema", "items", "properties"})
# What the members of a collection are called, before their names.
_COLLECTIONS = {
    "paths": "",
    "properties": "",
    "parameters": "parameter ",
    "responses": "response ",
    "definitions": "definition ",
    "headers": "header ",
    "securityDefinitions": "security definition ",
    "policyTemplateInstances": "policy ",
    "connectionParameters": "connection parameter ",
}


def trail(data: Any, tokens: Sequence[str]) -> str:
    """Return the way to a value of a document; `tokens` may go beyond what the data holds."""
    return SEPARATOR.join(steps(data, tokens))


def steps(data: Any, tokens: Sequence[str]) -> Iterator[str]:
    """Yield the steps of the way, long names cut."""
    return map(shortened, _steps(data, tokens))


def _steps(data: Any, tokens: Sequence[str]) -> Iterator[str]:
    index = 0
    while index < len(tokens):
        step, following = tokens[index], tokens[index + 1 : index + 3]
        if step == "paths" and len(following) > 1 and following[1] in METHODS:
            index += 3
            yield f"{following[1].upper()} {following[0]}"
        elif step in _COLLECTIONS and following and not (step == "properties" and index == 0):
            index += 2
            yield _COLLECTIONS[step] + _name(data, tokens[:index])
        else:
            index += 1
            if step not in _SILENT or not following:
                yield step


def _name(data: Any, tokens: Sequence[str]) -> str:
    """Return what an element of a list is called; the members of an object are called by their keys."""
    token = tokens[-1]
    element = _at(data, tokens) if token.isdecimal() else None
    if not isinstance(element, dict):
        return token
    name = element.get("name") or element.get("title") or element.get("$ref")
    return name if isinstance(name, str) else token


def _at(data: Any, tokens: Sequence[str]) -> Any:
    try:
        return resolve(data, tuple(tokens))
    except LookupError:
        return None

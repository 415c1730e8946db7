"""Say in a maker's words where a pointer leads: `GET /subscriptions › parameter api-version › default`."""

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.pointer import resolve
from toolkit.report.terminal import shortened
from toolkit.swagger.nodes import METHODS

SEPARATOR = " › "

# They say nothing that the next step does not; `properties` only at the root of apiProperties.json.
_SILENT = frozenset({"schema", "items", "properties"})
_COLLECTIONS = {
    "paths": "{}",
    "properties": "{}",
    "parameters": "parameter {}",
    "responses": "response {}",
    "definitions": "definition {}",
    "headers": "header {}",
    "securityDefinitions": "security definition {}",
    "policyTemplateInstances": "policy {}",
    "connectionParameters": "connection parameter {}",
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
        step, rest = tokens[index], tokens[index + 1 :]
        taken = 1
        if step == "paths" and len(rest) > 1 and rest[1] in METHODS:
            taken = 3
            yield f"{rest[1].upper()} {rest[0]}"
        elif step in _COLLECTIONS and rest and not (step == "properties" and index == 0):
            taken = 2
            yield _COLLECTIONS[step].format(_name(_below(_below(data, step), rest[0]), rest[0]))
        elif step not in _SILENT or not rest:
            yield step
        for passed in tokens[index : index + taken]:
            data = _below(data, passed)
        index += taken


def _below(data: Any, token: str) -> Any:
    try:
        return resolve(data, (token,))
    except LookupError:
        return None


def _name(value: Any, token: str) -> str:
    """Return what an element of a list is called; the members of an object are called by their keys."""
    if not token.isdecimal() or not isinstance(value, dict):
        return token
    name = value.get("name") or value.get("title") or value.get("$ref")
    return name if isinstance(name, str) else token

"""Calls of other operations, as the designer makes them to fill a dropdown or to learn a schema.

Source: the designer's own reading of the extensions. A call of the older ones also passes the defaults of
what it leaves out; one of their successors is resolved by a service, which passes only what is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.designer.card import Card, every_field
from toolkit.designer.sources import is_named, key_of
from toolkit.preview.trying.answers import error_of
from toolkit.preview.trying.bodies import Given
from toolkit.preview.trying.expressions import at
from toolkit.preview.trying.inputs import checked
from toolkit.preview.trying.message import Request, Send, unsendable
from toolkit.preview.trying.preparing import prepared
from toolkit.swagger import lookup
from toolkit.swagger.dynamic_calls import SCHEMA, VALUES
from toolkit.swagger.dynamic_names import inputs, meanings
from toolkit.swagger.dynamic_paths import is_well_formed, names_in
from toolkit.swagger.nodes import ApiDefinition, Data, Operation

_OLDER = frozenset({VALUES, SCHEMA})
_REFERENCES = ("parameterReference", "parameter")
_OF_NODE = ("selectedItemValuePath", "value-property")  # of a tree, of a file picker


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks: a card, with what is filled in so far; below a node of a tree, if it is one."""

    project: ConnectorProject
    card: Card
    values: Mapping[str, Any]
    send: Send
    node: Any = None


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to a call, or why there is none."""

    data: Any = None
    request: Request | None = None
    problem: str = ""


async def ask(asking: Asking, call: Data, extension: str) -> Told:
    """Call the operation that a part of an extension names."""
    name = call.get("operationId")
    called = lookup.operations_by_id(ApiDefinition(asking.project.definition)).get(str(name))
    if called is None:
        return Told(problem=f"no operation is called `{str(name or '?')[:200]}`")
    passed, missing = _passed(asking, call, called, extension)
    if missing:
        return Told(problem=f"fill in {' and '.join(missing)} first")
    given = _with_defaults(called, passed) if extension in _OLDER else passed
    asked = prepared(asking.project, called, Given(given, has_defaults=extension in _OLDER)).request
    problem = unsendable(asked)
    if problem:
        return Told(problem=problem)
    response = await asking.send(asked)
    if response.status >= 300:
        why = error_of(response.data)
        told = f"`{called.id}` answers {response.status} {response.reason}".rstrip()
        return Told(None, asked, f"{told}: {why}" if why else told)
    return Told(response.data, asked)


def filled_in(card: Card, sent: Mapping[str, Any], definition: ApiDefinition) -> Mapping[str, Any]:
    """Return what the page has sent by the keys of fields, as far as it is right already."""
    return checked(every_field(card.fields), sent, definition).values


def value_at(value: Any, path: Any) -> Any:
    """Return what a path of an extension leads to; the value itself where there is no path."""
    return at(value, names_in(path)) if isinstance(path, str) and is_well_formed(path) else None


def _passed(
    asking: Asking, call: Data, called: Operation, extension: str
) -> tuple[dict[str, Any], list[str]]:
    """Return what a call passes by the keys of fields, and the labels of the fields that it waits for."""
    passed: dict[str, Any] = {}
    missing: list[str] = []
    parameters = call.get("parameters")
    for name, entry in parameters.items() if isinstance(parameters, dict) else ():
        key, is_needed = _target(called, name)
        reference = _reference(entry)
        if reference is None:
            value = _static(asking, entry, extension)
        else:
            known = every_field(asking.card.fields)
            source = next((one for one in known if is_named(one.key, reference)), None)
            value = asking.values.get(source.key) if source else None
            if value in (None, "") and is_needed:
                missing.append(source.label if source else f"`{reference[:200]}`, which no field fills in,")
        if key and value not in (None, ""):
            passed[key] = value
    return passed, missing


def _target(called: Operation, name: str) -> tuple[str, bool]:
    """Return the key of what a name of `parameters` means, and whether the called operation requires it."""
    if not is_well_formed(name):
        return "", False
    found = meanings(called, name)
    if found.parameter is not None:
        location = str(inputs(called).parameters[name].get("in"))
        is_needed = found.parameter.is_required or location == "path"
        return ("body" if location == "body" else key_of(location, name)), is_needed
    if found.first is None:
        return "", False
    return key_of("body", *names_in(found.first.name)[1:]), found.first.is_required


def _static(asking: Asking, entry: Any, extension: str) -> Any:
    if not isinstance(entry, dict):
        return entry if extension in _OLDER else None
    of_node = next((key for key in _OF_NODE if key in entry), None)
    return value_at(asking.node, entry[of_node]) if of_node else entry.get("value")


def _reference(entry: Any) -> str | None:
    found = [entry.get(key) for key in _REFERENCES] if isinstance(entry, dict) else []
    return next((one for one in found if isinstance(one, str)), None)


def _with_defaults(called: Operation, passed: Mapping[str, Any]) -> dict[str, Any]:
    defaults = {
        key_of(str(parameter.location), name): parameter.data["default"]
        for parameter in lookup.effective_parameters(called)
        if parameter.location != "body" and "default" in parameter.data
        if isinstance(name := parameter.data.get("name"), str)
    }
    return {**defaults, **passed}

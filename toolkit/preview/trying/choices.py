"""What a dropdown or a picker offers, asked as the designer asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.designer.card import Card, Field
from toolkit.designer.schemas import members
from toolkit.preview.trying import limits
from toolkit.preview.trying.dynamic import Asking, ask, filled_in
from toolkit.preview.trying.message import Request, Send
from toolkit.preview.trying.offers import Entry, Paths, entries
from toolkit.swagger import lookup
from toolkit.swagger.dynamic_calls import CAPABILITIES, LIST, TREE, VALUES
from toolkit.swagger.nodes import ApiDefinition, Data

_PICKER = "file-picker"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a dropdown offers, or why it offers nothing; and what was sent to learn it."""

    choices: tuple[Entry, ...] = ()
    problem: str = ""
    requests: tuple[Request, ...] = ()


async def choices(
    project: ConnectorProject,
    card: Card,
    field: Field,
    sent: Mapping[str, Any],
    send: Send,
    node: Any = None,
) -> Choices:
    """Return the choices of a field, given what the page has sent; of a tree those below a node."""
    definition = ApiDefinition(project.definition)
    data = limits.declared(definition, field)
    extension = field.source.extension if field.source else ""
    if extension not in {VALUES, LIST, TREE}:
        return Choices(tuple(Entry(one.value, one.label) for one in field.choices))
    asking = Asking(project, card, filled_in(card, sent, definition), send, node)
    found = _asked(definition, members(data, extension), extension, node is not None)
    if isinstance(found, str):
        return Choices(problem=found)
    call, paths, settings = found
    told = await ask(asking, call, extension)
    requests = (told.request,) if told.request else ()
    if told.problem:
        return Choices(problem=told.problem, requests=requests)
    return Choices(tuple(entries(told.data, paths, settings)), requests=requests)


def _asked(
    definition: ApiDefinition, dynamic: Data, extension: str, is_below: bool
) -> tuple[Data, Paths, Data] | str:
    """Return the call to make, how its answer is read, and the settings of a tree; or why there is none."""
    if "builtInOperation" in dynamic:
        return f"`{dynamic['builtInOperation']}` is answered by the platform alone"
    if extension == LIST:
        return dynamic, Paths.of_list(dynamic), {}
    if extension == TREE:
        part = members(dynamic, "browse" if is_below else "open")
        return part, Paths.of_list(part), members(dynamic, "settings")
    if "capability" in dynamic:
        return _picker(definition, dynamic, is_below)
    return dynamic, Paths.of_values(dynamic), {}


def _picker(definition: ApiDefinition, dynamic: Data, is_below: bool) -> tuple[Data, Paths, Data] | str:
    picker = members(lookup.members(definition, CAPABILITIES), _PICKER)
    if not picker:
        return f"the definition has no `{CAPABILITIES}` with a `{_PICKER}`"
    return members(picker, "browse" if is_below else "open"), Paths.of_values({**picker, **dynamic}), {}

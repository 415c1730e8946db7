"""The fields of a value whose schema another operation tells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.designer import bodies
from toolkit.designer.card import Card, Field
from toolkit.designer.schemas import View
from toolkit.pointer import parse
from toolkit.preview.trying import limits
from toolkit.preview.trying.dynamic import Asking, ask, filled_in, value_at
from toolkit.preview.trying.message import Request, Send
from toolkit.swagger.dynamic_calls import PROPERTIES, SCHEMA
from toolkit.swagger.nodes import ApiDefinition, Data

_PATHS = {SCHEMA: "value-path", PROPERTIES: "itemValuePath"}


@dataclass(frozen=True, slots=True)
class Learnt:
    """The fields, or why there are none; and what was sent to learn them."""

    fields: tuple[Field, ...] = ()
    problem: str = ""
    requests: tuple[Request, ...] = ()


async def fields(
    project: ConnectorProject, card: Card, field: Field, sent: Mapping[str, Any], send: Send
) -> Learnt:
    """Return the fields that stand in the place of one with a dynamic schema."""
    extension = field.source.extension if field.source else ""
    if extension not in _PATHS:
        return Learnt(problem="the schema of the field is written in the definition")
    definition = ApiDefinition(project.definition)
    call = limits.declared(definition, field).get(extension)
    if not isinstance(call, dict):
        return Learnt(problem=f"`{extension}` is no object")
    asking = Asking(project, card, filled_in(card, sent, definition), send)
    told = await ask(asking, call, extension)
    requests = (told.request,) if told.request else ()
    schema = None if told.problem else _schema(told.data, extension, call)
    if schema is None:
        return Learnt(problem=told.problem or _no_schema(call, extension), requests=requests)
    return Learnt(tuple(_fields(definition, field, schema)), requests=requests)


def _schema(answer: Any, extension: str, call: Data) -> Data | None:
    """Return the schema. Without a path, the older extension takes an answer for the `properties` of one."""
    path = call.get(_PATHS[extension])
    found = value_at(answer, path) if path else answer
    if not isinstance(found, dict):
        return None
    is_members = extension == SCHEMA and (not path or parse(f"/{path}")[-1] == "properties")
    return {"type": "object", "properties": found} if is_members else found


def _no_schema(call: Data, extension: str) -> str:
    path = call.get(_PATHS[extension])
    return f"the answer has no schema at `{str(path)[:200]}`" if path else "the answer is no schema"


def _fields(definition: ApiDefinition, field: Field, schema: Data) -> Iterator[Field]:
    parameter = {"name": field.name, "required": field.is_required, "schema": schema}
    for one in bodies.fields_of(View(definition, parameter, ())):
        yield _moved(one, field)


def _moved(one: Field, to: Field) -> Field:
    """Return a field of the learnt schema below its field: no place of the file declares it."""
    items = tuple(_moved(item, to) for item in one.items)
    key = to.key + one.key.removeprefix("body")
    return replace(one, key=key, pointer=to.pointer + one.pointer, location=to.location, items=items)

"""The rows of the tables: what makers fill in, and what they get."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.connector.limits import BODY_SCHEMAS, SCHEMA_DEPTH
from toolkit.swagger import lookup
from toolkit.swagger.dynamic_calls import LIST, PROPERTIES, SCHEMA, TREE, VALUES
from toolkit.swagger.lookup import target_name
from toolkit.swagger.nodes import ApiDefinition, Data, Operation, Parameter, Schema
from toolkit.swagger.schema_members import Members, members
from toolkit.swagger.values import spelled
from toolkit.swagger.walk import is_reference

_DEEPEST = SCHEMA_DEPTH.value
_MOST = 2 * BODY_SCHEMAS.value  # rows of one table; the platform takes half of that


class Row(NamedTuple):
    """A row: `key` is the name of an input or the path of an output."""

    name: str
    key: str
    is_required: bool
    type: str
    description: str
    definition: str = ""  # the name of the definition that tells what the elements are


class Element(NamedTuple):
    """A schema on the way down a tree."""

    path: str
    schema: Any
    is_required: bool
    depth: int
    above: frozenset[int]


def parameters(operation: Operation) -> list[Row]:
    """Return what makers fill in, the required first, as the designer does."""
    shown = [one for one in lookup.effective_parameters(operation) if not one.is_internal]
    rows = [row for one in shown for row in _rows_of(one)]
    return sorted(rows, key=lambda row: not row.is_required)


def properties(definition: ApiDefinition, schema: Any, *, is_input: bool = False) -> list[Row]:
    """Return what a schema holds, a row for each path; internal members are for nobody's eyes."""
    rows: list[Row] = []
    pending = [Element("", schema, is_required=True, depth=0, above=frozenset())]
    while pending and len(rows) < _MOST:
        element = pending.pop()
        found = members(definition, element.schema)
        if element.path:
            rows.append(_row(definition, element.path, element.schema, found, element.is_required))
        pending += reversed(list(_below(definition, element, found, is_input=is_input)))
    return rows


def type_of(definition: ApiDefinition, found: Members, depth: int = 0) -> str:
    """Return the type in words: `array of string`, `date-time`."""
    if found.is_array and depth < _DEEPEST:
        return f"array of {type_of(definition, members(definition, found.items), depth + 1)}"
    form = found.data.get("format")
    kind = found.type or ("object" if found.properties else "any")
    return form if isinstance(form, str) and form and kind == "string" else kind


def is_dynamic(schema: Any) -> bool:
    """Whether the fields are asked from the service."""
    return isinstance(schema, dict) and (SCHEMA in schema or PROPERTIES in schema)


def _rows_of(parameter: Parameter) -> Iterator[Row]:
    data, definition = parameter.data, parameter.definition
    is_required = data.get("required") is True or parameter.location == "path"
    if parameter.location == "body":
        yield from _body(definition, data, is_required=is_required)
    else:
        yield _row(definition, str(data.get("name", "")), data, _members_of(data), is_required)


def _members_of(parameter: Data) -> Members:
    """Return what a parameter declares that is not in the body."""
    kind = parameter.get("type")
    known = kind if isinstance(kind, str) else None
    return Members(parameter, known, {}, frozenset(), parameter.get("items"), is_complete=True)


def _body(definition: ApiDefinition, data: Data, *, is_required: bool) -> Iterator[Row]:
    schema = data.get("schema")
    rows = properties(definition, schema, is_input=True)
    if not rows:
        found = members(definition, schema)
        if not found.is_internal:
            name = str(data.get("name", "body"))
            yield _row(definition, name, {**found.data, **data}, found, is_required)
    yield from (row._replace(is_required=row.is_required and is_required) for row in rows)


def _below(
    definition: ApiDefinition, element: Element, found: Members, *, is_input: bool
) -> Iterator[Element]:
    """Yield the members of an object, or of the elements of an array; those of a definition stand there."""
    if element.path and not is_input and found.is_array and _is_named(found.items):
        return
    holder = _elements(definition, found)
    if element.depth == _DEEPEST or id(holder.data) in element.above:
        return
    above = element.above | {id(holder.data)}
    for name, schema in holder.properties.items():
        child = members(definition, schema)
        if child.is_internal or (is_input and child.data.get("readOnly") is True):
            continue
        path = f"{element.path}.{name}" if element.path else name
        is_required = element.is_required and name in holder.required
        yield Element(path, schema, is_required, element.depth + 1, above)


def _elements(definition: ApiDefinition, found: Members) -> Members:
    """Return what an array, or an array of arrays, is made of in the end."""
    for _ in range(_DEEPEST):
        if not found.is_array:
            break
        found = members(definition, found.items)
    return found


def _is_named(schema: Any) -> bool:
    return isinstance(schema, dict) and is_reference(schema)


def _row(definition: ApiDefinition, key: str, schema: Any, found: Members, is_required: bool) -> Row:
    data = found.data or (schema if isinstance(schema, dict) else {})
    label = data.get("x-ms-summary") or data.get("title")
    is_list = found.is_array and _is_named(found.items)
    name = target_name(found.items["$ref"], Schema) if is_list else None
    return Row(
        name=label if isinstance(label, str) and label else key.rpartition(".")[2],
        key=key,
        is_required=is_required,
        type=type_of(definition, found),
        description=" ".join(_sentences(definition, data, found)),
        definition=name or "",
    )


def _sentences(definition: ApiDefinition, data: Data, found: Members) -> Iterator[str]:
    """Yield what there is to know of a value."""
    text = data.get("description")
    if isinstance(text, str) and text.strip():
        yield text.strip() if text.strip()[-1] in ".!?:" else f"{text.strip()}."
    choices = data.get("enum") or members(definition, found.items).data.get("enum")
    if isinstance(choices, list) and choices:
        yield f"One of {', '.join(f'`{spelled(one)}`' for one in choices)}."
    if "default" in data:
        yield f"Without a value it is `{spelled(data['default'])}`."
    if any(key in data for key in (VALUES, LIST, TREE)):
        yield "The designer offers a list to choose from."

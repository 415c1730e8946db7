"""What an operation answers: one object or a list, in pages or as a whole."""

from dataclasses import dataclass
from typing import Any

from toolkit.mock.values import NEXT_LINK
from toolkit.swagger import lookup
from toolkit.swagger.answers import success
from toolkit.swagger.nodes import Operation
from toolkit.swagger.schema_members import Members, members


@dataclass(frozen=True, slots=True)
class Shape:
    """The schema of a successful answer; of a list also where its elements are, and what they are like."""

    schema: Any  # None where an answer has no body
    is_list: bool = False
    collection: str = ""  # empty where the answer is the array itself
    element: Any = None
    next_link: str = ""  # empty where there are no pages


def shape_of(operation: Operation) -> Shape:
    response = success(operation)
    schema = response.data.get("schema") if response else None
    if not isinstance(schema, dict) or not schema:
        return Shape(None)
    found = members(operation.definition, schema)
    if found.is_array:
        return Shape(schema, is_list=True, element=found.items)
    name = _collection(operation, found)
    if not name:
        return Shape(schema)
    element = members(operation.definition, found.properties[name]).items
    return Shape(schema, True, name, element, _next_link(operation, found))


def declared(operation: Operation) -> frozenset[str]:
    """Return the status codes that an operation names."""
    return frozenset(response.code for response in lookup.responses(operation))


def has_names(operation: Operation, shape: Shape) -> bool:
    """Whether the elements of a list are resources: they have an id and a name of their own."""
    element = members(operation.definition, shape.element)
    of = {name: members(operation.definition, element.properties.get(name)) for name in ("id", "name")}
    return all(name in element.properties and part.type == "string" for name, part in of.items())


def _collection(operation: Operation, found: Members) -> str:
    """Return the name of the array that the answer is for; `value`, or the only one of a page."""
    arrays = [name for name, data in found.properties.items() if members(operation.definition, data).is_array]
    if "value" in arrays:
        return "value"
    return arrays[0] if len(arrays) == 1 and _next_link(operation, found) else ""


def _next_link(operation: Operation, found: Members) -> str:
    pageable = operation.data.get("x-ms-pageable")
    named = pageable.get("nextLinkName") if isinstance(pageable, dict) else None
    name = named if isinstance(named, str) and named else NEXT_LINK
    return name if name in found.properties or isinstance(named, str) else ""

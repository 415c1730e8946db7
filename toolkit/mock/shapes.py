"""What an operation answers: one object, or a list of them, in pages or not."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation
from toolkit.swagger.schema_members import members

_LINKS = ("nextLink", "@odata.nextLink")
_USUAL = "value"  # the member of a list that holds its elements, in ARM


class Listing(NamedTuple):
    """A list: the schema of an element, the member that holds them, the one that leads to the next page."""

    element: Any
    member: str | None  # None where the answer itself is the array
    link: str | None


def success_schema(operation: Operation) -> Any:
    """Return the schema of the first answer that has one, good codes before `default`."""
    found = sorted(lookup.responses(operation), key=lambda response: response.code)
    good = [one for one in found if one.code.startswith("2")]
    return next((one.data["schema"] for one in good if isinstance(one.data.get("schema"), dict)), None)


def listing(operation: Operation) -> Listing | None:
    """Return what a list is made of; None where the answer is none."""
    definition, schema = operation.definition, success_schema(operation)
    found = members(definition, schema)
    if found.is_array:
        return Listing(found.items, None, None)
    arrays = [name for name, one in found.properties.items() if members(definition, one).is_array]
    member = (
        _USUAL if _USUAL in arrays else arrays[0] if len(arrays) == 1 and len(found.properties) <= 3 else None
    )
    if member is None:
        return None
    return Listing(
        members(definition, found.properties[member]).items, member, _link(operation, found.properties)
    )


def has(definition: ApiDefinition, schema: Any, name: str) -> bool:
    """Whether a schema declares a property."""
    return name in members(definition, schema).properties


def status(operation: Operation, *wished: int) -> int:
    """Return the first wished code that is declared, else the lowest good one, else the first wish."""
    declared = {one.code for one in lookup.responses(operation)}
    good = sorted(int(code) for code in declared if code.startswith("2") and code.isdecimal())
    return next((code for code in wished if str(code) in declared), good[0] if good else wished[0])


def declares(operation: Operation, code: int) -> bool:
    return any(one.code == str(code) for one in lookup.responses(operation))


def _link(operation: Operation, properties: Mapping[str, Any]) -> str | None:
    pageable = operation.data.get("x-ms-pageable")
    name = pageable.get("nextLinkName") if isinstance(pageable, dict) else None
    return next((one for one in (name, *_LINKS) if isinstance(one, str) and one in properties), None)

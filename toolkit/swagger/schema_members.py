"""What a schema declares once its references and its `allOf` are followed."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Schema, is_internal

MOST_PARTS = 100  # of a composed schema: each is looked at for each of its heirs


class Members:
    """What a schema and those it is composed of declare; of two that declare the same the first counts."""

    __slots__ = ("data", "is_complete", "items", "properties", "required", "type")

    def __init__(
        self,
        data: Data,
        type: str | None,  # noqa: A002 (the word of JSON Schema)
        properties: Mapping[str, Any],
        required: frozenset[str],
        items: Any,
        *,
        is_complete: bool,
    ) -> None:
        self.data = data  # the schema itself, at the end of its references
        self.type = type
        self.properties = properties
        self.required = required
        self.items = items
        self.is_complete = is_complete  # whether all references led somewhere

    @property
    def is_array(self) -> bool:
        return self.type == "array" or (self.type is None and self.items is not None)

    @property
    def is_internal(self) -> bool:
        return is_internal(self.data)


UNKNOWN = Members({}, None, {}, frozenset(), None, is_complete=False)


def members(definition: ApiDefinition, schema: Any) -> Members:
    """Return what a schema declares; nothing is known of what is no object or leads nowhere."""
    target = lookup.resolved(definition, schema, Schema) if isinstance(schema, dict) else None
    if target is None:
        return UNKNOWN
    known: dict[int, Members] = lookup.once(definition, "schema_members", dict)
    if id(target) not in known:
        known[id(target)] = _members(list(parts(definition, target)))
    return known[id(target)]


def follow(definition: ApiDefinition, schema: Members, names: tuple[str, ...]) -> Members | None:
    """Return the property at the end of the names; None where it is not declared. Arrays are not entered."""
    for name in names:
        if name not in schema.properties:
            return None if schema.is_complete else UNKNOWN
        schema = members(definition, schema.properties[name])
    return schema


def element(definition: ApiDefinition, array: Members) -> Members:
    return members(definition, array.items)


def parts(definition: ApiDefinition, schema: Data) -> Iterator[Data | None]:
    """Yield the schema and what it is composed of, each once; None for what is not found, or too much."""
    pending = [schema]
    seen: set[int] = set()
    while pending:
        if len(seen) == MOST_PARTS:
            yield None
            return
        part = lookup.resolved(definition, pending.pop(), Schema)
        if part is None:
            yield None
        elif id(part) not in seen:
            seen.add(id(part))
            yield part
            pending += reversed([member for _, member in lookup.objects(part.get("allOf"))])


def _members(parts: list[Data | None]) -> Members:
    found = [part for part in parts if part is not None]
    types = (part["type"] for part in found if isinstance(part.get("type"), str))
    return Members(
        data=found[0],
        type=next(types, None),
        properties=_properties(found),
        required=frozenset(name for part in found for name in _required(part)),
        items=next((part["items"] for part in found if "items" in part), None),
        is_complete=len(found) == len(parts),
    )


def _properties(parts: list[Data]) -> dict[str, Any]:
    declared = [part["properties"] for part in parts if isinstance(part.get("properties"), dict)]
    if len(declared) == 1:
        only: dict[str, Any] = declared[0]
        return only
    return {name: data for properties in reversed(declared) for name, data in properties.items()}


def _required(part: Data) -> Iterator[str]:
    names = part.get("required")
    return (name for name in (names if isinstance(names, list) else ()) if isinstance(name, str))

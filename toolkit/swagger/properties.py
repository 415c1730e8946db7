"""The properties that a schema declares itself, and which of them it requires."""

from typing import Any

from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Schema, is_internal


def may_be_object(schema: Schema) -> bool:
    """Whether the type is object, or none is declared."""
    return bool(schema.data.get("type", "object") == "object")


def properties_of(schema: Schema) -> dict[str, Any]:
    members = schema.data.get("properties")
    return members if isinstance(members, dict) else {}


def property_of(schema: Schema, name: str) -> Data:
    """Return what is declared for a property; empty where nothing is."""
    data = properties_of(schema).get(name)
    return data if isinstance(data, dict) else {}


def required_of(schema: Schema) -> list[tuple[int, str]]:
    """Return the required names, each with its index."""
    names = schema.data.get("required")
    listed = enumerate(names if isinstance(names, list) else ())
    return [(index, name) for index, name in listed if isinstance(name, str)]


def is_internal_default(schema: Schema, data: Any) -> bool:
    """Whether a property of the schema is hidden from makers, and has a default that stands for them."""
    if not isinstance(data, dict) or ("default" not in data and "$ref" not in data):
        return False
    target = lookup.resolved(schema.definition, data, Schema)
    return target is not None and "default" in target and is_internal(target)

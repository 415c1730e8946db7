"""Schemas of Swagger 2.0 as schemas of OpenAPI 3.0: references, files, and what may be null."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from toolkit.swagger.lookup import target_name
from toolkit.swagger.nodes import Data, Schema
from toolkit.swagger.values import fits
from toolkit.swagger.walk import is_reference

_FORBIDDEN = re.compile(r"[^A-Za-z0-9._-]")
_TYPES = ("string", "number", "integer", "boolean", "array", "object")
_TEXTS = ("title", "description", "format", "pattern")
_NUMBERS = ("maximum", "minimum", "maxLength", "minLength", "maxItems", "minItems", "multipleOf")
_FLAGS = ("exclusiveMaximum", "exclusiveMinimum", "uniqueItems", "readOnly")


@dataclass(frozen=True, slots=True)
class Names:
    """What definitions are called in the description: fewer characters are allowed there."""

    new: dict[str, str]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Names":
        new: dict[str, str] = {}
        for name in names:
            plain = _FORBIDDEN.sub("_", name) or "_"
            while plain in new.values():
                plain += "_"
            new[name] = plain
        return cls(new)


def schema(data: Any, names: Names) -> Data:
    """Return a schema; what is malformed says nothing."""
    if not isinstance(data, dict):
        return {}
    if is_reference(data):
        name = target_name(data["$ref"], Schema)
        return {"$ref": f"#/components/schemas/{names.new[name]}"} if name in names.new else {}
    told = _plain(data)
    properties = data.get("properties")
    if isinstance(properties, dict):
        told["properties"] = {name: schema(one, names) for name, one in properties.items()}
    required = data.get("required")
    if isinstance(required, list) and any(isinstance(name, str) for name in required):
        told["required"] = list(dict.fromkeys(name for name in required if isinstance(name, str)))
    if told.get("type") == "array" or isinstance(data.get("items"), dict):
        told["items"] = schema(data.get("items"), names)
    for key in ("allOf", "anyOf", "oneOf"):
        if isinstance(data.get(key), list) and data[key]:
            told[key] = [schema(one, names) for one in data[key]]
    extra = data.get("additionalProperties")
    if isinstance(extra, (bool, dict)):
        told["additionalProperties"] = schema(extra, names) if isinstance(extra, dict) else extra
    return told


def typed(data: Data, names: Names) -> Data:
    """Return the schema of a parameter that is not in the body, or of a header."""
    told = _plain(data)
    told.pop("description", None)
    if told.get("type") == "array":
        items = data.get("items")
        told["items"] = typed(items, names) if isinstance(items, dict) else {}
    return told


def _plain(data: Data) -> Data:
    """Return the members that are the same in both, as far as they are of the right type."""
    told: Data = {}
    if data.get("type") in _TYPES:
        told["type"] = data["type"]
    if data.get("type") == "file":
        return {"type": "string", "format": "binary"}
    told |= {key: data[key] for key in _TEXTS if isinstance(data.get(key), str)}
    told |= {key: data[key] for key in _NUMBERS if _is_number(data.get(key))}
    told |= {key: True for key in _FLAGS if data.get(key) is True}
    if isinstance(data.get("enum"), list) and data["enum"]:
        told["enum"] = data["enum"]
    if data.get("default") is not None and fits(data["default"], told.get("type")):
        told["default"] = data["default"]
    if data.get("x-nullable") is True:
        told["nullable"] = True
    return told


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)

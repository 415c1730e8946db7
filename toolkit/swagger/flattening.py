"""Write the schemas that `allOf` puts together as one, for who reads no `allOf`."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Schema

_DEPTH = 20  # bases of bases
_MOST = 100  # bases in all; few that each name the next several times stand for millions

# What of a base can be put beside the members of another.
_MERGED = frozenset({"allOf", "description", "properties", "required", "title", "type"})


def flattened(schema: Schema) -> Data | None:
    """Return the members that say without `allOf` what they say with it; None where that cannot be said.

    Bases are objects that have nothing but properties; what an object itself says of a property counts more.
    """
    bases = list(islice(_bases(schema, schema.data, _DEPTH), _MOST + 1))
    if len(bases) > _MOST or any(base is None for base in bases):
        return None
    parts = [*(base for base in bases if base is not None), schema.data]
    properties: Data = {}
    required: list[str] = []
    for part in parts:
        own, names = part.get("properties", {}), part.get("required", [])
        if (
            not isinstance(own, dict)
            or not isinstance(names, list)
            or _differ(properties, own, part is schema.data)
        ):
            return None
        properties |= own
        required += [name for name in names if name not in required]
    if not all(isinstance(name, str) and name in properties for name in required):
        return None
    return _put_together(parts, properties, required)


def _bases(schema: Schema, data: Data, depth: int) -> Iterator[Data | None]:
    """Yield all bases, those of bases before them; None for each that cannot be merged."""
    members = data["allOf"]
    for member in members if isinstance(members, list) else [None]:
        base = lookup.resolved(schema.definition, member, Schema) if isinstance(member, dict) else None
        if base is None or not depth or not base.keys() <= _MERGED or base.get("type", "object") != "object":
            yield None
            return
        if "allOf" in base:
            yield from _bases(schema, base, depth - 1)
        yield base


def _differ(known: Data, more: Data, is_own: bool) -> bool:
    return not is_own and any(known[name] != more[name] for name in known.keys() & more.keys())


def _put_together(parts: list[Data], properties: Data, required: list[str]) -> Data:
    members: Data = {"type": "object", "properties": properties}
    if required:
        members["required"] = required
    for key in ("title", "description"):
        texts: list[Any] = [part[key] for part in reversed(parts) if key in part]
        if texts:
            members[key] = texts[0]
    return members

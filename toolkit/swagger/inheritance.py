"""What a schema is made of by `allOf`, and by that of its parts."""

from collections import deque
from typing import Any

from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Schema

# A schema of more parts than this is given up, so that a chain of thousands costs no more than its length.
_MOST = 100


def ancestors(definition: ApiDefinition, data: Data) -> list[Data] | None:
    """Return the schemas that one is made of, each once, the nearest first; None where some are not known."""
    if "allOf" not in data:
        return []
    known: dict[int, list[Data] | None] = lookup.once(definition, "ancestors", dict)
    if id(data) not in known:
        known[id(data)] = _ancestors(definition, data)
    return known[id(data)]


def properties_in(data: Data) -> dict[str, Any]:
    """Return the properties that a schema declares itself."""
    properties = data.get("properties")
    return properties if isinstance(properties, dict) else {}


def _ancestors(definition: ApiDefinition, data: Data) -> list[Data] | None:
    found: dict[int, Data] = {}
    pending = deque([data])
    while pending:
        for _, member in lookup.objects(pending.popleft().get("allOf")):
            part = lookup.resolved(definition, member, Schema)
            if part is None or len(found) == _MOST:
                return None
            if id(part) not in found and part is not data:
                found[id(part)] = part
                pending.append(part)
    return list(found.values())

"""Several JSON Schemas as one that a validator reads in a fraction of their time.

It looks at each member once, whatever many schemas say of it, and asks each condition once.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from toolkit.lint.rule import JsonSchema

_CONDITIONAL = frozenset({"if", "then", "else"})


def conjunction(schemas: Iterable[Any]) -> Any:
    """Return the schema of what satisfies all; schemas may be `true` and `false`, too."""
    members: dict[str, list[Any]] = defaultdict(list)
    branches: dict[str, list[JsonSchema]] = defaultdict(list)
    found: list[Any] = []
    for schema in schemas:
        if isinstance(schema, dict) and schema.keys() == {"properties"}:
            for key, own in schema["properties"].items():
                members[key].append(own)
        elif isinstance(schema, dict) and "if" in schema and schema.keys() <= _CONDITIONAL:
            branches[json.dumps(schema["if"], sort_keys=True)].append(schema)
        elif schema not in found:
            found.append(schema)
    if members:
        found.append({"properties": {key: conjunction(own) for key, own in members.items()}})
    found += [_branch(alike) for alike in branches.values()]
    match found:
        case []:
            return {}
        case [schema]:
            return schema
    return {"allOf": found}


def _branch(alike: list[JsonSchema]) -> JsonSchema:
    """Return conditional schemas that have the same condition as one."""
    return {"if": alike[0]["if"]} | {
        key: conjunction(schema[key] for schema in alike if key in schema) for key in ("then", "else")
    }

"""A validator in Rust that tells which objects of a definition do not satisfy which schemas.

No definition violates the schema that it is given: where an object does not satisfy what is asked of its
kind, a keyword of our own is handed that object. Errors, with texts and paths, take several times as long.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.lint.conjunction import conjunction
from toolkit.lint.rule import JsonSchema
from toolkit.swagger.nodes import Data, Node
from toolkit.swagger.walk import CHILDREN, Holds

KINDS = {*CHILDREN} | {kind for rows in CHILDREN.values() for _, _, kind in rows}

Told = tuple[int, int]  # the number of a schema, and the identity of an object that does not satisfy it

_TELL = "tell"
_ROOT = -1  # tells of the root whatever it holds


class Listener:
    """Asks schemas of all nodes of their kinds; they are numbered as they come."""

    def __init__(self, asked: Iterable[tuple[type[Node], JsonSchema]]) -> None:
        # Loading it takes as long as linting a small definition.
        from jsonschema_rs import Draft202012Validator, RegexOptions

        self._told: list[Told] = []
        by_kind: dict[type[Node], dict[int, JsonSchema]] = defaultdict(dict)
        for number, (kind, schema) in enumerate(asked):
            by_kind[kind][number] = schema
        self._validator = Draft202012Validator(
            _of_definition(by_kind),
            pattern_options=RegexOptions(),
            keywords={_TELL: _keyword(self._told)},
        )

    def told(self, data: Data) -> list[Told] | None:
        """Return what is not satisfied; None for data that the validator does not take."""
        self._told.clear()
        try:
            self._validator.is_valid(data)
        except UnicodeEncodeError:  # half of a surrogate pair
            return None
        root, *told = self._told
        return told if root == (_ROOT, id(data)) else None  # other versions may hand over copies


def _keyword(told: list[Told]) -> type[Any]:
    """Return what the validator makes each `tell` of: it is satisfied by whatever it is handed."""

    class Tell:
        def __init__(self, parent_schema: JsonSchema, value: int, schema_path: list[str | int]) -> None:
            del parent_schema, schema_path
            self._number = value

        def validate(self, instance: object) -> None:
            told.append((self._number, id(instance)))

    return Tell


def _of_definition(asked: Mapping[type[Node], Mapping[int, JsonSchema]]) -> JsonSchema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "allOf": [{_TELL: _ROOT}, {"$ref": "#/$defs/ApiDefinition"}],
        "$defs": {kind.__name__: _of_kind(kind, asked.get(kind, {})) for kind in KINDS},
    }


def _of_kind(kind: type[Node], asked: Mapping[int, JsonSchema]) -> JsonSchema:
    """Return the schema of a kind of nodes; each schema is asked only of those that do not satisfy all."""
    below: dict[str, JsonSchema] = {}
    for key, holds, child in CHILDREN.get(kind, ()):
        below.setdefault(key, {}).update(_held(holds, {"$ref": f"#/$defs/{child.__name__}"}))
    tell = [{"if": schema, "else": {_TELL: number}} for number, schema in asked.items()]
    return {"properties": below, "if": conjunction(asked.values()), "else": conjunction(tell)}


def _held(holds: Holds, node: JsonSchema) -> JsonSchema:
    match holds:
        case Holds.ONE:
            return node
        case Holds.NAMED | Holds.PATTERNED:
            return {"additionalProperties": node}
        case Holds.LISTED:
            return {"items": node}
        case Holds.WRAPPED:
            return {"properties": {"schema": node}}

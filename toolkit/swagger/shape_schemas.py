"""The tables of shapes as JSON Schemas, for a validator that is faster than looking each key up."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from toolkit.swagger.nodes import Node
from toolkit.swagger.shapes import Kind, Member, Shape, kinds_of

JsonSchema = dict[str, Any]

_IS_BODY = {"properties": {"in": {"const": "body"}}, "required": ["in"]}


def of_nodes(
    shapes: Mapping[Kind, Shape], make: Callable[[Shape], JsonSchema], node_type: type[Node]
) -> JsonSchema:
    """Return the schema of the nodes of a type, made of the shapes that they have."""
    schemas = [make(shapes[kind]) for kind in kinds_of(node_type)]
    if len(schemas) == 1:
        return schemas[0]
    body, other = schemas
    return {"if": _IS_BODY, "then": body, "else": other}


def of_types(shape: Shape) -> JsonSchema:
    """Return the schema of objects whose members are of the types that the shape demands."""
    return {"properties": {key: _typed(member) for key, member in shape.items()}}


def of_words(shape: Shape, *, exactly: bool = False) -> JsonSchema:
    """Return the schema of objects that hold only words of the shape, in upper and lower case as it says."""
    return {"properties": {key: _worded(member, exactly=exactly) for key, member in shape.items()}}


def _typed(member: Member) -> JsonSchema:
    types = [member.type] if member.type else []
    schema: JsonSchema = {"type": [*types, *(["boolean"] if member.or_boolean else [])]} if types else {}
    if member.of:
        of = {"type": member.of}
        schema |= {"items": of, "additionalProperties": of}
        schema |= {"patternProperties": {"^x-": True}} if member.is_patterned else {}
    return schema


def _worded(member: Member, *, exactly: bool) -> JsonSchema:
    schema: JsonSchema = {}
    if member.words:
        spell = _in_any_case if member.in_any_case and not exactly else re.escape
        schema["pattern"] = f"^(?:{'|'.join(map(spell, member.words))})$"
    if member.keys:
        inner = of_words(member.keys, exactly=exactly)
        schema |= {"items": inner, **inner}
    return schema


def _in_any_case(word: str) -> str:
    """Return a pattern of ASCII letters alone: what else folds to them is for the rule to judge."""
    return "".join(
        f"[{letter.lower()}{letter.upper()}]" if letter.isalpha() else re.escape(letter) for letter in word
    )

"""JSON Schemas of nodes and documents about which a rule has nothing to say.

They may let a rule be asked in vain, never keep it from being asked. An error takes the longer the larger
the value is in which it is found; so a text is better than what holds it. Patterns are read by a validator
in Rust, to which `$` is the end of the text, and which regards all of Unicode in `(?i)`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.lint.rule import JsonSchema
from toolkit.swagger.nodes import ApiDefinition, Operation, Schema

BLANK = r"[\s\x1c-\x1f]"  # what Python's `strip` takes away, as a pattern
INTERNAL = {"type": "string", "pattern": "(?i)^internal$"}
IN_BODY = {"in": "body"}
IN_FORM = {"in": "formData"}
# A list of parameters without a body, and without references, which may lead to one.
NO_BODY = {"items": {"properties": {"in": {"not": {"const": "body"}}, "$ref": False}}}


def has(members: Mapping[str, Any]) -> JsonSchema:
    """Return the schema of objects that have all of these members: each a value, or the schema of one."""
    schemas = {key: value if isinstance(value, dict) else {"const": value} for key, value in members.items()}
    return {"properties": schemas, "required": [*schemas]}


def lacks(*keys: str) -> JsonSchema:
    return {"properties": dict.fromkeys(keys, False)}


def never(members: Mapping[str, Any]) -> JsonSchema:
    """Return the schema of objects that do not have all of these members."""
    *others, (key, value) = has(members)["properties"].items()
    last = member(key, {"not": value})
    return when(dict(others), last) if others else last


def when(members: Mapping[str, Any], then: JsonSchema) -> JsonSchema:
    """Return the schema of objects that are as said then, if they have the members."""
    return {"if": has(members), "then": then}


def member(key: str, schema: JsonSchema) -> JsonSchema:
    """Return the schema of objects in which a member, if it is there, is as said."""
    return {"properties": {key: schema}}


def text(pattern: str) -> JsonSchema:
    """Return the schema of strings in which a pattern is found."""
    return {"type": "string", "pattern": pattern}


def without(keys: Iterable[str], pattern: str) -> JsonSchema:
    """Return the schema of nodes none of whose texts matches a pattern."""
    return {"properties": {key: {"not": text(pattern)} for key in keys}}


def no_longer(key: str, most: int) -> JsonSchema:
    """Return the schema of objects in which a text has no more characters than that."""
    return member(key, {"maxLength": most})


def no_path(pattern: str) -> dict[type, JsonSchema]:
    """Return by kind what is true of documents of which no path matches a pattern."""
    return {ApiDefinition: member("paths", {"patternProperties": {pattern: False}})}


def consuming(mime_types: JsonSchema) -> dict[type, JsonSchema]:
    """Return by kind what is true of documents in which every `consumes` is as said."""
    return dict.fromkeys((ApiDefinition, Operation), member("consumes", mime_types))


def no_schema(members: Mapping[str, Any]) -> dict[type, JsonSchema]:
    """Return by kind what is true of documents of which no schema has all of these members."""
    return {Schema: never(members)}


# What several rules look for in texts; in one pattern, for each takes as long as a rule that is always asked.
_STAND_IN = (
    r"todo|tbd|fixme|lorem|place ?holder|[<\[](your|insert|enter|add|describe)|here"
    rf"|^{BLANK}*(string|x{{3,}}|[.?-]+)[.:]?{BLANK}*$"
)
_MARKUP = r"</?[a-z]|\]\(|\*\*|(^|\n)#{1,6} |```"
_UNTRIMMED = rf"^{BLANK}|{BLANK}$|[\r\n]"
# To Python the dotted and the dotless i are cases of i, too.
_ACTIVE = rf"<{BLANK}*(scr|.frame|emb)|<[^<>]*{BLANK}on|javascr|eval{BLANK}*\("

PLAIN_TEXTS = without(
    ("title", "summary", "x-ms-summary", "description"),
    f"(?i){_STAND_IN}|{_MARKUP}|{_UNTRIMMED}|{_ACTIVE}",
)

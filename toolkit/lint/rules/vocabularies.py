"""Rules about keys that hold one of a few words."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from toolkit.document import Place
from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, IMPORT, SAFE, WARNING, Example, Problem, quoted, rule, safe, unsafe
from toolkit.memo import memo
from toolkit.patch import Patch, Put
from toolkit.pointer import Tokens
from toolkit.spelling import slip_of
from toolkit.swagger import extensions, shape_schemas
from toolkit.swagger.nodes import Node
from toolkit.swagger.shapes import NODES, SHAPES, Kind, Member, Shape, kind_of, kinds_of
from toolkit.swagger.walk import is_reference

Keys = tuple[str, ...]
Said = tuple[Tokens, str, Member]  # where a word stands below the node, the word, and what it may be

# What other languages and later versions call the types.
_TYPES: Mapping[str, Mapping[str, str]] = {
    "bool": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "date-time": {"type": "string", "format": "date-time"},
    "datetime": {"type": "string", "format": "date-time"},
    "dict": {"type": "object"},
    "double": {"type": "number", "format": "double"},
    "float": {"type": "number", "format": "float"},
    "guid": {"type": "string", "format": "uuid"},
    "int": {"type": "integer"},
    "list": {"type": "array"},
    "long": {"type": "integer", "format": "int64"},
    "uuid": {"type": "string", "format": "uuid"},
}


def _parameter(**members: Any) -> dict[str, Any]:
    return {
        "name": "q",
        "in": "query",
        "type": "string",
        "x-ms-summary": "Query",
        "description": "The query.",
    } | {key.replace("_", "-"): value for key, value in members.items()}


def _closed(members: Shape) -> dict[str, Member]:
    """Return the members that hold one of a few words, or objects with such members."""
    return {
        key: member
        for key, member in members.items()
        if member.words or any(below.words for below in (member.keys or {}).values())
    }


_CLOSED = {
    kind: _closed({**SHAPES[kind], **{name: row.value for name, row in extensions.TYPED[kind].items()}})
    for kind in Kind
}
_INEXACT = {
    kind: frozenset(key for key in members if key.startswith("x-")) for kind, members in _CLOSED.items()
}


def _is_closed(node_type: type[Node], keys: Keys) -> bool:
    return any(not _CLOSED[kind].keys().isdisjoint(keys) for kind in kinds_of(node_type))


@rule(
    *NODES,
    name="JsonValueNotInEnum",
    severity=ERROR,
    phase=IMPORT,
    only_if=_is_closed,
    silent_if=partial(shape_schemas.of_nodes, _CLOSED, shape_schemas.of_words),
    fix=SAFE,
    examples=[
        Example(bad=_parameter(type="String"), good=_parameter(), at="/type", part="parameter"),
        Example(
            bad=_parameter(x_ms_visibility="imporant"),
            good=_parameter(x_ms_visibility="important"),
            at="/x-ms-visibility",
            part="parameter",
        ),
        Example(
            bad={"x-ms-trigger": "batch", "x-ms-trigger-metadata": {"kind": "query", "mode": "pooling"}},
            good={"x-ms-trigger": "batch", "x-ms-trigger-metadata": {"kind": "query", "mode": "polling"}},
            at="/x-ms-trigger-metadata/mode",
            part="operation",
        ),
    ],
)
def json_value_not_in_enum(node: Node) -> Iterator[Problem]:
    """The platform knows a few words for these keys, and refuses a file that has another.

    Swagger's words are compared letter by letter, most of those in extensions without regard to case.
    """
    for tokens, word, member in _said(node):
        if not _is_allowed(word, member):
            guess = slip_of(word, member.words)
            hint = f"did you mean {quoted(guess)}?" if guess else f"known are {_listed(member)}"
            message = f"`{tokens[-1]}` {quoted(word)} is not known; {hint}"
            yield Problem(message, _below(node, tokens), _corrected(node, tokens, word, guess))


def _may_be_inexact(node_type: type[Node], keys: Keys) -> bool:
    return any(not _INEXACT[kind].isdisjoint(keys) for kind in kinds_of(node_type))


@rule(
    *NODES,
    name="ExtensionValueNotExact",
    code="SG113",
    family="specgen",
    reference=extensions.PAGE,
    severity=WARNING,
    phase=IMPORT,
    only_if=_may_be_inexact,
    silent_if=partial(shape_schemas.of_nodes, _CLOSED, partial(shape_schemas.of_words, exactly=True)),
    fix=SAFE,
    examples=[
        Example(
            bad=_parameter(x_ms_visibility="Advanced"),
            good=_parameter(x_ms_visibility="advanced"),
            at="/x-ms-visibility",
            part="parameter",
        )
    ],
)
def extension_value_not_exact(node: Node) -> Iterator[Problem]:
    """An import takes `Advanced` for `advanced`, but the designer compares letter by letter and knows only the latter."""
    for tokens, word, member in _said(node):
        if member.in_any_case and word not in member.words and _is_allowed(word, member):
            exact = next(known for known in member.words if known.lower() == word.lower())
            fix = safe(Put((*node.tokens, *tokens), exact))
            yield Problem(
                f"`{tokens[-1]}` {quoted(word)} is written {quoted(exact)}", _below(node, tokens), fix
            )


def _said(node: Node) -> Iterator[Said]:
    """Yield the words of a node that are to be among a few."""
    data = node.data
    if is_reference(data):
        return
    for key, member in _members(kind_of(node), tuple(data)):
        value = data[key]
        if member.words and isinstance(value, str):
            if member.in_type is None or data.get("type") == member.in_type:
                yield (key,), value, member
        elif member.keys and isinstance(value, dict):
            yield from _said_below(key, value, member.keys)


def _said_below(key: str, value: dict[str, Any], members: Shape) -> Iterator[Said]:
    for name, member in members.items():
        if member.words and isinstance(value.get(name), str):
            yield (key, name), value[name], member


@memo(4096)
def _members(kind: Kind, keys: Keys) -> tuple[tuple[str, Member], ...]:
    closed = _CLOSED[kind]
    return tuple((key, closed[key]) for key in keys if key in closed)


def _is_allowed(word: str, member: Member) -> bool:
    if member.in_any_case:
        return word.lower() in (known.lower() for known in member.words)
    return word in member.words


def _listed(member: Member) -> str:
    return ", ".join(f"`{word}`" for word in member.words if word)


def _below(node: Node, tokens: Tokens) -> Place:
    place = node.place
    for token in tokens:
        place /= token
    return place


def _corrected(node: Node, tokens: Tokens, word: str, guess: str | None) -> Fix | None:
    if guess:
        return safe(Put((*node.tokens, *tokens), guess))
    renamed = _TYPES.get(word.lower()) if tokens == ("type",) else None
    if not renamed or renamed["type"] not in SHAPES[kind_of(node)]["type"].words:
        return None
    puts: list[Patch] = [
        Put((*node.tokens, key), value)
        for key, value in renamed.items()
        if key == "type" or key not in node.data
    ]
    return unsafe(*puts) if renamed["type"] != "array" or "items" in node.data else None


RULES = (json_value_not_in_enum, extension_value_not_exact)

"""Rules about what extensions hold: the keys of their objects, and the types of their values."""

from collections.abc import Iterator
from typing import Any

from toolkit.document import Place
from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Remove, Rename
from toolkit.pointer import Tokens
from toolkit.swagger import extensions, lookup, misspelt, types
from toolkit.swagger.nodes import Data, Items, Node, Parameter, Schema
from toolkit.swagger.shapes import NODES, Member, Shape, kind_of, kinds_of
from toolkit.swagger.walk import is_reference

Keys = tuple[str, ...]

_CLOSED = frozenset(row.name for row in extensions.EXTENSIONS if row.value.is_closed)
_PAGED = {
    "200": {"description": "OK", "schema": {"type": "object", "properties": {"nextLink": {"type": "string"}}}}
}
_COLORS = {"type": "string", "enum": ["red"], "x-ms-enum-values": [{"value": "red", "displayName": "Red"}]}
_MAP = {"type": "object", "additionalProperties": {"type": "string"}}


# What there is to say of beyond the types that the platform demands.
_HOLDING = {
    kind: {
        name: row
        for name, row in rows.items()
        if row.value.keys or (row.value.type and name not in extensions.TYPED[kind])
    }
    for kind, rows in extensions.READ.items()
}


def _is_known(node_type: type[Node], keys: Keys) -> bool:
    return any(not _HOLDING[kind].keys().isdisjoint(keys) for kind in kinds_of(node_type))


@rule(
    *NODES,
    name="AdditionalPropertyNotAllowed",
    severity=ERROR,
    phase=IMPORT,
    keys=_CLOSED,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"responses": _PAGED, "x-ms-pageable": {"nextLinkName": "nextLink", "itemName": "value"}},
            good={"responses": _PAGED, "x-ms-pageable": {"nextLinkName": "nextLink"}},
            at="/x-ms-pageable/itemName",
            part="operation",
        ),
        Example(
            bad={**_COLORS, "x-ms-enum-values": [{"value": "red", "displayname": "Red"}]},
            good=_COLORS,
            at="/x-ms-enum-values/0/displayname",
            part="schema",
        ),
    ],
)
def additional_property_not_allowed(node: Node) -> Iterator[Problem]:
    """The platform reads these extensions strictly: one key that it does not know, and the file is refused.

    Keys that start with `x-` are no exception. An extension that stands where nobody reads it is not looked at.
    """
    for name, value, known in _closed_objects(node):
        for steps, data in _objects((name,), value):
            for key in data:
                if key not in known:
                    place = _at(node, steps)
                    yield _unknown_key(place, data, key, known, f"`{key}` is no key of `{name}`")


def _closed_objects(node: Node) -> Iterator[tuple[str, Any, Shape]]:
    if not is_reference(node.data):
        for name, row in extensions.READ[kind_of(node)].items():
            if name in node.data and row.value.is_closed and row.value.keys is not None:
                yield name, node.data[name], row.value.keys


def _objects(steps: Tokens, value: Any) -> Iterator[tuple[Tokens, Data]]:
    """Yield the object, or each object in the array, with the steps to it."""
    if isinstance(value, dict):
        yield steps, value
    for index, element in lookup.objects(value):
        yield (*steps, index), element


def _at(node: Node, steps: Tokens) -> Place:
    return Place(node.definition.document, (*node.tokens, *steps))


def _unknown_key(at: Place, data: Data, key: str, known: Shape, message: str) -> Problem:
    guess = misspelt.meant_among(key, known.keys() - data.keys())
    place = at / key
    if guess is None:
        return Problem(message, place, unsafe(Remove(place.tokens)), at_key=True)
    return Problem(
        f"{message}; did you mean `{guess}`?", place, unsafe(Rename(place.tokens, guess)), at_key=True
    )


@rule(
    *NODES,
    name="ExtensionValueNotValid",
    code="SG114",
    family="specgen",
    reference=extensions.PAGE,
    severity=WARNING,
    phase=IMPORT,
    only_if=_is_known,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"x-ms-api-annotation": {"family": "DoThing", "revision": "1"}},
            good={"x-ms-api-annotation": {"family": "DoThing", "revision": 1}},
            at="/x-ms-api-annotation/revision",
            part="operation",
        ),
        Example(
            bad={"x-ms-require-user-confirmation": "true"},
            good={"x-ms-require-user-confirmation": True},
            at="/x-ms-require-user-confirmation",
            part="operation",
        ),
        Example(
            bad={"x-ms-capabilities": {"chunkTransfr": True}},
            good={"x-ms-capabilities": {"chunkTransfer": True}},
            at="/x-ms-capabilities/chunkTransfr",
            part="operation",
        ),
    ],
)
def extension_value_not_valid(node: Node) -> Iterator[Problem]:
    """A value of the wrong type, or a key that is a slip, is ignored inside an extension, or stops who reads it.

    The types of the extensions themselves are for JsonTypeIncorrect to judge where the platform demands them.
    `null` counts as nothing here, as AutoRest has it.
    """
    if is_reference(node.data):
        return
    kind = kind_of(node)
    for name in node.data.keys() & _HOLDING[kind].keys():
        row = _HOLDING[kind][name]
        if name not in extensions.TYPED[kind]:
            yield from _wrong_types(node, (name,), node.data[name], row.value)
        yield from _wrong_below(node, (name,), node.data[name], row.value)


def _wrong_below(node: Node, steps: Tokens, value: Any, member: Member) -> Iterator[Problem]:
    for below, data in _objects(steps, value) if member.keys else ():
        yield from _wrong_members(node, below, data, member)


def _wrong_members(node: Node, steps: Tokens, data: Data, holder: Member) -> Iterator[Problem]:
    known = holder.keys or {}
    for key, value in data.items():
        if key in known:
            yield from _wrong_types(node, (*steps, key), value, known[key])
            if known[key].keys:
                yield from _wrong_below(node, (*steps, key), value, known[key])
        elif not holder.is_closed and misspelt.meant_among(key, known.keys() - data.keys()):
            yield _unknown_key(_at(node, steps), data, key, known, f"{quoted(key)} is not known here")


def _wrong_types(node: Node, steps: Tokens, value: Any, member: Member) -> Iterator[Problem]:
    for misfit in types.misfits(value, member) if value is not None else ():
        name, place = steps[-1], _at(node, steps)
        new = types.converted(place, misfit, member)
        fix = unsafe(Put(place.tokens, new)) if new is not None else None
        yield Problem(
            f"`{name}` is {types.described(value)}, where {types.named(misfit.wanted)} is expected",
            place,
            fix,
        )


@rule(
    Schema,
    Parameter,
    Items,
    name="InvalidCustomEditorExtensionDictionaryValue",
    severity=ERROR,
    phase=IMPORT,
    keys=["x-ms-editor"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "string", "x-ms-editor": "dictionary"},
            good={**_MAP, "x-ms-editor": "dictionary"},
            at="/x-ms-editor",
        ),
        Example(
            bad={"type": "object", "additionalProperties": False, "x-ms-editor": "dictionary"},
            good={"type": "object", "additionalProperties": False, "x-ms-editor": "expression"},
            at="/x-ms-editor",
        ),
    ],
)
def invalid_custom_editor_extension_dictionary_value(node: Schema | Parameter | Items) -> Iterator[Problem]:
    """The editor for pairs of names and values is for objects that take any name; elsewhere it has nothing to edit."""
    additional = node.data.get("additionalProperties")
    is_map = node.data.get("type") == "object" and (additional is True or isinstance(additional, dict))
    if node.data["x-ms-editor"] == "dictionary" and not is_map:
        message = "the editor `dictionary` is for a type `object` with `additionalProperties`"
        yield Problem(message, node.place / "x-ms-editor", _as_map(node))


def _as_map(node: Node) -> Fix:
    """Make a schema without properties a map; another thing loses the editor."""
    if not isinstance(node, Schema) or not {"properties", "items", "enum", "format", "default"}.isdisjoint(
        node.data
    ):
        return unsafe(Remove((*node.tokens, "x-ms-editor")))
    return unsafe(*(Put((*node.tokens, key), value) for key, value in _MAP.items()))


RULES = (
    additional_property_not_allowed,
    extension_value_not_valid,
    invalid_custom_editor_extension_dictionary_value,
)

"""Rules about enums, and other arrays in which nothing stands twice."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Any

from toolkit.document import Place
from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, IMPORT, SAFE, Example, Problem, quoted, rule, safe
from toolkit.patch import Put, Remove
from toolkit.swagger import lookup, values
from toolkit.swagger.nodes import ApiDefinition, Header, Items, Node, Operation, Parameter, Schema

Typed = Schema | Parameter | Items | Header

_OF_TYPED = ("enum", "required")
_OF_CALLS = ("schemes", "consumes", "produces", "security")
_SET_LIKE: dict[type[Node], tuple[str, ...]] = {
    ApiDefinition: _OF_CALLS,
    Operation: (*_OF_CALLS, "tags"),
    Schema: _OF_TYPED,
    Parameter: _OF_TYPED,
    Items: _OF_TYPED,
    Header: _OF_TYPED,
}

_SET = {"uniqueItems": True}


def _signed_in(*scopes: str) -> dict[str, Any]:
    """Return the part of a definition that demands scopes."""
    oauth = {
        "type": "oauth2",
        "flow": "accessCode",
        "authorizationUrl": "https://login.fabrikam.com/authorize",
        "tokenUrl": "https://login.fabrikam.com/token",
        "scopes": {"read": "Read rooms", "write": "Book rooms"},
    }
    return {"securityDefinitions": {"oauth": oauth}, "security": [{"oauth": list(scopes)}]}


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="EnumMustContainAtLeastOneElement",
    severity=ERROR,
    phase=IMPORT,
    keys=["enum"],
    fix=SAFE,
    examples=[
        Example(bad={"type": "string", "enum": []}, good={"type": "string", "enum": ["a"]}, at="/enum")
    ],
)
def enum_must_contain_at_least_one_element(node: Typed) -> Iterator[Problem]:
    """A dropdown without choices cannot be filled in."""
    if node.data["enum"] == []:
        place = node.place / "enum"
        yield Problem("`enum` is empty", place, safe(Remove(place.tokens)))


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="InvalidEnumValue",
    severity=ERROR,
    phase=IMPORT,
    keys=["enum"],
    fix=SAFE,
    examples=[
        Example(
            bad={"type": "string", "enum": [1, 2.5]},
            good={"type": "string", "enum": ["1", "2.5"]},
            at="/enum/0",
        ),
        Example(
            bad={
                "type": "string",
                "enum": [True],
                "x-ms-enum-values": [{"value": True, "displayName": "Yes"}],
            },
            good={"type": "boolean", "enum": ["true", "False", None]},
            at="/enum/0",
        ),
    ],
)
def invalid_enum_value(node: Typed) -> Iterator[Problem]:
    """What a maker picks is sent as the declared type, so each choice has to be of it.

    Published connectors write the choices of numbers and booleans as text, too.
    """
    enum, declared = _listed(node, "enum"), node.data.get("type")
    wrong = [index for index, value in enumerate(enum) if not values.fits(value, declared)]
    fixes = _as_strings(node, wrong) if wrong and declared == "string" else {}
    for index in wrong:
        message = f"{quoted(values.as_json(enum[index]))} is no {declared}"
        yield Problem(message, node.place / "enum" / index, fixes.get(index))


def _as_strings(node: Typed, wrong: list[int]) -> dict[int, Fix]:
    """Return the fixes that make choices strings, in `x-ms-enum-values`, too; none makes one that is there."""
    enum = node.data["enum"]
    taken = {value for value in enum if isinstance(value, str)}
    named: dict[Hashable, list[int]] = defaultdict(list)
    for entry, data in lookup.objects(node.data.get("x-ms-enum-values")):
        named[values.identity(data.get("value"))].append(entry)
    fixes: dict[int, Fix] = {}
    for index in wrong:
        text = values.as_text(node.place / "enum" / index, enum[index])
        if text is not None and text not in taken:
            entries = named.pop(values.identity(enum[index]), [])
            tokens = [("enum", index), *(("x-ms-enum-values", entry, "value") for entry in entries)]
            fixes[index] = safe(*(Put((*node.tokens, *below), text) for below in tokens))
    return fixes


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    Operation,
    ApiDefinition,
    name="ArrayDuplicateValue",
    severity=ERROR,
    phase=IMPORT,
    keys=[*_OF_TYPED, *_OF_CALLS, "tags"],
    silent_if={
        "properties": dict.fromkeys((*_OF_TYPED, *_OF_CALLS, "tags"), _SET)
        | {"security": {**_SET, "items": {"additionalProperties": _SET}}}
    },
    fix=SAFE,
    examples=[
        Example(
            bad={"type": "string", "enum": ["red", "green", "red"]},
            good={"type": "string", "enum": ["red", "green"]},
            at="/enum/2",
        ),
        Example(
            bad={"consumes": ["application/json", "application/json"]},
            good={"consumes": ["application/json"]},
            at="/consumes/1",
            part="operation",
        ),
        Example(
            bad=_signed_in("read", "write", "read"),
            good=_signed_in("read", "write"),
            at="/security/0/oauth/2",
            part="definition",
        ),
    ],
)
def array_duplicate_value(node: Node) -> Iterator[Problem]:
    """These arrays are sets; a choice that is offered twice only makes makers wonder.

    Values are compared as JSON: `1` and `1.0` are the same, `1` and `"1"` and `true` are not.
    """
    for key in _SET_LIKE[type(node)]:
        elements = _listed(node, key)
        if len(elements) > 1:
            yield from _repeated(node.place / key, elements)
        if key == "security":
            yield from _repeated_scopes(node.place / key, elements)


def _repeated_scopes(place: Place, requirements: list[Any]) -> Iterator[Problem]:
    for index, requirement in lookup.objects(requirements):
        for scheme, scopes in requirement.items():
            yield from _repeated(place / index / scheme, scopes if isinstance(scopes, list) else [])


def _repeated(place: Place, elements: list[Any]) -> Iterator[Problem]:
    for index in values.repeated(elements):
        tokens = (*place.tokens, index)
        yield Problem(
            f"{quoted(values.as_json(elements[index]))} stands here already",
            place / index,
            safe(Remove(tokens)),
        )


def _listed(node: Node, key: str) -> list[Any]:
    elements = node.data.get(key)
    return elements if isinstance(elements, list) else []


RULES = (enum_must_contain_at_least_one_element, invalid_enum_value, array_duplicate_value)

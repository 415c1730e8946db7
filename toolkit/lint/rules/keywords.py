"""Rules about keys that Swagger 2.0 does not have, and about those that the platform does not read."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Remove, Rename
from toolkit.swagger import misspelt, types
from toolkit.swagger.flattening import flattened
from toolkit.swagger.nodes import ApiDefinition, Header, Items, Node, Parameter, PathItem, Schema
from toolkit.swagger.shapes import NODES, SHAPES, Kind, kind_of, kinds_of
from toolkit.swagger.walk import is_reference

# What later versions of OpenAPI have, by the name under which tools that read Swagger 2.0 know it.
_TRANSLATED: Mapping[str, str] = {
    "deprecated": "x-deprecated",
    "example": "x-example",
    "nullable": "x-nullable",
    "writeOnly": "x-writeOnly",
}

# What only later versions of OpenAPI, or JSON Schema, have.
_OF_OTHERS = frozenset(
    {
        *("anyOf", "callbacks", "components", "const", "content", "encoding", "links", "not", "oneOf"),
        *("requestBody", "servers", "style", "explode", "trace", "patternProperties", "if", "then", "else"),
        *_TRANSLATED,
    }
)

_UNREAD = ("allOf", "discriminator", "uniqueItems", "minProperties", "maxProperties", "multipleOf")

_QUERY = {"name": "q", "in": "query", "type": "string", "x-ms-summary": "Query", "description": "The query."}


def _has_unknown(node_type: type[Node], keys: tuple[str, ...]) -> bool:
    return any(misspelt.unknown(kind, keys) for kind in kinds_of(node_type))


@rule(
    *NODES,
    name="ExtensionNameNotValid",
    severity=ERROR,
    phase=IMPORT,
    only_if=_has_unknown,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "string", "nullable": True},
            good={"type": "string", "x-nullable": True},
            at="/nullable",
            part="schema",
        ),
        Example(
            bad={**_QUERY, "requird": True},
            good={**_QUERY, "required": True},
            at="/requird",
            part="parameter",
        ),
        Example(
            bad={"X-MS-Visibility": "important"},
            good={"x-ms-visibility": "important", "x-VENDOR": {}},
            at="/X-MS-Visibility",
            part="operation",
        ),
        Example(
            bad={"type": "object", "properties": {"titel": {"type": "string"}}, "titel": "Color"},
            good={"type": "object", "properties": {"titel": {"type": "string"}}, "title": "Color"},
            at="/titel",
            part="schema",
        ),
    ],
)
def extension_name_not_valid(node: Node) -> Iterator[Problem]:
    """Swagger 2.0 knows all keys of its objects; only those that start with `x-` are free.

    Upper and lower case count. Names that the file gives, such as those of properties, are no keys in this
    sense. Of an object that is a `$ref` only the `$ref` is looked at, for most objects cannot be one.
    """
    if isinstance(node, ApiDefinition) and node.is_of_other_version:
        return
    kind = kind_of(node)
    keys = ("$ref",) if is_reference(node.data) and not isinstance(node, PathItem) else tuple(node.data)
    for key in misspelt.unknown(kind, keys):
        guess = _guess(node, kind, key)
        yield Problem(
            f"{quoted(key)} is no key of {_with_article(kind)}{_hint(key, guess)}",
            node.place / key,
            _corrected(node, key, guess),
            at_key=True,
        )


def _with_article(kind: Kind) -> str:
    match kind:
        case Kind.DEFINITION:
            return "the definition"
        case Kind.INFO | Kind.CONTACT | Kind.LICENSE | Kind.ITEMS | Kind.EXTERNAL_DOCS:
            return f"`{kind}`"
        case Kind.OPERATION:
            return "an operation"
    return f"a {kind}"


def _guess(node: Node, kind: Kind, key: str) -> str | None:
    """Return the key that was meant, unless the object has it already, or it cannot hold the value."""
    guess = _TRANSLATED.get(key) or misspelt.meant(kind, key)
    if guess is None or guess in node.data:
        return None
    member = SHAPES[kind].get(guess)
    return guess if member is None or types.fits(node.data[key], member) else None


def _hint(key: str, guess: str | None) -> str:
    if key in _OF_OTHERS:
        return f" in Swagger 2.0; `{guess}` is" if guess else " in Swagger 2.0"
    return f"; did you mean {quoted(guess)}?" if guess else ""


def _corrected(node: Node, key: str, guess: str | None) -> Fix | None:
    if guess:
        return unsafe(Rename((*node.tokens, key), guess))
    # What holds more than a word may be all there is of a body or of a response.
    is_content = key == "$ref" or isinstance(node.data[key], (dict, list))
    return None if is_content else unsafe(Remove((*node.tokens, key)))


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="SwaggerKeywordNotSupported",
    severity=WARNING,
    phase=IMPORT,
    keys=_UNREAD,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            good={"type": "array", "items": {"type": "string"}},
            at="/uniqueItems",
        ),
        Example(
            bad={
                "type": "object",
                "allOf": [{"$ref": "#/definitions/Color"}, {"required": ["name"]}],
                "properties": {"shade": {"type": "string"}},
            },
            good={
                "type": "object",
                "properties": {"id": {"type": "string"}, "allOf": {"type": "string"}},
                "required": ["id"],
            },
            at="/allOf",
        ),
    ],
)
def swagger_keyword_not_supported(node: Schema | Parameter | Items | Header) -> Iterator[Problem]:
    """Swagger 2.0 has these keywords, but the platform ignores them: makers see no property that comes by `allOf`.

    What stands beside a `$ref`, and beside the schema of a body, is for other rules to judge.
    """
    kind = kind_of(node)
    for key in _UNREAD:
        if key in node.data and key in SHAPES[kind] and kind is not Kind.BODY:
            place = node.place / key
            fix = _written_out(node) if key == "allOf" else unsafe(Remove(place.tokens))
            hint = "; write its properties out" if key == "allOf" else ""
            yield Problem(f"`{key}` is ignored by the platform{hint}", place, fix, at_key=True)


def _written_out(node: Node) -> Fix | None:
    members: dict[str, Any] | None = flattened(node) if isinstance(node, Schema) else None
    if members is None:
        return None
    changed = {key: value for key, value in members.items() if node.data.get(key) != value}
    puts = (Put((*node.tokens, key), value) for key, value in changed.items())
    return unsafe(Remove((*node.tokens, "allOf")), *puts)


RULES = (extension_name_not_valid, swagger_keyword_not_supported)

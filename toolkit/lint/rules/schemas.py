"""Rules about the types of schemas, of parameters and of headers, and what goes with a type."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.fragments import has, never, when
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put, Remove
from toolkit.swagger import values
from toolkit.swagger.formats import FORMATS
from toolkit.swagger.nodes import Header, Items, Parameter, Response, Schema

Typed = Schema | Parameter | Items | Header

# What other tools write for some of them.
_SYNONYMS = {
    "guid": "uuid",
    "url": "uri",
    "datetime": "date-time",
    "base64": "byte",
    "int": "int32",
    "long": "int64",
    "decimal": "double",
}


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="ArrayHasNoItems",
    severity=ERROR,
    phase=IMPORT,
    keys=["type"],
    silent_if=when({"type": "array"}, has({"items": {}})),
    fix=UNSAFE,
    examples=[
        Example(bad={"type": "array"}, good={"type": "array", "items": {}}),
        Example(
            bad={
                "name": "ids",
                "in": "query",
                "type": "array",
                "items": {"type": "array"},
                "x-ms-summary": "IDs",
                "description": "The ids.",
            },
            good={
                "name": "ids",
                "in": "query",
                "type": "array",
                "items": {"type": "array", "items": {"type": "string"}},
                "x-ms-summary": "IDs",
                "description": "The ids.",
            },
            at="/items",
            part="parameter",
        ),
    ],
)
def array_has_no_items(node: Typed) -> Iterator[Problem]:
    """Makers loop over an array's items; where nothing says what they are, the platform refuses the array.

    Empty `items` say that anything may come, which is enough.
    """
    if node.data["type"] == "array" and "items" not in node.data and not _is_body(node):
        items = {} if isinstance(node, Schema) else {"type": "string"}
        yield Problem("array has no `items`", node.place, unsafe(Put((*node.tokens, "items"), items)))


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="UnrecognizedTypeFormat",
    severity=WARNING,
    phase=IMPORT,
    keys=["format"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "string", "format": "guid"}, good={"type": "string", "format": "uuid"}, at="/format"
        ),
        Example(bad={"type": "boolean", "format": "bool"}, good={"type": "boolean"}, at="/format"),
    ],
)
def unrecognized_type_format(node: Typed) -> Iterator[Problem]:
    """A format the platform does not know is ignored: makers get a plain text box, and no check of what they type."""
    declared, name = node.data.get("type"), node.data["format"]
    if declared in (None, "file") or name in (None, ""):
        return
    known = FORMATS.get(declared, ()) if isinstance(declared, str) else ()
    if name not in known:
        place = node.place / "format"
        meant = _meant(str(name).lower(), known)
        hint = f"; did you mean {quoted(meant)}?" if meant else ""
        fix = unsafe(Put(place.tokens, meant) if meant else Remove(place.tokens))
        yield Problem(f"`format` {quoted(name)} is not known for type {quoted(declared)}{hint}", place, fix)


def _meant(name: str, known: tuple[str, ...]) -> str | None:
    meant = _SYNONYMS.get(name, name)
    return meant if meant in known and meant != "binary" else None


@rule(
    Schema,
    name="SchemaTypeFileNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=["type"],
    silent_if=never({"type": "file"}),
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "object", "properties": {"content": {"type": "file"}}},
            good={"type": "object", "properties": {"content": {"type": "string", "format": "byte"}}},
            at="/properties/content/type",
        ),
        Example(bad={"type": "file"}, good={"type": "string", "format": "binary"}, at="/type"),
    ],
)
def schema_type_file_not_valid(schema: Schema) -> Iterator[Problem]:
    """A whole response can be a file; a part of one, or of a body, can only be text that stands for a file."""
    is_top = schema.root is schema
    if schema.data["type"] == "file" and not (is_top and isinstance(schema.parent, Response)):
        form = "binary" if is_top else "byte"
        fix = unsafe(Put((*schema.tokens, "type"), "string"), Put((*schema.tokens, "format"), form))
        yield Problem(
            f"`type` `file` is for whole responses; a `string` of `format` {quoted(form)} would do here",
            schema.place / "type",
            fix,
        )


@rule(
    Schema,
    name="InvalidStringBinaryProperty",
    severity=WARNING,
    phase=IMPORT,
    keys=["format"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "object", "properties": {"content": {"type": "string", "format": "binary"}}},
            good={"type": "object", "properties": {"content": {"type": "string", "format": "byte"}}},
            at="/properties/content",
        )
    ],
)
def invalid_string_binary_property(schema: Schema) -> Iterator[Problem]:
    """JSON cannot carry raw bytes in a property, only their Base64 text, which is the format `byte`."""
    is_binary = schema.data["format"] == "binary" and schema.data.get("type") == "string"
    if is_binary and schema.root is not schema:
        fix = unsafe(Put((*schema.tokens, "format"), "byte"))
        yield Problem(
            "`format` `binary` is for whole bodies and responses; here it is `byte`", schema.place, fix
        )


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="DefaultValueMustMatchType",
    severity=ERROR,
    phase=IMPORT,
    keys=["default"],
    fix=SAFE,
    examples=[
        Example(
            bad={"type": "string", "default": 2.10}, good={"type": "string", "default": "2.1"}, at="/default"
        ),
        Example(
            bad={"type": "object", "properties": {"on": {"type": "string", "default": True}}},
            good={"type": "object", "properties": {"on": {"type": "boolean", "default": True}}},
            at="/properties/on/default",
        ),
    ],
)
def default_value_must_match_type(node: Typed) -> Iterator[Problem]:
    """The default is put into the action's field, which takes only values of its type.

    Published connectors write the defaults of numbers and booleans as text, too, and `null` for any type.
    """
    value, declared = node.data["default"], node.data.get("type")
    if not values.fits(value, declared):
        place = node.place / "default"
        message = f"`default` {quoted(values.as_json(value))} is no {declared}"
        yield Problem(message, place, _as_string(node))


def _as_string(node: Typed) -> Fix | None:
    place = node.place / "default"
    text = values.as_text(place, node.data["default"]) if node.data["type"] == "string" else None
    return safe(Put(place.tokens, text)) if text is not None else None


def _is_body(node: Typed) -> bool:
    return isinstance(node, Parameter) and node.location == "body"


RULES = (
    array_has_no_items,
    unrecognized_type_format,
    schema_type_file_not_valid,
    invalid_string_binary_property,
    default_value_must_match_type,
)

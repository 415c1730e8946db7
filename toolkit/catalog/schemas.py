"""Rows of the catalog as JSON Schemas."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from toolkit.catalog.services import Data, Row, shared
from toolkit.words import phrase

Choose = Callable[[object, str], Data]  # from what a row says of its choices, and where it stands in the body

SCALARS: Mapping[str, Data] = {
    "string": {"type": "string"},
    "uuid": {"type": "string", "format": "uuid"},
    "date-time": {"type": "string", "format": "date-time"},
    "secret": {"type": "string", "format": "password"},
    "integer": {"type": "integer", "format": "int32"},
    "long": {"type": "integer", "format": "int64"},
    "number": {"type": "number", "format": "double"},
    "boolean": {"type": "boolean"},
    "any": {},
}
_BOUNDS = ("minimum", "maximum", "minLength", "maxLength")


@dataclass(frozen=True, slots=True)
class SchemaWriter:
    """Writes schemas for answers or, with a choice of dropdowns, for the body of a request."""

    choose: Choose | None = None

    def members(self, data: Data, pointer: str = "") -> Data:
        """Return the keywords of an object: which properties it must have, and what each of them is."""
        rows = {
            name: row for name, row in rows_of(data) if self.choose is None or not extra(row).get("read_only")
        }
        required = [name for name, row in rows.items() if self.choose and _is_required(row)]
        properties = {name: self.schema(row, f"{pointer}/{name}") for name, row in rows.items()}
        return {
            **({"required": required} if required else {}),
            **({"properties": properties} if properties else {}),
        }

    def schema(self, row: Row, pointer: str) -> Data:
        """Return the schema of a property."""
        kind, label, text = row[:3]
        more = extra(row)
        declared, contents = self._parts(kind, more, pointer)
        texts = {"x-ms-summary": label, "description": text}
        visibility = {"x-ms-visibility": more["visibility"]} if "visibility" in more else {}
        return {
            **declared,
            **texts,
            **visibility,
            **constraints(more),
            **self._dropdown(more, pointer),
            **contents,
        }

    def _dropdown(self, more: Data, pointer: str) -> Data:
        return self.choose(more["choices"], pointer) if self.choose and "choices" in more else {}

    def _parts(self, kind: str, more: Data, pointer: str) -> tuple[Data, Data]:
        """Return what is said of the type before the texts, and what is said of its contents after them."""
        if kind in SCALARS:
            return SCALARS[kind], {}
        if kind[0] == "[":
            return {"type": "array"}, {"items": self._element(kind[1:-1], more, pointer)}
        if kind[0] == "{":
            return {"type": "object"}, {"additionalProperties": self._element(kind[1:-1], more, pointer)}
        return {"type": "object"}, self.members(more if kind == "object" else shared().schemas[kind], pointer)

    def _element(self, kind: str, more: Data, pointer: str) -> Data:
        if kind[0].isupper():
            return reference(kind)
        declared, contents = self._parts(kind, more, pointer)
        return declared | contents


def definition(name: str, *, is_input: bool = False) -> Data:
    """Return the definition of a named schema."""
    writer = SchemaWriter(_no_choice if is_input else None)
    return {"type": "object", **writer.members(shared().schemas[name])}


def list_definition(name: str, *, is_paged: bool) -> Data:
    """Return the definition of a page of many, or of the whole list."""
    plural = shared().schemas[name]["plural"]
    many = phrase(plural)
    value = {
        "type": "array",
        "x-ms-summary": plural,
        "description": f"The {many} of this page." if is_paged else f"The {many}.",
        "items": reference(name),
    }
    link = {"nextLink": SchemaWriter().schema(shared().fields["nextLink"], "")} if is_paged else {}
    return {"type": "object", "properties": {"value": value, **link}}


def rows_of(data: Data) -> Iterator[tuple[str, Row]]:
    """Yield the properties of an object: those that resources share, its own, and the envelope."""
    for name in data.get("common", ()):
        yield name, shared().fields[name]
    yield from data.get("fields", {}).items()
    if "properties" in data:
        own = data["properties"]
        more = {"fields": own, "required": any(_is_required(row) for row in own.values())}
        yield "properties", [*shared().properties, more]


def extra(row: Row) -> Data:
    """Return what a row says beside type, label and description."""
    more: Data = row[3] if len(row) > 3 else {}
    return more


def constraints(more: Data) -> Data:
    """Return the default, the values with what they are called, and the bounds."""
    found = {"default": more["default"]} if "default" in more else {}
    if "enum" in more:
        names = [{"value": value, "displayName": name} for value, name in more["enum"].items()]
        found |= {"enum": list(more["enum"]), "x-ms-enum-values": names}
    return found | {key: more[key] for key in _BOUNDS if key in more}


def reference(name: str) -> Data:
    return {"$ref": f"#/definitions/{name}"}


def _is_required(row: Row) -> bool:
    return extra(row).get("required") is True


def _no_choice(_choices: object, _pointer: str) -> Data:
    """Leave a definition without dropdowns: they need parameters, which belong to an operation."""
    return {}

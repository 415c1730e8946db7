"""Rules about schemas that are made of others by `allOf`."""

from collections.abc import Iterator

from toolkit.document import Place
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    INFO,
    SWAGGER,
    UNSAFE,
    Example,
    Problem,
    quoted,
    rule,
    unsafe,
)
from toolkit.patch import Put, Remove
from toolkit.swagger import lookup
from toolkit.swagger.inheritance import ancestors, properties_in
from toolkit.swagger.nodes import Data, Schema
from toolkit.swagger.properties import may_be_object, required_of
from toolkit.swagger.schema_members import members
from toolkit.swagger.walk import is_reference

_COLOR: Data = {"$ref": "#/definitions/Color"}  # the sample's, with `id` and `name`
_FLAT: Data = {"type": "object", "properties": {"id": {"type": "string"}, "size": {"type": "integer"}}}


@rule(
    Schema,
    name="RequiredPropertyNotInherited",
    code="SG431",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=["required"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "object", "allOf": [_COLOR], "required": ["id", "size"]},
            good={**_FLAT, "required": ["id", "size"]},
            at="/required/1",
        )
    ],
)
def required_property_not_inherited(schema: Schema) -> Iterator[Problem]:
    """A maker cannot fill in a property that neither the schema declares nor what it is made of.

    Where `additionalProperties` say that there may be others, or a part is not known, nothing is reported.
    """
    if "allOf" not in schema.data or not may_be_object(schema) or _is_open(schema):
        return
    merged = members(schema.definition, schema.data)
    missing = [(index, name) for index, name in required_of(schema) if name not in merged.properties]
    left = [name for _, name in required_of(schema) if name in merged.properties]
    tokens = (*schema.tokens, "required")
    fix = unsafe(Put(tokens, left) if left else Remove(tokens)) if missing else None
    for index, name in missing if merged.is_complete else ():
        message = f"{quoted(name)} is required, but neither declared here nor by a part of `allOf`"
        yield Problem(message, schema.place / "required" / index, fix)


def _is_open(schema: Schema) -> bool:
    """Whether the schema or a part of it allows or leaves open other properties; or is a part itself."""
    if schema.steps[0] in {"allOf", "anyOf", "oneOf"}:
        return True
    parts = ancestors(schema.definition, schema.data)
    return parts is None or any(
        part.get("additionalProperties") or {"anyOf", "oneOf"} & part.keys() for part in (schema.data, *parts)
    )


@rule(
    Schema,
    name="PropertyDeclaredTwice",
    code="SG432",
    family="specgen",
    reference=SWAGGER,
    severity=INFO,
    phase=IMPORT,
    keys=["allOf"],
    examples=[
        Example(
            bad={"type": "object", "allOf": [_COLOR], "properties": {"id": {"type": "string"}}},
            good=_FLAT,
            at="/properties/id",
        ),
        Example(
            bad={"type": "object", "allOf": [_COLOR, {"properties": {"id": {"type": "string"}}}]},
            good=_FLAT,
            at="/allOf/1/properties/id",
        ),
    ],
)
def property_declared_twice(schema: Schema) -> Iterator[Problem]:
    """Both declarations hold at once, so the second can only say the same or contradict the first.

    A property that tells kinds apart is declared again to narrow it down; that is left alone.
    """
    declared = _inherited(schema)
    for place, data in _own(schema):
        for name in properties_in(data):
            if name in declared:
                message = f"{quoted(name)} is declared by {declared[name]} already"
                yield Problem(message, place / "properties" / name, at_key=True)
        declared = dict.fromkeys(properties_in(data), "another part") | declared


def _inherited(schema: Schema) -> dict[str, str]:
    """Return the properties that come by reference, each with the name of the definition it comes by."""
    inherited: dict[str, str] = {}
    for _, member in lookup.objects(schema.data["allOf"]):
        name = lookup.target_name(member.get("$ref"), Schema)
        base = lookup.resolved(schema.definition, member, Schema) if name is not None else None
        for data in (base, *(ancestors(schema.definition, base) or ())) if base is not None else ():
            names = (key for key in properties_in(data) if key != data.get("discriminator"))
            inherited |= dict.fromkeys(names, quoted(name))
    return inherited


def _own(schema: Schema) -> Iterator[tuple[Place, Data]]:
    """Yield the schema, and the parts of it that are written out."""
    yield schema.place, schema.data
    for index, member in lookup.objects(schema.data["allOf"]):
        if not is_reference(member):
            yield schema.place / "allOf" / index, member


RULES = (required_property_not_inherited, property_declared_twice)

"""Rules about properties that must be required."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.fragments import INTERNAL, no_schema
from toolkit.lint.rule import (
    CERTIFICATION,
    ERROR,
    IMPORT,
    SAFE,
    Example,
    Problem,
    quoted,
    rule,
    safe,
)
from toolkit.patch import APPEND, Put, Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Parameter, Schema
from toolkit.swagger.properties import (
    is_internal_default,
    may_be_object,
    properties_of,
    property_of,
    required_of,
)

_ID = {"id": {"type": "string"}}
_VERSION = {"version": {"type": "string", "default": "2", "x-ms-visibility": "internal"}}


@rule(
    Schema,
    name="PropertyMustBeRequired",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=["properties"],
    moot_if=no_schema({"x-ms-visibility": INTERNAL, "default": {}}),
    fix=SAFE,
    examples=[
        Example(
            bad={"type": "object", "properties": _VERSION},
            good={"type": "object", "required": ["version"], "properties": _VERSION},
            at="/properties/version",
        )
    ],
)
def property_must_be_required(schema: Schema) -> Iterator[Problem]:
    """Makers do not see an internal property; its default is sent only if the property is required.

    This is about what is sent: bodies and definitions, not responses that are written in place.
    """
    hidden = [name for name, data in properties_of(schema).items() if is_internal_default(schema, data)]
    if not hidden or not isinstance(schema.root.parent, (Parameter, ApiDefinition)):
        return
    required = {name for _, name in required_of(schema)}
    for name in hidden:
        if name not in required:
            message = f"{quoted(name)} is internal and has a default, but is not required"
            yield Problem(message, schema.place / "properties" / name, _made_required(schema, name))


@rule(
    Schema,
    name="DiscriminatorMustBeARequiredStringProperty",
    severity=ERROR,
    phase=IMPORT,
    keys=["discriminator"],
    fix=SAFE,
    examples=[
        Example(
            bad={"type": "object", "discriminator": "kind", "properties": {"kind": {"type": "string"}}},
            good={"type": "object", "properties": {"kind": {"type": "string"}}},
            at="/discriminator",
        ),
        Example(
            bad={"type": "object", "discriminator": "kind", "properties": _ID},
            good={"type": "object", "properties": _ID},
            at="/discriminator",
        ),
    ],
)
def discriminator_must_be_a_required_string_property(schema: Schema) -> Iterator[Problem]:
    """The property that tells the kinds apart has to be there, as text, in every object.

    Only the schema's own properties count; what its `allOf` declares does not.
    """
    name = schema.data["discriminator"]
    if not isinstance(name, str):
        return
    data = lookup.resolved(schema.definition, property_of(schema, name), Schema)
    is_string = data is not None and data.get("type") == "string"
    is_required = any(name == listed for _, listed in required_of(schema))
    if not (is_string and is_required):
        lacks = "required" if is_string else "a string property"
        place = schema.place / "discriminator"
        fix = _made_required(schema, name) if is_string else safe(Remove(place.tokens))
        yield Problem(f"`discriminator` {quoted(name)} is not {lacks}", place, fix)


def _made_required(schema: Schema, name: str) -> Fix | None:
    required = schema.data.get("required", [])
    is_free = may_be_object(schema) and isinstance(required, list)
    if not is_free or property_of(schema, name).get("readOnly") is True:
        return None
    tokens = (*schema.tokens, "required")
    return safe(Put((*tokens, APPEND), name) if "required" in schema.data else Put(tokens, [name]))


RULES = (property_must_be_required, discriminator_must_be_a_required_string_property)

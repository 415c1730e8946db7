"""Rules about the values by which the kinds of an object are told apart."""

from collections.abc import Iterator

from toolkit.lint.rule import IMPORT, WARNING, Example, Problem, quoted, rule
from toolkit.swagger import inheritance, lookup
from toolkit.swagger.nodes import Data, Schema

_KEY = "x-ms-discriminator-value"
_FLAT: Data = {"type": "object", "properties": {"kind": {"type": "string"}}}


def _shape(value: str) -> Data:
    kind = {"type": "string", "enum": ["circle", "square"]}
    base = {"type": "object", "discriminator": "kind", "required": ["kind"], "properties": {"kind": kind}}
    return {"type": "object", "allOf": [base], _KEY: value}


@rule(
    Schema,
    name="DiscriminatorValueNotInEnum",
    code="SG433",
    family="specgen",
    reference="https://github.com/Azure/autorest/blob/main/docs/extensions/readme.md#x-ms-discriminator-value",
    severity=WARNING,
    phase=IMPORT,
    keys=[_KEY],
    examples=[Example(bad=_shape("circel"), good=_FLAT, at=f"/{_KEY}")],
)
def discriminator_value_not_in_enum(schema: Schema) -> Iterator[Problem]:
    """An object of this kind would have to carry a value that its own declaration forbids."""
    value = schema.data[_KEY]
    for base in _bases(schema):
        choices = _choices(schema, base)
        if isinstance(value, str) and choices and value not in choices:
            message = f"{quoted(value)} is no value of the discriminator {quoted(base['discriminator'])}"
            yield Problem(message, schema.place / _KEY)
            return


@rule(
    Schema,
    name="DiscriminatorNotInherited",
    code="SG434",
    family="specgen",
    reference="https://github.com/Azure/autorest/blob/main/docs/extensions/readme.md#x-ms-discriminator-value",
    severity=WARNING,
    phase=IMPORT,
    keys=[_KEY],
    examples=[
        Example(bad={**_FLAT, _KEY: "circle"}, good=_FLAT, at=f"/{_KEY}"),
    ],
)
def discriminator_not_inherited(schema: Schema) -> Iterator[Problem]:
    """A value tells kinds apart only where a schema above has a `discriminator` to hold it."""
    if not _bases(schema) and inheritance.ancestors(schema.definition, schema.data) is not None:
        message = f"`{_KEY}` without a `discriminator` in a schema above tells nothing apart"
        yield Problem(message, schema.place / _KEY)


def _bases(schema: Schema) -> list[Data]:
    """Return the schema and those it is made of, as far as they have a discriminator."""
    parts = inheritance.ancestors(schema.definition, schema.data) or []
    return [part for part in (schema.data, *parts) if isinstance(part.get("discriminator"), str)]


def _choices(schema: Schema, base: Data) -> list[object]:
    declared = inheritance.properties_in(base).get(base["discriminator"])
    data = lookup.resolved(schema.definition, declared, Schema) if isinstance(declared, dict) else None
    choices = data.get("enum") if data else None
    return choices if isinstance(choices, list) else []


RULES = (discriminator_value_not_in_enum, discriminator_not_inherited)

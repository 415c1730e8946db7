"""Rules about the list `required` of a schema."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.near import did_you_mean
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
from toolkit.patch import Patch, Put, Remove
from toolkit.spelling import slip_of
from toolkit.swagger import schema_trees
from toolkit.swagger.nodes import ApiDefinition, Schema
from toolkit.swagger.properties import (
    is_internal_default,
    may_be_object,
    properties_of,
    property_of,
    required_of,
)

_ID = {"id": {"type": "string"}}


@rule(
    Schema,
    name="RequiredPropertyArrayEmpty",
    severity=ERROR,
    phase=IMPORT,
    keys=["required"],
    fix=SAFE,
    examples=[
        Example(
            bad={"type": "object", "properties": _ID, "required": []},
            good={"type": "object", "properties": _ID},
            at="/required",
        )
    ],
)
def required_property_array_empty(schema: Schema) -> Iterator[Problem]:
    """Swagger 2.0 does not allow an empty `required`; where nothing is, the key is left out."""
    if schema.data["required"] == []:
        place = schema.place / "required"
        yield Problem("`required` is empty", place, safe(Remove(place.tokens)))


@rule(
    Schema,
    name="RequiredPropertyDefinitionMissing",
    severity=ERROR,
    phase=IMPORT,
    keys=["required"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "object", "required": ["Id", "name"], "properties": _ID},
            good={"type": "object", "required": ["id"], "properties": _ID},
            at="/required/1",
        ),
        Example(bad={"required": ["name"]}, good={"type": "object"}, at="/required/0"),
    ],
)
def required_property_definition_missing(schema: Schema) -> Iterator[Problem]:
    """A maker cannot fill in a property that the action does not show.

    What `allOf` composes may declare it elsewhere, so schemas with one are left alone, and its members, too, as
    in the pet store that everybody knows (RequiredPropertyNotInherited looks at the whole). Those that are no
    objects have a rule of their own.
    """
    if "allOf" in schema.data or schema.steps[0] == "allOf" or not may_be_object(schema):
        return
    properties = properties_of(schema)
    missing = [(index, name) for index, name in required_of(schema) if name not in properties]
    fix = _spelled_or_removed(schema, missing) if missing else None
    for index, name in missing:
        place = schema.place / "required" / index
        near = did_you_mean(_meant(schema, name))
        yield Problem(f"{quoted(name)} is required, but not among the `properties`{near}", place, fix)


def _meant(schema: Schema, name: str) -> str | None:
    return slip_of(name, tuple(properties_of(schema)))


def _spelled_or_removed(schema: Schema, missing: list[tuple[int, str]]) -> Fix:
    taken = {name for _, name in required_of(schema)}
    spelled: list[Patch] = []
    superfluous: list[int] = []
    for index, name in missing:
        meant = _meant(schema, name)
        if meant is None or meant in taken:
            superfluous.append(index)
        else:
            spelled.append(Put((*schema.tokens, "required", index), meant))
            taken.add(meant)
    return unsafe(*spelled, *_removed(schema, superfluous))


@rule(
    Schema,
    name="RequiredPropertyNotOnObject",
    severity=WARNING,
    phase=IMPORT,
    keys=["required"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "array", "items": {"type": "object", "properties": _ID}, "required": ["id"]},
            good={"type": "array", "items": {"type": "object", "properties": _ID, "required": ["id"]}},
            at="/required",
        ),
        Example(
            bad={"type": "array", "items": {"type": "string"}, "required": ["items"]},
            good={"type": "array", "items": {"type": "string"}},
            at="/required",
        ),
    ],
)
def required_property_not_on_object(schema: Schema) -> Iterator[Problem]:
    """Only objects have properties; what an array's items require stands in its `items`."""
    if not may_be_object(schema):
        place = schema.place / "required"
        message = f"`required` means nothing for type {quoted(schema.data['type'])}"
        is_object = bool(properties_of(schema))  # with the wrong type
        fix = None if is_object else unsafe(*_moved_to_items(schema), Remove(place.tokens))
        yield Problem(message, place, fix)


def _moved_to_items(schema: Schema) -> Iterator[Patch]:
    items = schema.data.get("items")
    properties = items.get("properties") if isinstance(items, dict) and "required" not in items else None
    names = [name for _, name in required_of(schema)]
    if isinstance(properties, dict) and names and properties.keys() >= set(names):
        yield Put((*schema.tokens, "items", "required"), names)


@rule(
    Schema,
    name="RequiredReadOnlyPropertyNotAllowedAsInput",
    severity=ERROR,
    phase=IMPORT,
    keys=["required"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "type": "object",
                "required": ["id"],
                "properties": {"id": {"type": "string", "readOnly": True}},
            },
            good={"type": "object", "properties": {"id": {"type": "string", "readOnly": True}}},
            at="/properties/id",
        )
    ],
)
def required_read_only_property_not_allowed_as_input(schema: Schema) -> Iterator[Problem]:
    """A maker would have to give what only the service may set."""
    names = {name for _, name in required_of(schema) if property_of(schema, name).get("readOnly") is True}
    if names and _is_sent(schema):
        fix = _no_longer_required(schema, names)
        for name in names:
            message = f"{quoted(name)} is read-only, yet required in what is sent"
            yield Problem(message, schema.place / "properties" / name, fix)


def _is_sent(schema: Schema) -> bool:
    if isinstance(schema.root.parent, ApiDefinition):
        return schema.root.name in schema_trees.definitions_of_input(schema.definition)
    return schema.is_input


def _no_longer_required(schema: Schema, names: set[str]) -> Fix | None:
    """Return one fix for all names; None where a response promises them, or something else asks for them."""
    is_returned = schema.root.name in schema_trees.definitions_of_output(schema.definition)
    is_asked_for = any(
        name == schema.data.get("discriminator") or is_internal_default(schema, property_of(schema, name))
        for name in names
    )
    if is_asked_for or (is_returned and not schema.is_input):
        return None
    return unsafe(*_removed(schema, [index for index, name in required_of(schema) if name in names]))


def _removed(schema: Schema, indexes: list[int]) -> list[Patch]:
    """Return the patches that remove elements of `required`, and with the last of them `required` itself."""
    tokens = (*schema.tokens, "required")
    if indexes and len(indexes) == len(schema.data["required"]):
        return [Remove(tokens)]
    return [Remove((*tokens, index)) for index in indexes]


RULES = (
    required_property_array_empty,
    required_property_definition_missing,
    required_property_not_on_object,
    required_read_only_property_not_allowed_as_input,
)

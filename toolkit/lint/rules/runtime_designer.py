"""Rules about what the designer of Power Automate and Logic Apps reads in another way than it is meant.

Source: the designer's own code, which is public (Azure/LogicAppsUX).
"""

from collections.abc import Iterator

from toolkit.lint.fragments import INTERNAL, has, member, when
from toolkit.lint.rule import (
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
from toolkit.regex import regex
from toolkit.swagger import lookup, schema_trees
from toolkit.swagger.nodes import ApiDefinition, Data, Operation, Parameter, Schema, is_hidden, is_internal
from toolkit.swagger.properties import property_of, required_of
from toolkit.swagger.webhooks import ADDRESS, addresses, is_webhook

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions"

_word = regex(r"\w+")
_SCALARS = frozenset({"string", "integer", "number", "boolean"})
_ROOM = {
    "name": "room",
    "in": "query",
    "type": "string",
    "x-ms-summary": "Room",
    "description": "The room.",
}
_GET = {
    "operationId": "GetRoom",
    "summary": "Get room",
    "description": "Gets a room.",
    "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
}
_NAMED = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}


# A property that makers do not see, and that has no default.
_HIDDEN_EMPTY = {**has({"x-ms-visibility": INTERNAL}), "not": {"required": ["default"]}}
_NONE_LACKS_DEFAULT = when(
    {"required": {}}, member("properties", {"additionalProperties": {"not": _HIDDEN_EMPTY}})
)


@rule(
    Operation,
    name="ParameterListMissing",
    code="SG501",
    family="specgen",
    reference=None,
    severity=WARNING,
    phase=IMPORT,
    only_if=lambda _, keys: "parameters" not in keys,
    fix=SAFE,
    examples=[
        Example(
            bad={"parameters": [_ROOM], "get": _GET},
            good={"parameters": [_ROOM], "get": {**_GET, "parameters": []}},
            at="/get",
            part="path-item",
        ),
        Example(
            bad={"parameters": [_ROOM], "get": _GET},
            good={"get": _GET},
            at="/get",
            part="path-item",
        ),
    ],
)
def parameter_list_missing(operation: Operation) -> Iterator[Problem]:
    """The designer crashes where a path has parameters and its operation has no list that it could add them to.

    An empty list is enough.
    """
    if any(lookup.objects(operation.parent.data.get("parameters"))):
        fix = safe(Put((*operation.tokens, "parameters"), []))
        yield Problem("operation has no `parameters`, but its path has some", operation.place, fix)


@rule(
    Parameter,
    name="BodyNotRequired",
    code="SG502",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["schema"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"name": "body", "in": "body", "schema": _NAMED},
            good={"name": "body", "in": "body", "schema": _NAMED, "required": True},
        ),
        Example(
            bad={"name": "body", "in": "body", "schema": _NAMED, "required": False},
            good={"name": "body", "in": "body", "schema": {"type": "object", "properties": {"name": {}}}},
        ),
    ],
)
def body_not_required(parameter: Parameter) -> Iterator[Problem]:
    """The designer marks a field as required only if all that it stands in is required, the body included.

    Makers leave out what is not marked, and the call fails.
    """
    schema = _body_schema(parameter)
    if schema is None or parameter.data.get("required") not in (None, False):
        return
    shown = [name for _, name in required_of(schema) if _is_shown(property_of(schema, name))]
    if shown:
        fix = unsafe(Put((*parameter.tokens, "required"), True))
        yield Problem(f"body is not required, so {quoted(shown[0])} looks optional", parameter.place, fix)


def _body_schema(parameter: Parameter) -> Schema | None:
    schema = parameter.data["schema"]
    if parameter.location != "body" or not isinstance(schema, dict):
        return None
    data = lookup.resolved(parameter.definition, schema, Schema)
    return Schema(data, parameter, "schema") if data is not None else None


def _is_shown(data: dict[str, object]) -> bool:
    return bool(data) and not is_internal(data) and data.get(ADDRESS) is not True


@rule(
    Schema,
    name="TitleHidesLabel",
    code="SG503",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    only_if=lambda _, keys: "title" in keys and "x-ms-summary" in keys,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "object", "properties": {"no": {"title": "no", "x-ms-summary": "Number"}}},
            good={"type": "object", "properties": {"no": {"x-ms-summary": "Number"}}},
            at="/properties/no/title",
        )
    ],
)
def title_hides_label(schema: Schema) -> Iterator[Problem]:
    """The designer labels a field with its `title`, and Power Apps with its `x-ms-summary`: two names for one thing."""
    title, label = schema.data["title"], schema.data["x-ms-summary"]
    is_text = isinstance(title, str) and isinstance(label, str)
    differ = is_text and title.strip() and _words(title) != _words(label)
    if differ and schema.is_property and not is_hidden(schema):
        place = schema.place / "title"
        message = f"`title` {quoted(title)} hides the `x-ms-summary` {quoted(label)}"
        yield Problem(message, place, unsafe(Remove(place.tokens)))


def _words(text: str) -> str:
    return " ".join(_word.findall(text)).lower()


@rule(
    Schema,
    name="InternalPropertyWithoutDefault",
    code="SG504",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    only_if=lambda _, keys: "properties" in keys and "required" in keys,
    silent_if=_NONE_LACKS_DEFAULT,
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "type": "object",
                "required": ["version"],
                "properties": {"version": {"type": "string", "x-ms-visibility": "internal"}},
            },
            good={
                "type": "object",
                "required": ["version"],
                "properties": {"version": {"type": "string", "x-ms-visibility": "internal", "default": "2"}},
            },
            at="/properties/version",
        )
    ],
)
def internal_property_without_default(schema: Schema) -> Iterator[Problem]:
    """Makers do not see an internal field; without a default nobody fills it, and the service misses what it requires.

    The same of a parameter is a case for the platform's RequiredPropertyMissing. An address for notifications is
    filled by the platform, and where a webhook's body has none, the platform's rule about that says so.
    """
    names = [name for _, name in required_of(schema) if _lacks_default(property_of(schema, name))]
    if names and _is_sent(schema) and not _lacks_address(schema):
        for name in names:
            place = schema.place / "properties" / name
            fix = unsafe(Remove((*place.tokens, "x-ms-visibility")))
            yield Problem(f"{quoted(name)} is required and internal, but has no `default`", place, fix)


def _lacks_default(data: Data) -> bool:
    is_scalar = data.get("type") in _SCALARS if isinstance(data.get("type"), str) else False
    is_left_out = "default" not in data and data.get(ADDRESS) is not True
    return is_scalar and is_left_out and is_internal(data)


def _is_sent(schema: Schema) -> bool:
    if isinstance(schema.root.parent, ApiDefinition):
        return schema.root.name in schema_trees.definitions_of_input(schema.definition)
    return schema.is_input


def _lacks_address(schema: Schema) -> bool:
    operation = schema.root.parent.parent
    return isinstance(operation, Operation) and is_webhook(operation) and not addresses(operation)


RULES = (parameter_list_missing, body_not_required, title_hides_label, internal_property_without_default)

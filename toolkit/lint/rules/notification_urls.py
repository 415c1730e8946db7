"""Rules about `x-ms-notification-url`: where a webhook takes the address that it is to call."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.fragments import no_schema
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    SAFE,
    UNSAFE,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.lint.webhook_sample import BODY, SENDING, URL, hook, taking
from toolkit.patch import APPEND, Patch, Put, Remove
from toolkit.swagger import schema_trees
from toolkit.swagger.nodes import ApiDefinition, Header, Items, Operation, Parameter, Reference, Schema
from toolkit.swagger.webhooks import ADDRESS, addresses


@rule(
    Parameter,
    Items,
    Header,
    Schema,
    name="NotificationUrlNotAllowedInThisPosition",
    severity=ERROR,
    phase=IMPORT,
    keys=[ADDRESS],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"description": "OK", "schema": {"type": "object", "properties": {"url": URL}}},
            good={
                "description": "OK",
                "schema": {"type": "object", "properties": {"id": {"type": "string"}}},
            },
            at=f"/schema/properties/url/{ADDRESS}",
            part="response",
        ),
        Example(
            bad={
                "definitions": {
                    "Hook": {"type": "object", "properties": {"url": {"type": "string", ADDRESS: True}}}
                },
                "responses": {"Hook": {"description": "OK", "schema": {"$ref": "#/definitions/Hook"}}},
            },
            good={
                "definitions": {"Hook": BODY},
                "paths": {"/hooks": SENDING | hook({"$ref": "#/definitions/Hook"})},
            },
            at=f"/definitions/Hook/properties/url/{ADDRESS}",
            part="definition",
        ),
    ],
)
def notification_url_not_allowed_in_this_position(
    node: Parameter | Items | Header | Schema,
) -> Iterator[Problem]:
    """The platform writes the address of its callback into the body of a request, and nowhere else.

    A definition that a body leads to may have it, even if a response leads there, too.
    """
    if node.data[ADDRESS] is True and not _may_be_in_body(node):
        place = node.place / ADDRESS
        yield Problem(
            f"`{ADDRESS}` stands outside the body of a request", place, unsafe(Remove(place.tokens))
        )


def _may_be_in_body(node: Parameter | Items | Header | Schema) -> bool:
    if not isinstance(node, Schema):
        return isinstance(node, Parameter) and node.location == "body"
    root = node.root
    if not isinstance(root.parent, ApiDefinition):
        return node.is_input
    is_output = root.name in schema_trees.definitions_of_output(node.definition)
    return not is_output or root.name in schema_trees.definitions_of_input(node.definition)


@rule(
    Operation,
    name="NotificationUrlNotInternal",
    severity=ERROR,
    phase=IMPORT,
    moot_if=no_schema({ADDRESS: True}),
    fix=SAFE,
    examples=[
        Example(
            bad=taking({"type": "string", ADDRESS: True}),
            good=taking(URL),
            at="/post",
            part="path-item",
        )
    ],
)
def notification_url_not_internal(operation: Operation) -> Iterator[Problem]:
    """The platform fills in the address; makers would be asked for something they cannot know.

    It is hidden, too, where the body or an object around it is.
    """
    for address in addresses(operation):
        if not address.is_internal:
            fix = safe(Put((*address.schema.tokens, "x-ms-visibility"), "internal"))
            yield _problem(operation, address.schema, "is shown to makers; make it internal", fix)


@rule(
    Operation,
    name="NotificationUrlNotRequired",
    severity=ERROR,
    phase=IMPORT,
    moot_if=no_schema({ADDRESS: True}),
    fix=SAFE,
    examples=[
        Example(
            bad=SENDING | hook({"type": "object", "properties": {"url": URL}}),
            good=taking(URL),
            at="/post",
            part="path-item",
        ),
        Example(
            bad=SENDING | hook({"type": "object", "properties": {"hook": BODY}}),
            good=SENDING
            | hook(
                {
                    "type": "object",
                    "required": ["hooks"],
                    "properties": {"hooks": {"type": "array", "items": BODY}},
                }
            ),
            at="/post",
            part="path-item",
        ),
    ],
)
def notification_url_not_required(operation: Operation) -> Iterator[Problem]:
    """What is hidden and not required is not sent, and the service would never learn the address.

    Every object on the way has to be required. Items of a list are, and the body itself need not be.
    """
    for address in addresses(operation):
        if address.optional:
            names = " in ".join(quoted(one.name) for one in reversed(address.optional))
            fix = _made_required(address.optional)
            yield _problem(operation, address.schema, f"is not required: {names}", fix)


def _made_required(optional: tuple[Schema | Reference, ...]) -> Fix | None:
    patches: list[Patch] = []
    for one in optional:
        tokens = (*one.parent.tokens, "required")
        required = one.parent.data.get("required", [])
        if not isinstance(required, list):
            return None
        patches.append(
            Put((*tokens, APPEND), one.name) if "required" in one.parent.data else Put(tokens, [one.name])
        )
    return safe(*patches)


@rule(
    Operation,
    name="NotificationUrlNotString",
    severity=ERROR,
    phase=IMPORT,
    moot_if=no_schema({ADDRESS: True}),
    fix=SAFE,
    examples=[
        Example(
            bad=taking({ADDRESS: True, "x-ms-visibility": "internal"}),
            good=taking(URL),
            at="/post",
            part="path-item",
        )
    ],
)
def notification_url_not_string(operation: Operation) -> Iterator[Problem]:
    """An address is text; the platform can put it nowhere else."""
    for address in addresses(operation):
        if address.schema.data.get("type") != "string":
            is_free = "type" not in address.schema.data
            fix = safe(Put((*address.schema.tokens, "type"), "string")) if is_free else None
            yield _problem(operation, address.schema, "is not of type string", fix)


def _problem(operation: Operation, address: Schema, what: str, fix: Fix | None) -> Problem:
    message = f"{quoted(address.name)}, which takes the address of the callback, {what}"
    return Problem(message, operation.place, fix, at_key=True, related=(address.place,))


RULES = (
    notification_url_not_allowed_in_this_position,
    notification_url_not_internal,
    notification_url_not_required,
    notification_url_not_string,
)

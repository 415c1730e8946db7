"""Rules about webhooks: what the service sends, and where it learns the address to send it to."""

from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.fragments import no_schema
from toolkit.lint.rule import CERTIFICATION, ERROR, IMPORT, SAFE, UNSAFE, Example, Problem, rule, safe, unsafe
from toolkit.lint.webhook_sample import BODY, SENDING, URL, hook, taking
from toolkit.patch import Put, Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Schema
from toolkit.swagger.properties import properties_of, required_of
from toolkit.swagger.schema_references import closure, referred
from toolkit.swagger.webhooks import ADDRESS, CONTENT, addresses

# What published webhooks call the property, most frequent first.
_USUAL_NAMES = frozenset({"callbackUrl", "url", "targetUrl", "notificationUrl"})


@rule(
    Operation,
    name="OperationMustHaveNotificationContentExtension",
    severity=ERROR,
    phase=CERTIFICATION,
    moot_if=no_schema({ADDRESS: True}),
    fix=SAFE,
    examples=[Example(bad=hook(BODY, **SENDING), good=SENDING | hook(BODY), at="/post", part="path-item")],
)
def operation_must_have_notification_content_extension(operation: Operation) -> Iterator[Problem]:
    """Without it makers get no content of what the service sends, for the designer does not know its schema.

    The designer looks for it beside the methods of the path. Inside the operation it is not found.
    """
    if CONTENT in operation.parent.data or not addresses(operation):
        return
    fix = None
    if CONTENT in operation.data:
        moved = Put((*operation.parent.tokens, CONTENT), operation.data[CONTENT])
        fix = safe(moved, Remove((*operation.tokens, CONTENT)))
    message = f"the path has no `{CONTENT}`, which says what the webhook sends"
    yield Problem(message, operation.place, fix, at_key=True)


@rule(
    Operation,
    name="WebhookOperationsMissingNotificationUrlProperty",
    severity=ERROR,
    phase=IMPORT,
    keys=["x-ms-trigger"],
    fix=UNSAFE,
    examples=[
        Example(bad=taking({"type": "string"}), good=taking(URL), at="/post", part="path-item"),
    ],
)
def webhook_operations_missing_notification_url_property(operation: Operation) -> Iterator[Problem]:
    """The platform makes an address for each flow and has to tell the service; the body needs a place for it.

    Triggers that poll, which are GET operations, need none, nor do operations that are no trigger.
    """
    is_single = str(operation.data["x-ms-trigger"]).lower() == "single"
    if operation.method == "get" or not (is_single or CONTENT in operation.parent.data):
        return
    body = lookup.body_schema(operation)
    if not addresses(operation) and (body is None or _is_known(body)):
        message = f"the body of the webhook has no property with `{ADDRESS}`"
        yield Problem(message, operation.place, _with_address(body), at_key=True)


def _is_known(body: Schema) -> bool:
    """Whether every reference in the body, and in what it leads to, names a definition."""
    definitions = lookup.members(body.definition, "definitions")
    names = {*referred(body.data)}
    below = {name for one in closure(names, definitions) for name in referred(definitions[one])}
    return (names | below) <= definitions.keys()


def _with_address(body: Schema | None) -> Fix | None:
    """Make the one required property that is called as such properties are the place for the address."""
    schema = lookup.followed(body) if body is not None else None
    if schema is None:
        return None
    named = {name: properties_of(schema).get(name) for _, name in required_of(schema) if name in _USUAL_NAMES}
    if len(named) != 1:
        return None
    [(name, data)] = named.items()
    if not isinstance(data, dict) or data.get("type") != "string":
        return None
    tokens = (*schema.tokens, "properties", name)
    return unsafe(Put((*tokens, ADDRESS), True), Put((*tokens, "x-ms-visibility"), "internal"))


RULES = (
    operation_must_have_notification_content_extension,
    webhook_operations_missing_notification_url_property,
)

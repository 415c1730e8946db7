"""Rules about `x-ms-notification`: a trigger that polls, and the webhook that tells it when to."""

from collections.abc import Iterator
from typing import Any

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
from toolkit.patch import Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Parameter
from toolkit.swagger.webhooks import is_webhook

_LINK = "x-ms-notification"

_URL = {"type": "string", "x-ms-notification-url": True, "x-ms-visibility": "internal"}
_BODY = {
    "name": "body",
    "in": "body",
    "schema": {"type": "object", "required": ["url"], "properties": {"url": _URL}},
}
_CHANGES = {"200": {"description": "OK", "schema": {"type": "array", "items": {"type": "object"}}}}


def _hook(*parameters: dict[str, Any], **more: Any) -> dict[str, Any]:
    hook = {
        "operationId": "WhenRoomIsBooked",
        "summary": "When a room is booked",
        "description": "Calls when somebody books a room.",
        "x-ms-trigger": "single",
        "parameters": [*parameters, _BODY],
        "responses": {"201": {"description": "Created"}},
    }
    return {"x-ms-notification-content": {"schema": {"type": "object"}}, "post": hook | more}


def _poll(**more: Any) -> dict[str, Any]:
    poll = {
        "operationId": "WhenBookingChanges",
        "summary": "When a booking changes",
        "description": "Looks for changed bookings.",
        "x-ms-trigger": "batch",
        "responses": _CHANGES,
    }
    return {"get": poll | more}


def _floor(**more: Any) -> dict[str, Any]:
    floor = {"name": "floor", "in": "query", "type": "string", "x-ms-summary": "Floor"}
    return floor | {"description": "The floor of the room."} | more


_TO_HOOK = {_LINK: {"operationId": "WhenRoomIsBooked"}}


@rule(
    Operation,
    name="NotificationExtensionNotSupportedInWebhookOperation",
    severity=ERROR,
    phase=IMPORT,
    keys=[_LINK],
    fix=SAFE,
    examples=[Example(bad=_hook(**_TO_HOOK), good=_hook(), at=f"/post/{_LINK}", part="path-item")],
)
def notification_extension_not_supported_in_webhook_operation(operation: Operation) -> Iterator[Problem]:
    """A webhook is called already; the extension is for triggers that poll and want to be told when to."""
    if is_webhook(operation):
        place = operation.place / _LINK
        yield Problem(
            f"`{_LINK}` stands in a webhook operation", place, safe(Remove(place.tokens)), at_key=True
        )


@rule(
    Operation,
    name="NotificationExtensionSupportedForTriggerOnly",
    severity=ERROR,
    phase=IMPORT,
    keys=[_LINK],
    fix=UNSAFE,
    examples=[
        Example(
            bad={_LINK: {"operationId": "ListColors"}},
            good={"x-ms-visibility": "important"},
            at=f"/{_LINK}",
        )
    ],
)
def notification_extension_supported_for_trigger_only(operation: Operation) -> Iterator[Problem]:
    """An action runs when a flow comes to it; nothing could tell it to run earlier."""
    if "x-ms-trigger" not in operation.data:
        place = operation.place / _LINK
        fix = unsafe(Remove(place.tokens))
        yield Problem(f"`{_LINK}` stands in an operation without `x-ms-trigger`", place, fix, at_key=True)


@rule(
    Operation,
    name="NotificationOperationMustBeWebhook",
    severity=ERROR,
    phase=IMPORT,
    keys=[_LINK],
    examples=[
        Example(
            bad={"/bookings": _poll(**{_LINK: {"operationId": "ListColors"}})},
            good={"/bookings": _poll(**_TO_HOOK), "/hooks": _hook()},
            at=f"/~1bookings/get/{_LINK}/operationId",
            part="paths",
        )
    ],
)
def notification_operation_must_be_webhook(operation: Operation) -> Iterator[Problem]:
    """The operation that the extension names takes the address to call; only a webhook has a place for it."""
    named = _named(operation)
    if named is not None and not is_webhook(named):
        place = operation.place / _LINK / "operationId"
        yield Problem(f"operation {quoted(named.id)} is no webhook", place, related=(named.place,))


@rule(
    Operation,
    name="ParamtersWithSameNameMustHaveSameTypeAndVisibility",
    severity=ERROR,
    phase=IMPORT,
    keys=[_LINK],
    examples=[
        Example(
            bad={
                "/bookings": _poll(parameters=[_floor()], **_TO_HOOK),
                "/hooks": _hook(_floor(type="integer")),
            },
            good={"/bookings": _poll(parameters=[_floor()], **_TO_HOOK), "/hooks": _hook(_floor())},
            at="/~1bookings/get/parameters/0",
            part="paths",
        ),
        Example(
            bad={
                "/bookings": _poll(parameters=[_floor(**{"x-ms-visibility": "important"})], **_TO_HOOK),
                "/hooks": _hook(_floor()),
            },
            good={
                "/bookings": _poll(parameters=[_floor()], **_TO_HOOK),
                "/hooks": _hook(_floor(**{"x-ms-visibility": ""})),
            },
            at="/~1bookings/get/parameters/0",
            part="paths",
        ),
    ],
)
def parameters_with_same_name_must_have_same_type_and_visibility(operation: Operation) -> Iterator[Problem]:
    """A maker fills in the parameter once, and both operations receive the value."""
    named = _named(operation)
    if named is None or named.id == operation.id:
        return
    namesakes = {_name(parameter): parameter for parameter in reversed(lookup.effective_parameters(named))}
    for parameter in lookup.effective_parameters(operation):
        namesake = namesakes.get(_name(parameter))
        if namesake is None or parameter.data.get("name") is None:
            continue
        for what, of in (("type", _type), ("visibility", _visibility)):
            if of(parameter) != of(namesake):
                yield Problem(
                    f"{quoted(parameter.data['name'])} has another {what} than in {quoted(named.id)}",
                    parameter.place,
                    related=(namesake.place,),
                )


def _named(operation: Operation) -> Operation | None:
    """Return the operation that the extension names, if it exists."""
    link = operation.data[_LINK]
    name = link.get("operationId") if isinstance(link, dict) else None
    by_id = lookup.operations_by_id(operation.definition)
    return by_id.get(name) if isinstance(name, str) else None


def _name(parameter: Parameter) -> str:
    return str(parameter.data.get("name"))


def _type(parameter: Parameter) -> str:
    return "object" if parameter.location == "body" else str(parameter.data.get("type"))


def _visibility(parameter: Parameter) -> str:
    return str(parameter.data.get("x-ms-visibility") or "").lower()


RULES = (
    notification_extension_not_supported_in_webhook_operation,
    notification_extension_supported_for_trigger_only,
    notification_operation_must_be_webhook,
    parameters_with_same_name_must_have_same_type_and_visibility,
)

"""A webhook for the examples of rules about notifications."""

from typing import Any

from toolkit.swagger.webhooks import ADDRESS, CONTENT

SENDING = {CONTENT: {"schema": {"type": "object"}}}
URL = {"type": "string", ADDRESS: True, "x-ms-visibility": "internal"}
BODY = {"type": "object", "required": ["url"], "properties": {"url": URL}}


def hook(schema: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a path item that subscribes to a webhook with a body of the schema."""
    post = {
        "operationId": "WhenRoomIsBooked",
        "summary": "When a room is booked",
        "description": "Calls when somebody books a room.",
        "x-ms-trigger": "single",
        "parameters": [{"name": "body", "in": "body", "required": True, "schema": schema}],
        "responses": {"201": {"description": "Created"}},
    }
    return {"post": post | more}


def taking(url: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return such an item, with what it sends, whose body has the schema as its `url`."""
    return SENDING | hook({"type": "object", "required": ["url"], "properties": {"url": url}} | more)

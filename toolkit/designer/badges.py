"""The badges of a card: what makers should know of an operation before they use it."""

from collections.abc import Iterable, Iterator

from toolkit.arm import long_running
from toolkit.designer.card import Badge, Output, every_output
from toolkit.designer.schemas import members, text
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation
from toolkit.swagger.revisions import annotation_of
from toolkit.swagger.webhooks import is_webhook


def badges_of(operation: Operation, outputs: Iterable[Output]) -> Iterator[Badge]:
    data = operation.data
    if operation.is_internal:
        yield Badge.INTERNAL
    if data.get("deprecated") is True:
        yield Badge.DEPRECATED
    if _status(operation).lower() == "preview":
        yield Badge.PREVIEW
    if isinstance(data.get("x-ms-pageable"), dict):
        yield Badge.PAGED
    if _runs_long(operation):
        yield Badge.LONG_RUNNING
    if any(output.is_secret for output in every_output(outputs)):
        yield Badge.SECRET_OUTPUT
    if "x-ms-trigger" in data:
        yield Badge.WEBHOOK if is_webhook(operation) else Badge.POLLING


def _status(operation: Operation) -> str:
    """Return the status of the operation, else that of the connector."""
    info = members(operation.definition.data, "info")
    return text(annotation_of(operation.data), "status") or text(annotation_of(info), "status")


def _runs_long(operation: Operation) -> bool:
    """Whether an answer may say that the work goes on; what polls another operation has no such headers."""
    if long_running.is_long_running(operation):
        return True
    accepted = [one.data.get("headers") for one in lookup.responses(operation) if one.code == "202"]
    names = {name.lower() for headers in accepted if isinstance(headers, dict) for name in headers}
    return not names.isdisjoint(long_running.POLLING_HEADERS)

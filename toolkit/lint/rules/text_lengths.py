"""Rules about how long the texts are that makers read."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector import limits
from toolkit.connector.limits import Limit
from toolkit.lint.fragments import no_longer
from toolkit.lint.rule import CERTIFICATION, ERROR, WARNING, Example, Problem, rule
from toolkit.swagger.nodes import Info, Node, Operation, Parameter

_LIMITED: dict[type[Node], tuple[str, Limit]] = {
    Info: ("title", limits.TITLE_LENGTH),
    Operation: ("summary", limits.SUMMARY_LENGTH),
    Parameter: ("x-ms-summary", limits.SUMMARY_LENGTH),
}


def _info(**texts: str) -> dict[str, Any]:
    return {
        "title": "Fabrikam",
        "description": "Reads and books the meeting rooms of Fabrikam.",
        "version": "1.0",
        "contact": {"name": "Fabrikam", "url": "https://fabrikam.com", "email": "help@fabrikam.com"},
    } | texts


@rule(
    *_LIMITED,
    name="FieldLengthExceeded",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=[key for key, _ in _LIMITED.values()],
    silent_if=lambda kind: no_longer(_LIMITED[kind][0], _LIMITED[kind][1].value),
    examples=[
        Example(
            bad=_info(title="Rooms and Desks of Fabrikam Inc"),
            good=_info(title="Rooms and Desks of Fabrikam In"),
            at="/title",
        ),
        Example(
            bad={"summary": "List rooms" + " and rooms" * 8},
            good={"summary": "List rooms" + " and rooms" * 7},
            at="/summary",
            part="operation",
        ),
    ],
)
def field_length_exceeded(node: Node) -> Iterator[Problem]:
    """A card has room for so many characters; what is longer makers do not see.

    Titles of connectors, summaries of operations and labels of parameters are limited, labels of fields in bodies
    are not.
    """
    key, limit = _LIMITED[type(node)]
    text = node.data.get(key)
    if isinstance(text, str) and len(text) > limit.value:
        message = f"`{key}` has {len(text)} characters, at most {limit.value} are allowed"
        yield Problem(message, node.place / key)


@rule(
    Info,
    name="FieldLengthNotInRange",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=["description"],
    examples=[Example(bad=_info(description="Meeting rooms."), good=_info(), at="/description")],
)
def field_length_not_in_range(info: Info) -> Iterator[Problem]:
    """The description introduces the connector in the gallery: two words do not, and two pages nobody reads."""
    text, limit = info.data["description"], limits.DESCRIPTION_LENGTH
    if isinstance(text, str) and text.strip() and not limit.least <= len(text) <= limit.value:
        message = f"`description` has {len(text)} characters, {limit.least} to {limit.value} are allowed"
        yield Problem(message, info.place / "description")


@rule(
    Operation,
    name="OperationSummaryTooLong",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["summary"],
    examples=[
        Example(
            bad={"summary": "List rooms" + " and rooms" * 11},
            good={"summary": "List rooms and desks"},
            at="/summary",
        )
    ],
)
def operation_summary_too_long(operation: Operation) -> Iterator[Problem]:
    """An action is found by reading its name in a list, where a sentence of this length is cut off.

    The platform warns from 120 characters on; certification takes no more than 80 (`FieldLengthExceeded`).
    """
    summary, limit = operation.data["summary"], limits.SUMMARY_LENGTH_WARNED.value
    if isinstance(summary, str) and len(summary) > limit:
        message = f"`summary` has {len(summary)} characters, more than {limit} do not fit on a card"
        yield Problem(message, operation.place / "summary")


RULES = (field_length_exceeded, field_length_not_in_range, operation_summary_too_long)

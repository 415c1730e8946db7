"""A change as it is found, at two places, and as it is reported: plain data that pickles."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from toolkit.connector.secrets import masked
from toolkit.diff.kind import Impact, Kind
from toolkit.document import Place
from toolkit.finding import Related
from toolkit.pointer import render
from toolkit.swagger.values import as_json

_LONGEST = 80  # characters of a value in a message


class Absent(Enum):
    """What stands where nothing is written; null may be."""

    ABSENT = "nothing"


ABSENT = Absent.ABSENT


class Difference(NamedTuple):
    """What differs, where: the place of what is gone or new is that of what it stood in."""

    kind: Kind
    operation: str
    address: tuple[str, ...]
    name: str
    old: Place
    new: Place
    before: Any = ABSENT
    after: Any = ABSENT


@dataclass(frozen=True, slots=True)
class Change:
    """What a change does to saved flows, in words; `before` and `after` are JSON, or None for nothing."""

    kind: str
    code: str
    impact: Impact
    topic: str
    operation: str  # its operationId; empty for the connector as a whole
    address: str  # as the platform's own validator writes it
    message: str
    maker: str
    remedy: str
    before: str | None
    after: str | None
    old: Related
    new: Related


def change_of(difference: Difference) -> Change:
    kind = difference.kind
    words = {
        "name": f"`{difference.name}`" if "`{name}`" not in kind.says else difference.name,
        "before": shown(difference.before),
        "after": shown(difference.after),
        "operation": difference.operation,
    }
    return Change(
        kind=kind.name,
        code=kind.code,
        impact=kind.impact,
        topic=kind.topic,
        operation=difference.operation,
        address="/".join(difference.address),
        message=kind.says.format(**words),
        maker=kind.maker.format(**words),
        remedy=kind.remedy.format(**words),
        before=None if difference.before is ABSENT else _written(difference.before),
        after=None if difference.after is ABSENT else _written(difference.after),
        old=related(difference.old),
        new=related(difference.new),
    )


def related(place: Place) -> Related:
    """Return where a place is; where nothing is written, what is next above it."""
    document, spot = place.document, place.spot
    start, end = document.extent(spot.key if spot.key and not _is_scalar(place) else spot.value)
    return Related(str(document.path), start.line, start.column, end.line, end.column, render(place.tokens))


def shown(value: Any) -> str:
    """Return a value for a message."""
    if value is ABSENT:
        return "nothing"
    if isinstance(value, list) and value and all(isinstance(one, (str, int, float)) for one in value):
        text = ", ".join(f"`{one}`" if isinstance(one, str) else f"`{as_json(one)}`" for one in value)
        return text if len(text) <= 2 * _LONGEST else f"{text[: 2 * _LONGEST - 3]}..."
    text = value if isinstance(value, str) else _written(value)
    return f"`{text}`" if len(text) <= _LONGEST else f"`{text[: _LONGEST - 3]}...`"


def _written(value: Any) -> str:
    """Return a value as JSON, without what is secret in it."""
    return masked(as_json(value))


def _is_scalar(place: Place) -> bool:
    spot = place.spot
    return place.document.text[spot.value.start : spot.value.start + 1] not in {"{", "["}

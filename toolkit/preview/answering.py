"""What the page asks for: the choices of a dropdown, the fields of a dynamic schema, the run of a card."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toolkit.designer.card import Card, Control, Field, every_field
from toolkit.preview import rendering
from toolkit.preview.live import Live
from toolkit.preview.trying import choices as dropdowns
from toolkit.preview.trying import learning
from toolkit.preview.trying import run as running
from toolkit.preview.trying.following import Exchange
from toolkit.preview.trying.message import raw_request, raw_response
from toolkit.preview.trying.offers import Entry
from toolkit.swagger.nodes import Data
from toolkit.swagger.values import spelled

_GONE = "this is no longer there; reload the page"


async def choices(live: Live, asked: Data) -> Data:
    """Return what a dropdown offers, given what is filled in; of a tree what is below a node."""
    card, field = _meant(live, asked)
    if card is None or field is None:
        return {"choices": [], "problem": _GONE}
    project, values = live.sheet.project, _object(asked, "values")
    found = await dropdowns.choices(project, card, field, values, live.send, asked.get("node"))
    return {"choices": [_choice(entry) for entry in found.choices], "problem": found.problem}


async def fields(live: Live, asked: Data) -> Data:
    """Return the fields of a dynamic schema, drawn as those of the card are."""
    card, field = _meant(live, asked)
    if card is None or field is None:
        return {"html": "", "problem": _GONE}
    found = await learning.fields(live.sheet.project, card, field, _object(asked, "values"), live.send)
    return {"html": rendering.fields(live.sheet, card, found.fields), "problem": found.problem}


async def run(live: Live, asked: Data) -> Data:
    """Return what a card sends with what is filled in, and what it gets."""
    card = live.sheet.card(_text(asked, "card"))
    if card is None:
        return _told(running.Run(remarks=[_GONE]))
    values, link = _object(asked, "values"), _text(asked, "next")
    whole = await _learnt(live, card, values)
    return _told(await running.run(live.sheet.project, whole, values, live.send, link))


async def _learnt(live: Live, card: Card, values: Mapping[str, Any]) -> Card:
    """Return the card with the fields of dynamic schemas that the page has shown and somebody filled in."""
    found: list[Field] = []
    for field in card.fields:
        is_shown = any(key.startswith(f"{field.key}/") for key in values)
        if field.control is Control.DYNAMIC and is_shown:
            told = await learning.fields(live.sheet.project, card, field, values, live.send)
            found += told.fields
        else:
            found.append(field)
    return replace(card, fields=tuple(found))


def _choice(entry: Entry) -> Data:
    return {
        "value": spelled(entry.value),
        "label": entry.label,
        "node": entry.item,
        "selectable": entry.is_selectable,
    }


def _told(found: running.Run) -> Data:
    return {
        "problems": [{"key": one.key, "message": one.message} for one in found.problems],
        "exchanges": [_exchange(one) for one in found.exchanges],
        "values": dict(found.values),
        "remarks": found.remarks,
        "next": found.next,
    }


def _exchange(one: Exchange) -> Data:
    return {
        "request": raw_request(one.request),
        "status": one.response.status,
        "reason": one.response.reason,
        "response": raw_response(one.response),
    }


def _meant(live: Live, asked: Data) -> tuple[Card | None, Field | None]:
    card = live.sheet.card(_text(asked, "card"))
    fields = {field.key: field for field in every_field(card.fields)} if card else {}
    return card, fields.get(_text(asked, "field"))


def _object(data: Data, key: str) -> Data:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _text(data: Data, key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""

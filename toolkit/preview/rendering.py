"""The page as HTML: for the server with files of its own, for an export all in one."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit import templates
from toolkit.designer.card import Card, Control, Field, Visibility
from toolkit.preview import assets, texts
from toolkit.preview.chains import chains
from toolkit.preview.sheet import Sheet
from toolkit.swagger.values import spelled

if TYPE_CHECKING:
    from jinja2 import Environment

_FILTERS = {
    "shown": texts.shown,
    "rest": texts.rest,
    "coded": texts.coded,
    "name": texts.name,
    "plain": spelled,
}


def page(sheet: Sheet, problem: str = "") -> str:
    """Return the page as the server sends it."""
    return _rendered("page.html.jinja", sheet, problem=problem)


def content(sheet: Sheet, problem: str = "") -> str:
    """Return the part of the page that changes when a file is saved."""
    return _rendered("content.html.jinja", sheet, problem=problem)


def fields(sheet: Sheet, card: Card, learnt: Iterable[Field]) -> str:
    """Return the fields that a card has besides, once a dynamic schema is known."""
    return _rendered("fields.html.jinja", sheet, card=card, fields=learnt)


def exported(sheet: Sheet) -> str:
    """Return the page as one file that needs nothing else, and may load nothing."""
    style = assets.style() + assets.brand(sheet.picture.brand_color, sheet.icon_uri)
    script = assets.script()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {assets.digest(style)}",
            f"script-src {assets.digest(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _rendered("page.html.jinja", sheet, style=style, script=script, policy=policy, is_export=True)


@cache
def _environment() -> "Environment":
    environment = templates.pages("preview")
    environment.filters |= _FILTERS
    return environment


def _rendered(template: str, sheet: Sheet, **values: Any) -> str:
    known = {"problem": "", "style": "", "script": "", "policy": "", "is_export": False, **values}
    return (
        _environment()
        .get_template(template)
        .render(
            sheet=sheet,
            picture=sheet.picture,
            chains=chains(sheet),
            hidden_fields=_hidden_fields,
            Control=Control,
            Visibility=Visibility,
            **known,
        )
    )


def _hidden_fields(card: Card) -> list[Field]:
    """Return the fields behind *Show all*."""
    return [one for one in card.fields if one.visibility is Visibility.ADVANCED and not one.is_required]

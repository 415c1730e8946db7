"""Rules about defaults that are written in another form than their type or format has."""

import json
import re
from collections.abc import Iterator

from toolkit.finding import Fix
from toolkit.lint.rule import IMPORT, SAFE, SWAGGER, WARNING, Example, Problem, quoted, rule, safe
from toolkit.patch import Put, Remove
from toolkit.pointer import Tokens
from toolkit.regex import regex
from toolkit.swagger import fitting, values
from toolkit.swagger.nodes import Header, Items, Parameter, Schema

Typed = Schema | Parameter | Items | Header

_INTEGER = {"type": "integer"}
_DATE = {"type": "string", "format": "date"}

_LONGEST_NUMBER = 15  # digits that every reader keeps

# What Swagger takes from RFC 3339, and the usual form of a GUID.
_DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_TIME = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
_FORMATS = {
    "date": regex(_DAY),
    "date-time": regex(f"{_DAY}T{_TIME}", re.IGNORECASE),
    "uuid": regex(r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?", re.IGNORECASE),
}


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="DefaultIsText",
    code="SG403",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["default"],
    fix=SAFE,
    examples=[
        Example(bad={**_INTEGER, "default": "7"}, good={**_INTEGER, "default": 7}, at="/default"),
        Example(
            bad={"type": "boolean", "default": "False"},
            good={"type": "boolean", "default": False},
            at="/default",
        ),
    ],
)
def default_is_text(node: Typed) -> Iterator[Problem]:
    """Swagger wants the default as what it is, a number or a boolean; not every reader takes it out of a text.

    The platform does, and connectors are published so.
    """
    value, declared = node.data["default"], node.data.get("type")
    if (
        isinstance(value, str)
        and declared in ("integer", "number", "boolean")
        and fitting.has_typed_default(node.data)
    ):
        place = node.place / "default"
        message = f"`default` {quoted(values.as_json(value))} is a text, not a plain {declared}"
        yield Problem(message, place, _as_spelled(value, place.tokens))


def _as_spelled(text: str, tokens: Tokens) -> Fix | None:
    try:
        value = json.loads(text.lower())
    except ValueError:  # a number as JSON does not write it, such as `+1`
        return None
    return safe(Put(tokens, value)) if len(text) <= _LONGEST_NUMBER else None


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="DefaultIsNull",
    code="SG408",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["default"],
    fix=SAFE,
    examples=[Example(bad={**_INTEGER, "default": None}, good=_INTEGER, at="/default")],
)
def default_is_null(node: Typed) -> Iterator[Problem]:
    """Swagger 2.0 has no null, so this is the default of no type; without the key there is none either."""
    if node.data["default"] is None:
        place = node.place / "default"
        yield Problem("`default` is null, which is no default", place, safe(Remove(place.tokens)))


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="DefaultNotOfFormat",
    code="SG410",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["default"],
    only_if=lambda _, keys: "format" in keys,
    examples=[
        Example(bad={**_DATE, "default": "today"}, good={**_DATE, "default": "2026-01-31"}, at="/default")
    ],
)
def default_not_of_format(node: Typed) -> Iterator[Problem]:
    """What is sent when a maker leaves a field alone is no date to the service that reads it as one.

    Judged are dates, times and GUIDs. A blank text stands for none, and an expression in it is left alone.
    """
    value, name = node.data["default"], node.data.get("format")
    form = _FORMATS.get(name) if isinstance(name, str) and node.data.get("type") == "string" else None
    if (
        form
        and isinstance(value, str)
        and value.strip()
        and value[:1] not in "@{"
        and not form.fullmatch(value)
    ):
        yield Problem(f"`default` {quoted(value)} is no {name}", node.place / "default")


RULES = (default_is_text, default_is_null, default_not_of_format)

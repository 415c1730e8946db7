"""Pages of a list: a few elements each, and the address of the next."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from toolkit.mock.call import Call
from toolkit.mock.errors import bad_query

_TOP, _SKIP, _TOKEN = "$top", "$skip", "$skiptoken"


class Page(NamedTuple):
    elements: list[Any]
    next_link: str  # empty at the end


def page(elements: Sequence[Any], call: Call, size: int) -> Page:
    """Return the page that a request asks for: `$top` makes it smaller, `$skiptoken` is where it starts."""
    wanted = _whole(call, _TOP)
    size = size if wanted is None else min(size, max(1, wanted))
    start = _start(call)
    end = start + size
    link = _link(call, end) if end < len(elements) else ""
    return Page(list(elements[start:end]), link)


def whole(elements: Sequence[Any], call: Call) -> list[Any]:
    """Return all that a request asks for, of a list that has no pages."""
    wanted = _whole(call, _TOP)
    start = _whole(call, _SKIP) or 0
    return list(elements[start:] if wanted is None else elements[start : start + wanted])


def _start(call: Call) -> int:
    token = call.asked(_TOKEN)
    if not token:
        return _whole(call, _SKIP) or 0
    try:
        return max(0, int(urlsafe_b64decode(token.encode())[:12]))
    except (ValueError, binascii.Error) as error:
        raise bad_query("InvalidSkipToken", _TOKEN, token) from error


def _whole(call: Call, name: str) -> int | None:
    value = call.asked(name)
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= 9):
        raise bad_query("InvalidQueryParameter", name, value)
    return int(value)


def _link(call: Call, start: int) -> str:
    token = urlsafe_b64encode(str(start).encode()).decode()
    kept = [(name, value) for name, value in call.query if name.lower() not in {_TOKEN, _SKIP}]
    pairs = (f"{quote(name, safe='$')}={quote(value, safe='')}" for name, value in (*kept, (_TOKEN, token)))
    return f"{call.base}{call.raw_path}?{'&'.join(pairs)}"

"""A long-running operation, followed as a flow follows it by itself: `Location` is asked until it answers.

Services give an address of their own there, past the connector, so that nobody adds a token, and most answer
401. What they answer to a token is asked for afterwards, to show what the operation ends with. There is no
waiting between the questions: how often is what counts.
"""

import asyncio
from dataclasses import dataclass, field
from urllib.parse import urljoin

from toolkit.preview.trying.credentials import with_token
from toolkit.preview.trying.message import Request, Response, Send, unsendable

_QUESTIONS = 10
_SECONDS = 30
_REFUSED = frozenset({401, 403})
_PAST = (
    "a flow asks `Location` past the connector, without its token, and fails with {}: switch off the"
    " asynchronous pattern of the action, and ask for the state in a loop; what follows is asked with one"
)


@dataclass(frozen=True, slots=True)
class Exchange:
    request: Request
    response: Response


@dataclass(slots=True)
class Followed:
    """What was asked, the first question and the last of each kind, and what there is to say of it."""

    exchanges: list[Exchange] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


async def follow(first: Exchange, send: Send) -> Followed:
    """Ask until the work is done, or for as often and as long as makes sense."""
    followed = Followed()
    location = first.response.headers.get("location", "")
    if first.response.status != 202:
        return followed
    if not location:
        followed.remarks.append(
            "accepted without `Location`: the action ends here, and its outputs may be empty"
        )
        return followed
    try:
        async with asyncio.timeout(_SECONDS):
            await _follow(followed, first, location, send)
    except TimeoutError:
        followed.remarks.append(f"`Location` was asked for {_SECONDS} seconds, and not done")
    return followed


async def _follow(followed: Followed, first: Exchange, location: str, send: Send) -> None:
    asked = _question(first.request.url, location)
    for _ in range(_QUESTIONS):
        problem = unsendable(asked)
        if problem:
            followed.remarks.append(f"`Location`: {problem}")
            return
        response = await send(asked)
        _keep(followed, Exchange(asked, response))
        if response.status in _REFUSED and not asked.is_signed:
            followed.remarks.append(_PAST.format(response.status))
            asked = with_token(asked)
        elif response.status != 202:
            return
        else:
            next_one = _question(asked.url, response.headers.get("location", asked.url))
            asked = with_token(next_one) if asked.is_signed else next_one
    followed.remarks.append(f"`Location` was asked {_QUESTIONS} times, and not done")


def _keep(followed: Followed, exchange: Exchange) -> None:
    """Keep an exchange; of questions that are all answered 202 the last is enough."""
    last = followed.exchanges[-1] if followed.exchanges else None
    if last and last.response.status == exchange.response.status == 202:
        followed.exchanges.pop()
    followed.exchanges.append(exchange)


def _question(before: str, location: str) -> Request:
    try:
        url = urljoin(before, location)
    except ValueError:
        url = location
    return Request("GET", url, {"Accept": "application/json"}, is_signed=False)

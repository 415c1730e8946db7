"""The mock as an ASGI application, in which nothing touches the disk."""

import json
import re
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.connector.project import ConnectorProject
from toolkit.deadline import TooSlow, limited, seconds
from toolkit.intake import Intake, TooBusy, TooLarge
from toolkit.mock.azure import is_azure
from toolkit.mock.call import Answer, Call, Refused
from toolkit.mock.chance import Chance
from toolkit.mock.errors import refused
from toolkit.mock.long_running import Ledger
from toolkit.mock.requests import MOST_BYTES
from toolkit.mock.routing import Router
from toolkit.mock.service import Service, has_sign_in
from toolkit.mock.throttle import Throttle
from toolkit.mock.versions import supported
from toolkit.mock.world import Examples, World
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.values import finite

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

TOKEN = "mock-token"  # noqa: S105 - opens nothing but made-up data on one's own machine
LOCAL = ("localhost", "127.0.0.1")
ANY = "*"
_host = re.compile(r"([A-Za-z0-9.-]+)(?::[0-9]{1,5})?").fullmatch
_CLOSE = {"Connection": "close"}  # what is still to come is not read
_NO_STORE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


@dataclass(frozen=True, slots=True)
class Settings:
    """How a mock behaves."""

    token: str = TOKEN
    page_size: int = 3
    requests_a_minute: int = 600
    polls: int = 2  # questions after which a long-running operation is done
    seed: int = 1
    hosts: Collection[str] = LOCAL  # names in `Host` that are answered
    clock: Callable[[], float] = time.time


def app(project: ConnectorProject, examples: Examples, settings: Settings | None = None) -> "Starlette":
    """Return an application that answers the operations of a connector; each remembers for itself."""
    # Loading it takes longer than most commands do.
    from starlette.applications import Starlette
    from starlette.routing import Mount

    settings = settings or Settings()
    mock, intake = service(project, examples, settings), Intake(MOST_BYTES)

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        from starlette.requests import Request

        request = Request(scope, receive)
        response = _response(await _answered(mock, settings, intake, request), request.method)
        await response(scope, receive, send)

    return Starlette(routes=[Mount("/", app=answer)])


def service(project: ConnectorProject, examples: Examples, settings: Settings) -> Service:
    """Return what answers, without a server around it."""
    definition = ApiDefinition(project.definition)
    is_arm = is_azure(definition)
    router = Router.of(definition, is_azure=is_arm)
    chance = Chance(str(settings.seed))
    ledger = Ledger(chance.at("operations"), settings.polls)
    world = World(definition, router, examples, chance, settings.page_size, settings.clock, ledger)
    if is_arm:
        world.seed()
    return Service(
        world,
        Throttle(settings.requests_a_minute),
        settings.token,
        supported(router.routes),
        is_azure=is_arm,
        is_open=not is_arm and not has_sign_in(definition),
    )


async def _answered(mock: Service, settings: Settings, intake: Intake, request: "Request") -> Answer:
    from starlette.requests import ClientDisconnect

    try:
        _check_host(request, settings.hosts)
        content = await intake.content(request.stream())
    except ClientDisconnect:
        return refused(400, "RequestIncomplete", "The request was given up.").answer
    except TimeoutError:
        return refused(408, "RequestTimeout", "The request took too long to arrive.", _CLOSE).answer
    except TooLarge:
        message = f"The request content is larger than {MOST_BYTES:,} bytes."
        return refused(413, "RequestContentTooLarge", message, _CLOSE).answer
    except TooBusy:
        return refused(503, "ServerBusy", "Too much is arriving at once. Please try again.", _CLOSE).answer
    except Refused as refusal:
        return refusal.answer
    return _in_time(mock, _call(request, content))


def _in_time(mock: Service, call: Call) -> Answer:
    try:
        with limited(seconds()):
            return mock.answer(call)
    except TooSlow:
        return refused(503, "ServerTimeout", f"There is no answer within {seconds():g} seconds.").answer


def _check_host(request: "Request", hosts: Collection[str]) -> None:
    """Refuse other names than the mock's own: a page on the web may have made them lead here."""
    found = _host(request.headers.get("host", ""))
    if not found or (ANY not in hosts and found[1].lower() not in hosts):
        message = "The mock answers requests for this machine alone."
        raise refused(400, "InvalidHostName", message, _CLOSE)


def _call(request: "Request", content: bytes) -> Call:
    raw = request.scope.get("raw_path") or request.scope["path"].encode()
    return Call(
        method=request.method.lower(),
        base=f"{request.scope['scheme']}://{request.headers['host']}",
        raw_path=raw.partition(b"?")[0].decode("latin-1"),
        query=tuple(request.query_params.multi_items()),
        headers={name.lower(): value for name, value in request.headers.items()},
        body=content,
    )


def _response(answer: Answer, method: str) -> "Response":
    from starlette.responses import Response

    headers = {**_NO_STORE, **answer.headers}
    if answer.body is None or method == "HEAD" or answer.status == 204:
        return Response(status_code=answer.status, headers=headers)
    return Response(_encoded(answer), answer.status, headers, media_type=answer.media_type)


def _encoded(answer: Answer) -> bytes:
    if isinstance(answer.body, str) and "json" not in answer.media_type:
        return answer.body.encode(errors="replace")
    return json.dumps(finite(answer.body), separators=(",", ":")).encode()

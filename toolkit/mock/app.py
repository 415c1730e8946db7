"""The mock as an ASGI application."""

import json
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from toolkit.connector.project import ConnectorProject
from toolkit.mock import checks
from toolkit.mock.errors import ArmError
from toolkit.mock.polling import PATH
from toolkit.mock.routing import Router
from toolkit.mock.throttle import Throttle
from toolkit.mock.world import Call, Examples, Reply, World
from toolkit.swagger.nodes import ApiDefinition

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

TOKEN = "mock-token"  # noqa: S105  # it opens nothing but the mock
LOCAL = ("localhost", "127.0.0.1", "[::1]")
LARGEST = 4 * 1024 * 1024  # bytes of a request, as ARM takes


@dataclass(frozen=True, slots=True)
class Settings:
    """How the mock behaves."""

    token: str = TOKEN
    page_size: int = 3
    requests_a_minute: int = 600
    hosts: Sequence[str] = LOCAL  # names in `Host` that are answered
    clock: Callable[[], float] = field(default=time.monotonic)


def app(project: ConnectorProject, examples: Examples, settings: Settings | None = None) -> "Starlette":
    """Return an application that answers the operations of a connector; each has a world of its own."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Route

    settings = settings or Settings()
    mock = _Mock(ApiDefinition(project.definition), examples, settings)
    methods = ["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS"]
    return Starlette(
        routes=[Route("/{path:path}", mock.endpoint, methods=methods)],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False)
        ],
    )


class _Mock:
    def __init__(self, definition: ApiDefinition, examples: Examples, settings: Settings) -> None:
        self._definition = definition
        self._settings = settings
        self._router = Router(definition)
        self._world = World(definition, examples, settings.page_size)
        self._throttle = Throttle(settings.requests_a_minute, settings.clock)

    async def endpoint(self, request: "Request") -> "Response":
        headers = {"x-ms-request-id": str(uuid.uuid4())}
        headers["x-ms-correlation-request-id"] = request.headers.get(
            "x-ms-correlation-request-id", headers["x-ms-request-id"]
        )
        try:
            content = await _content(request)
            headers["x-ms-ratelimit-remaining-subscription-reads"] = str(self._throttle.take())
            reply = self._reply(request, content)
        except ArmError as error:
            reply = Reply(error.status, error.body, error.headers)
        return _response(reply, headers, request.method)

    def _reply(self, request: "Request", content: bytes) -> Reply:
        raw = request.scope.get("raw_path") or request.url.path.encode()
        path = raw.decode("ascii", errors="replace")
        checks.check_token(self._definition, request.headers, self._settings.token)
        if path.startswith(f"/{PATH}/"):
            return self._progress(path.removeprefix(f"/{PATH}/"))
        segments = self._router.below_base(path)
        match = self._router.match(request.method, segments)
        query = dict(request.query_params)
        checks.check_parameters(match, query, request.headers)
        base = self._definition.data.get("basePath")
        return self._world.reply(
            Call(
                match,
                match.path,
                query,
                checks.body_of(match.operation, content),
                address=f"{request.url.scheme}://{request.url.netloc}",
                base=base.rstrip("/") if isinstance(base, str) else "",
            )
        )

    def _progress(self, path: str) -> Reply:
        name, _, part = path.partition("/")
        if part != "result":
            return Reply(200, self._world.progress.status(name), {"Retry-After": "1"})
        status, body = self._world.progress.result(name)
        again = {"Location": f"/{PATH}/{path}", "Retry-After": "1"} if status == 202 else {}
        return Reply(status, body, again)


async def _content(request: "Request") -> bytes:
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > LARGEST:
            raise ArmError(
                413, "RequestContentTooLarge", f"The request content is larger than {LARGEST:,} bytes."
            )
    return content


def _response(reply: Reply, headers: Mapping[str, str], method: str) -> "Response":
    from starlette.responses import Response

    every = {**headers, **reply.headers, "Cache-Control": "no-store"}
    if reply.body is None or method == "HEAD":
        return Response(status_code=reply.status, headers=every)
    return Response(_json(reply.body), reply.status, every, media_type="application/json; charset=utf-8")


def _json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode()

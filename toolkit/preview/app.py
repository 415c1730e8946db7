"""The server of the preview: it serves nothing but what it makes itself."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from toolkit.intake import Intake, TooBusy, TooLarge
from toolkit.preview import answering, assets, rendering
from toolkit.preview.guard import Guard
from toolkit.preview.live import Live
from toolkit.swagger.nodes import Data
from toolkit.swagger.values import finite

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

LARGEST = 4 * 1024 * 1024  # bytes of a question

Answer = Callable[[Live, Data], Awaitable[Data]]
Endpoint = Callable[["Request"], Awaitable["Response"]]


def app(live: Live, port: int) -> "Starlette":
    """Return the application of a project that is being edited, as it is called at a port."""
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.routing import Route

    intake = Intake(LARGEST)
    pages = [Route(path, endpoint) for path, endpoint in _pages(live).items()]
    answers = [
        Route(f"/api/{answer.__name__}", _answering(live, answer, intake), methods=["POST"])
        for answer in (answering.choices, answering.fields, answering.run)
    ]
    return Starlette(
        routes=pages + answers, middleware=[Middleware(Guard, port=port)], lifespan=_lifespan(live)
    )


def _pages(live: Live) -> dict[str, Endpoint]:
    async def page(_: "Request") -> "Response":
        return _response(await asyncio.to_thread(rendering.page, live.sheet, live.problem), "text/html")

    async def content(_: "Request") -> "Response":
        return _response(await asyncio.to_thread(rendering.content, live.sheet, live.problem), "text/html")

    async def style(_: "Request") -> "Response":
        return _response(assets.style(), "text/css")

    async def brand(_: "Request") -> "Response":
        return _response(assets.brand(live.sheet.picture.brand_color, live.sheet.icon_uri), "text/css")

    async def script(_: "Request") -> "Response":
        return _response(assets.script(), "text/javascript")

    async def events(_: "Request") -> "Response":
        from starlette.responses import StreamingResponse

        lines = (f"data: {version}\n\n" async for version in live.versions())
        return StreamingResponse(lines, media_type="text/event-stream")

    return {
        "/": page,
        "/content": content,
        "/style.css": style,
        "/brand.css": brand,
        "/script.js": script,
        "/events": events,
    }


def _answering(live: Live, answer: Answer, intake: Intake) -> Endpoint:
    async def endpoint(request: "Request") -> "Response":
        from starlette.requests import ClientDisconnect

        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return _refusal(415, "JSON is expected")
        try:
            asked = json.loads(await intake.content(request.stream()))
        except TooLarge:
            return _refusal(413, "too large")
        except TooBusy:
            return _refusal(503, "too much at once")
        except (TimeoutError, ClientDisconnect):
            return _refusal(408, "given up")
        except (ValueError, RecursionError):
            return _refusal(400, "this is not JSON")
        told = await answer(live, asked if isinstance(asked, dict) else {})
        return _response(json.dumps(finite(told)), "application/json")

    return endpoint


def _lifespan(live: Live) -> Callable[["Starlette"], Any]:
    @asynccontextmanager
    async def lifespan(_: "Starlette") -> AsyncIterator[None]:
        watching = asyncio.create_task(live.watch())
        yield
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching

    return lifespan


def _refusal(status: int, reason: str) -> "Response":
    response = _response(reason, "text/plain", status)
    response.headers["Connection"] = "close"  # what is still to come is not read
    return response


def _response(content: str, kind: str, status: int = 200) -> "Response":
    from starlette.responses import Response

    return Response(content.encode(errors="backslashreplace"), status, media_type=kind)

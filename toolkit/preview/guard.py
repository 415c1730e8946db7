"""What stands before the preview: it answers only those who call it by a name of this machine.

A page of another site may send a browser here, by a name of its own (DNS rebinding) or with a form. The first
is known by `Host`, the second by `Origin`, which browsers send with every POST.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NAMES = ("127.0.0.1", "localhost", "[::1]")
_POLICY = (
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)
_HEADERS = {
    "Content-Security-Policy": "; ".join(_POLICY),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Refuses what is not asked by the page itself, and says with each answer what the page may do."""

    def __init__(self, app: "ASGIApp", port: int) -> None:
        self._app = app
        self._hosts = frozenset(_hosts(port))

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        async def sending(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_encoded(_HEADERS)]
            await send(message)

        refusal = self._refusal(scope) if scope["type"] == "http" else None
        if refusal:
            await _refuse(*refusal, sending)
        else:
            await self._app(scope, receive, sending)

    def _refusal(self, scope: "Scope") -> tuple[int, str] | None:
        hosts, origins = (_values(scope, name) for name in (b"host", b"origin"))
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return 421, "this address is not known here; use the one that `specgen preview` has told"
        if scope["method"] == "POST" and origins != [f"http://{hosts[0]}"]:
            return 403, "asked by another site"
        return None


def _hosts(port: int) -> Iterable[str]:
    for name in _NAMES:
        yield f"{name}:{port}"
        if port == 80:
            yield name


def _values(scope: "Scope", name: bytes) -> list[str]:
    return [value.decode("latin-1").lower() for key, value in scope["headers"] if key.lower() == name]


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


async def _refuse(status: int, reason: str, send: "Send") -> None:
    headers = _encoded({"Content-Type": "text/plain; charset=utf-8", "Connection": "close"})
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": reason.encode()})

"""Serve an application on this machine alone, until somebody presses Ctrl-C."""

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.errors import SpecgenError

if TYPE_CHECKING:
    from starlette.applications import Starlette

HOST = "127.0.0.1"

Port = Annotated[
    int, typer.Option("--port", min=0, max=65535, metavar="N", help="The port; 0 is any that is free.")
]


def listening(port: int) -> socket.socket:
    """Return a socket on a port of this machine; raise where it is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise SpecgenError(
            f"port {port}: {reason}; name another with --port, 0 is any that is free"
        ) from error
    return listener


def address_of(listener: socket.socket) -> str:
    return f"http://{HOST}:{listener.getsockname()[1]}"


def _nothing() -> None:
    """Leave everything as it is."""


def serve(
    application: "Starlette",
    listener: socket.socket,
    ready: Callable[[], None],
    ending: Callable[[], None] = _nothing,
) -> None:
    """Serve until interrupted; `ready` is called once requests are answered, `ending` before the last end."""
    # Loading it takes longer than most commands do.
    from uvicorn import Config, Server

    class Announced(Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            ending()
            await super().shutdown(sockets)

    config = Config(application, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
    with listener, suppress(KeyboardInterrupt):
        Announced(config).run(sockets=[listener])

"""Serve an application on this machine alone, until somebody presses Ctrl-C."""

import errno
import logging
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

    logs = logging.getLogger("uvicorn.error"), logging.getLogger("asyncio")

    class Announced(Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            for log in logs:
                log.setLevel(logging.CRITICAL)  # who is still being answered is no error
            ending()
            await super().shutdown(sockets)

    config = Config(
        application,
        http="h11",  # which limits headers, whatever else is installed
        ws="none",
        log_level="error",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    for log in logs:
        log.addFilter(_is_error)
    with listener, suppress(KeyboardInterrupt):
        Announced(config).run(sockets=[listener])


def _is_error(record: logging.LogRecord) -> bool:
    """Whether what is logged is an error of this program, and none of those who call it.

    Who breaks the rules of HTTP cannot be answered; who has a thousand connections lets others wait.
    """
    from h11 import LocalProtocolError

    error = record.exc_info[1] if record.exc_info else None
    is_crowded = isinstance(error, OSError) and error.errno in {errno.EMFILE, errno.ENFILE}
    return not (is_crowded or isinstance(error, LocalProtocolError))

"""`specgen preview`: how makers will see a connector."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit import files
from toolkit.cli import options, output, serving
from toolkit.cli.settings import Settings, ignores
from toolkit.connector.project import ConnectorProject
from toolkit.deadline import limited, seconds
from toolkit.errors import CannotWrite
from toolkit.finding import Finding
from toolkit.generate import lock
from toolkit.lint.adoption.sifting import Sieve
from toolkit.lint.run import Plan, Target, check
from toolkit.preview import rendering
from toolkit.preview.sheet import sheet

if TYPE_CHECKING:
    from toolkit.preview.trying.message import Request, Response, Send

PORT = 8700
STDOUT = Path("-")


def command(
    folder: options.Project,
    *,
    port: serving.Port = PORT,
    export: Annotated[
        Path | None,
        typer.Option(
            "--export",
            metavar="FILE",
            parser=options.path,
            help="Write the page as one HTML file that needs no network, and serve nothing; - prints it.",
            show_default=False,
        ),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file of an earlier export.")] = False,
) -> int:
    """Show each action as its maker will see it, and let it run against a mock of Azure Resource Manager.

    The page is served on this machine alone, and follows the files as they are saved.

    **Examples**

    - `specgen preview my-connector`
    - `specgen preview my-connector --port 0 --no-open` takes any free port, and only prints the address
    - `specgen preview my-connector --export review.html` makes a file to share for review
    """
    if export is not None:
        _export(folder, export, force=force)
        return 0
    # Loading the server takes longer than an export does.
    from toolkit.preview.app import app
    from toolkit.preview.live import Live

    live = Live(folder, _found, _mocked)
    listener = serving.listening(port)

    def ready() -> None:
        address = serving.address_of(listener)
        output.say(address)
        output.remark("the page follows what is saved; Ctrl-C ends")
        sys.stdout.flush()
        if not no_open and _has_browser():
            import webbrowser

            webbrowser.open(address)

    serving.serve(app(live, listener.getsockname()[1]), listener, ready, live.end)
    return 0


def _export(folder: Path, path: Path, *, force: bool) -> None:
    with limited(seconds()):
        content = rendering.exported(sheet(folder, _found)).encode(errors="backslashreplace")
    if path == STDOUT:
        output.say_bytes(content)
        return
    if path.exists() and not force:
        raise CannotWrite(f"{path}: exists; --force replaces it")
    files.write_file(path, content)
    output.say(output.stdout_style().plain(f"{path}: {len(content):,} bytes"))


def _found(folder: Path) -> Sequence[Finding]:
    """Return what `specgen lint` finds in the folder."""
    settings, target = Settings(), Target(folder, is_project=True)
    found = settings.of(target)
    plan = Plan(settings.rules(found), settings.phase_of(found), sieve=Sieve(ignores=ignores(found)))
    return check(target, plan).findings


def _mocked(project: ConnectorProject) -> "Send":
    """Return what sends requests to a mock in this very process."""
    from httpx import ASGITransport, AsyncClient

    from toolkit.mock.app import TOKEN, app
    from toolkit.mock.app import Settings as Behaviour
    from toolkit.preview.trying.message import Response

    mock = app(project, lock.read(project.folder).examples, Behaviour(hosts=("*",)))
    client = AsyncClient(transport=ASGITransport(mock))

    async def send(request: "Request") -> "Response":
        token = {"Authorization": f"Bearer {TOKEN}"} if request.is_signed else {}
        headers = {**request.headers, **token}
        answer = await client.request(request.method, request.url, headers=headers, content=request.content)
        return Response(answer.status_code, dict(answer.headers), answer.content)

    return send


def _has_browser() -> bool:
    """Whether somebody sits before a screen; without one a browser of the terminal would open."""
    if os.environ.get("CI") or not sys.stdout.isatty():
        return False
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or bool(has_screen)

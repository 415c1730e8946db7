"""`specgen mock`: an Azure Resource Manager that answers."""

from typing import Annotated

import typer

from toolkit.cli import options, output, serving
from toolkit.connector.project import ConnectorProject
from toolkit.generate import lock

PORT = 8701


def command(
    folder: options.Project,
    *,
    port: serving.Port = PORT,
    page_size: Annotated[
        int, typer.Option("--page-size", min=1, metavar="N", help="Elements of one page of a list.")
    ] = 3,
    requests: Annotated[
        int, typer.Option("--requests", min=1, metavar="N", help="Requests a minute; then 429 is answered.")
    ] = 600,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="Other resources; the same number gives the same.")
    ] = 1,
) -> int:
    """Answer the operations of a connector as Azure Resource Manager would, on this machine alone.

    What is created is found again, lists come in pages, long-running operations are accepted and finish
    later, and errors have ARM's form. Nothing is kept when it ends.

    **Examples**

    - `specgen mock my-connector`
    - `curl -H "Authorization: Bearer mock-token" "http://127.0.0.1:8701/subscriptions?api-version=2022-12-01"`
    - `specgen mock my-connector --requests 5` soon answers 429 with `Retry-After`
    """
    # Loading the server takes longer than printing the help of all commands does.
    from toolkit.mock.app import TOKEN, Settings, app

    project = ConnectorProject.load(folder)
    application = app(
        project,
        lock.read(folder).examples,
        Settings(page_size=page_size, requests_a_minute=requests, seed=seed),
    )
    listener = serving.listening(port)

    def ready() -> None:
        output.say(f"{serving.address_of(listener)}  Authorization: Bearer {TOKEN}")
        output.remark("`Bearer expired` and `Bearer forbidden` are refused as Azure does; Ctrl-C ends")

    serving.serve(application, listener, ready)
    return 0

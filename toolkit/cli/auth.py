"""`specgen auth`: the app registration of a connector, before and after the connector is made."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit import files
from toolkit.auth import aadsts, downloaded, plan, record, tools
from toolkit.auth.downloaded import Made
from toolkit.auth.tools import Tool
from toolkit.cli import changes, options, output
from toolkit.connector.project import ConnectorProject
from toolkit.errors import BadValue
from toolkit.report.text import counted

ToolOption = Annotated[
    Tool,
    typer.Option(
        "--tool",
        metavar="|".join(Tool),
        help="A script for the Azure CLI, Bicep, Terraform, a PowerShell script, or steps in the portal.",
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        metavar="FILE",
        parser=options.path,
        help="Write it there instead of printing it.",
        show_default=False,
    ),
]

HELP = """Register an app for a connector, and tell it where the connector is.

Two passes: `plan` prints what registers the app, and `use` puts it into the project. When the connector has
been made, `finish` tells the app where it waits for the answer of a sign-in. `explain` explains what fails.

**Examples**

- `specgen auth plan my-connector > register.sh`
- `specgen auth use my-connector --client-id "$(bash register.sh)"`
- `specgen auth finish my-connector --redirect-url URL | bash`
- `specgen auth explain AADSTS50011`
"""

group = typer.Typer(
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@group.command("plan")
def plan_command(
    folder: options.Project,
    *,
    tool: ToolOption = Tool.AZ,
    out: Out = None,
    dry_run: options.DryRun = False,
) -> int:
    """Print what registers the app that this connector signs in with.

    It may be run as often as one likes: it makes what is not there, stops at the first error, shows no secret
    unless it is asked for one, and says what comes next.

    **Examples**

    - `specgen auth plan my-connector > register.sh && bash register.sh`
    - `specgen auth plan my-connector --tool portal` prints the steps in the portal
    - `specgen auth plan my-connector --tool bicep -o register.bicep`
    """
    project = ConnectorProject.load(folder)
    _deliver(tools.render(plan.of_project(project), tool, folder), out, dry_run=dry_run)
    return 0


@group.command("use")
def use_command(
    folder: options.Project,
    *,
    client_id: Annotated[
        str,
        typer.Option(
            "--client-id",
            metavar="GUID",
            help="Application (client) ID of the registration.",
            show_default=False,
        ),
    ] = "",
    tenant: Annotated[
        str,
        typer.Option(
            "--tenant",
            metavar="GUID",
            help="Directory (tenant) ID, the only one that signs in.",
            show_default=False,
        ),
    ] = "",
    dry_run: options.DryRun = False,
) -> int:
    """Put an app registration into the project: its client ID, and the tenant.

    **Examples**

    - `specgen auth use my-connector --client-id "$(bash register.sh)"`
    - `specgen auth use my-connector --client-id GUID --tenant GUID`
    """
    client_id, tenant = (
        client_id.strip(),
        tenant.strip(),
    )  # on Windows, az ends its lines with a carriage return
    if not client_id and not tenant:
        raise BadValue("name the registration: --client-id, --tenant or both")
    project = ConnectorProject.load(folder)
    made = record.app(project, client_id=client_id, tenant=tenant)
    if not dry_run:
        changes.write(project, [change.document for change in made])
    for change in made:
        output.say(change.described)
    if not made:
        output.remark_on(folder, "has it already")
    return 0


@group.command("finish")
def finish_command(
    folder: options.Project,
    *,
    redirect_url: Annotated[
        str,
        typer.Option(
            "--redirect-url",
            metavar="URL",
            help="The Redirect URL of the connector's Security page.",
            show_default=False,
        ),
    ] = "",
    connector: Annotated[
        Path | None,
        typer.Option(
            "--connector",
            metavar="PATH",
            parser=options.path,
            help="The connector as it was downloaded, instead: the folder, or its apiProperties.json.",
            show_default=False,
        ),
    ] = None,
    tool: ToolOption = Tool.AZ,
    out: Out = None,
    dry_run: options.DryRun = False,
) -> int:
    """Record the redirect address of the connector, and print what adds it to the app registration.

    A connector gets this address when it is made; before the app registration knows it, signing in ends with
    AADSTS50011. With a federated credential the downloaded connector is needed, for its subject.

    **Examples**

    - `specgen auth finish my-connector --redirect-url URL | bash`
    - `specgen auth finish my-connector --connector downloaded -o register.sh`
    """
    redirect_url = redirect_url.strip()
    if bool(redirect_url) == bool(connector):
        raise BadValue("name either --redirect-url or --connector")
    before = ConnectorProject.load(folder)
    found = downloaded.made(connector) if connector else Made(redirect_url)
    made = record.connection(before, found.redirect, found.subject)
    documents = [change.document for change in made]
    text = tools.render(plan.of_project(before.with_documents(documents)), tool, folder)
    if not dry_run:
        changes.write(before, documents)
    for change in made:
        (output.say if out else output.remark)(
            change.described
        )  # a script on standard output is there to be run
    if not made:
        output.remark_on(folder, "has it already")
    _deliver(text, out, dry_run=dry_run)
    output.remark("when a sign-in fails, `specgen auth explain AADSTS50011` says why, for every number")
    return 0


@group.command("explain")
def explain_command(
    code: Annotated[
        str,
        typer.Argument(
            metavar="NUMBER",
            help="A number, a name or a whole message; without it, all are listed.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Explain why a sign-in or a first call fails, and what to do.

    **Examples**

    - `specgen auth explain AADSTS50011`
    - `specgen auth explain 7000222`
    """
    if not code:
        for failure in aadsts.FAILURES:
            output.say(f"{failure.code}: {failure.meaning}")
        return
    failure = aadsts.named(code)
    output.say(f"{failure.code}: {failure.meaning}")
    output.say(f"remedy: {failure.remedy}")
    if failure.is_numbered:
        output.say(f"reference: {aadsts.REFERENCE}{failure.code.removeprefix('AADSTS')}")


def _deliver(text: str, out: Path | None, *, dry_run: bool) -> None:
    if out is None:
        output.say_bytes(text.encode(errors="backslashreplace"))
        return
    content = text.encode(errors="backslashreplace")
    if not dry_run:
        files.write_file(out, content)
    output.say(f"{out}: {counted(len(content), 'byte')}")

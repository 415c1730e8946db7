"""`specgen deploy`: create or update a connector in an environment."""

import re
from pathlib import Path
from typing import Annotated

import typer

from toolkit import files
from toolkit.auth import record
from toolkit.bundle import TARGETS, BundleTarget
from toolkit.cli import deployed, gate, options, output, secret
from toolkit.cli.exits import EXIT_FINDINGS
from toolkit.connector.api_properties import connection_parameters
from toolkit.connector.project import SETTINGS_NAME, ConnectorProject
from toolkit.deploy import CLIENTS, Via, noted, run
from toolkit.deploy.client import Client, Deployment
from toolkit.errors import BadValue
from toolkit.report.text import counted

_environment = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*|https://[A-Za-z0-9.-]+/?")


def command(
    folder: options.Project,
    *,
    environment: Annotated[
        str, typer.Option("--environment", "-e", metavar="ID", help="The environment, by its ID.")
    ],
    via: Annotated[
        Via | None,
        typer.Option(
            "--via",
            metavar="|".join(Via),
            help="The official client to use.",
            show_default="paconn; pac for a federated credential",
        ),
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(
            "--settings",
            metavar="FILE",
            parser=options.path,
            help="Where the connector's ID is noted; one file for each environment.",
            show_default="settings.json of the project",
        ),
    ] = None,
    secret_file: Annotated[
        Path | None,
        typer.Option(
            "--secret-file",
            metavar="FILE",
            parser=options.path,
            help="What holds the client secret; - is standard input. Without it, a terminal asks.",
            show_default=False,
        ),
    ] = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Create the connector in an environment, or update it, through the official client.

    The first time the client makes the connector, and its ID is noted in settings.json; later it is updated.
    The client has to be installed and signed in. The client secret is on no command line.

    **Examples**

    - `specgen deploy my-connector --environment 11111111-2222-3333-4444-555555555555`
    - `bash register.sh secret | specgen deploy my-connector --environment ID --secret-file -`
    - `specgen deploy my-connector --environment ID --settings settings.test.json`
    - `specgen deploy my-connector --environment ID --via pac`
    """
    if not _environment.fullmatch(environment):
        raise BadValue(f"--environment: `{environment}` is no environment's ID")
    project = noted.with_settings(ConnectorProject.load(folder), settings)
    via = via or _usual(project)
    deployment = _deployment(project, via, environment)
    if code := _refused(project, via, deployment, force=force):
        return code
    needs_secret = _needs_secret(project, deployment, via, secret_file)
    if dry_run:
        return _tell(CLIENTS[via], deployment, has_secret=needs_secret or secret_file is not None)
    client_secret = _secret(secret_file) if needs_secret or secret_file else ""
    with run.session(CLIENTS[via], deployment) as session:
        connector_id = session.send(client_secret)
        output.say(f"{connector_id}: {deployment.verb}d in {environment}")
        # The client may have taken long, and somebody may have saved the settings meanwhile.
        project = noted.with_settings(project, settings or folder / SETTINGS_NAME)
        if document := noted.noted(project, environment, connector_id):
            files.write_file(document.path, document.content)
            output.say(f"{document.path}: {noted.CONNECTOR_ID}, {noted.ENVIRONMENT}")
            project = project.with_document(document)
        deployed.read_back(project, session, connector_id, is_own=settings is None)
    return 0


def _usual(project: ConnectorProject) -> Via:
    """Return the client that made the connector, else the one that can."""
    if CLIENTS[Via.PAC].is_id(noted.connector_id(project)) or _is_federated(project):
        return Via.PAC
    return Via.PACONN


def _is_federated(project: ConnectorProject) -> bool:
    return any("clientAssertionType" in parameter.settings for parameter in connection_parameters(project))


def _deployment(project: ConnectorProject, via: Via, environment: str) -> Deployment:
    """Return what is to be sent; refuse what would make a second connector, or none."""
    noted.check_environment(project, environment)
    connector_id = noted.connector_id(project)
    if connector_id and not CLIENTS[via].is_id(connector_id):
        raise BadValue(
            f"{project.folder}: `connectorId` {connector_id} is not of {via}; use the client that made it"
        )
    if via is Via.PACONN and _is_federated(project):
        raise BadValue(
            "paconn makes no connector without a client secret; for a federated credential use --via pac"
        )
    sent = project if connector_id else record.unmade(project)
    return Deployment(environment, TARGETS[BundleTarget(via)].files(sent), connector_id)


def _refused(project: ConnectorProject, via: Via, deployment: Deployment, *, force: bool) -> int:
    errors = gate.errors(project)
    for excess in TARGETS[BundleTarget(via)].excess(project, deployment.files):
        output.remark_on(project.folder, excess.message)
        errors += excess.is_certain
    stand_ins = gate.placeholders(project)
    if force:
        return 0
    if errors:
        output.remark_on(project.folder, f"not deployed, {counted(errors, 'error')} would stop the import")
        return EXIT_FINDINGS
    if stand_ins:
        raise BadValue(
            f"{project.folder}: {' and '.join(stand_ins)} in apiProperties.json not filled in yet; "
            f"specgen auth plan {project.folder} says how, --force deploys all the same"
        )
    return 0


def _needs_secret(project: ConnectorProject, deployment: Deployment, via: Via, path: Path | None) -> bool:
    if not CLIENTS[via].takes_secret:
        if path:
            raise BadValue(
                f"{via} takes no client secret; enter it on the connector's Security page afterwards"
            )
        return False
    return not deployment.connector_id and any(
        parameter.settings for parameter in connection_parameters(project)
    )


def _secret(path: Path | None) -> str:
    if found := secret.read(path) if path else secret.ask():
        return found
    raise BadValue("a new connector needs its client secret: --secret-file FILE, or - for standard input")


def _tell(client: Client, deployment: Deployment, *, has_secret: bool) -> int:
    for name, content in client.files(deployment).items():
        output.say(f"{name}: {counted(len(content), 'byte')}")
    output.remark(f"would run: {run.command_line(client, deployment, has_secret=has_secret)}")
    return 0

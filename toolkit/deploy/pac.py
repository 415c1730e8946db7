"""The Power Platform CLI: it writes a row of Dataverse, and prints the row's ID."""

import re
import shlex
from pathlib import Path

from toolkit.bundle import pac as bundle
from toolkit.connector import tenants
from toolkit.deploy.client import Client, Deployment, DeploymentFailed, Files

_created = re.compile(rf"created with ID\W+({tenants.GUID})", re.IGNORECASE)


def _files(deployment: Deployment) -> Files:
    return {name: content for name, content in deployment.files.items() if name != bundle.PAGE}


def _send(deployment: Deployment) -> list[str]:
    _, group, _, *files = shlex.split(bundle.command(deployment.files))
    row = ["--connector-id", deployment.connector_id] if deployment.connector_id else []
    return [group, deployment.verb, *row, "--environment", deployment.environment, *files]


def _download(deployment: Deployment, folder: str) -> list[str]:
    row = ["--connector-id", deployment.connector_id, "--environment", deployment.environment]
    return ["connector", "download", *row, "--outputDirectory", folder]


def _made_id(printed: str, _: Path) -> str:
    found = _created.search(printed)
    if found is None:
        raise DeploymentFailed(
            "pac has not told the new connector's ID; `pac connector list` does: put it into settings.json"
        )
    return found[1]


CLIENT = Client(
    program="pac",
    installation="dotnet tool install --global Microsoft.PowerApps.CLI.Tool",
    sign_in="pac auth create",
    takes_secret=False,
    is_id=tenants.is_guid,
    files=_files,
    send=_send,
    download=_download,
    made_id=_made_id,
)

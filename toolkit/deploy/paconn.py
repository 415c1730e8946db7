"""The paconn client: it takes everything from settings.json, and writes the new connector's ID there."""

import json
from pathlib import Path

from toolkit.connector.project import SETTINGS_NAME
from toolkit.deploy.client import Client, Deployment, Files


def _files(deployment: Deployment) -> Files:
    settings = json.loads(deployment.files[SETTINGS_NAME])
    settings |= {"environment": deployment.environment, "connectorId": deployment.connector_id or None}
    return {**deployment.files, SETTINGS_NAME: json.dumps(settings, indent=2).encode()}


def _send(deployment: Deployment) -> list[str]:
    overwrite = [] if deployment.connector_id else ["--overwrite-settings"]
    return [deployment.verb, "--settings", SETTINGS_NAME, *overwrite]


def _download(_: Deployment, folder: str) -> list[str]:
    return ["download", "--settings", SETTINGS_NAME, "--dest", folder, "--overwrite"]


def _made_id(_: str, folder: Path) -> str:
    return str(json.loads((folder / SETTINGS_NAME).read_bytes())["connectorId"])


CLIENT = Client(
    program="paconn",
    installation="pipx install paconn",
    sign_in="paconn login",
    takes_secret=True,
    is_id=lambda text: text.startswith("shared_"),
    files=_files,
    send=_send,
    download=_download,
    made_id=_made_id,
)

"""Find the redirect address and the subject in a connector that has been downloaded."""

from pathlib import Path
from typing import NamedTuple

from toolkit.auth.plan import CLIENT_CREDENTIALS
from toolkit.connector.api_properties import ConnectionParameter, connection_parameters
from toolkit.connector.project import PROPERTIES_NAME, ConnectorProject, read_object
from toolkit.document import Document
from toolkit.errors import BadValue


class Made(NamedTuple):
    """What the platform has given to a connector."""

    redirect: str
    subject: str = ""


def made(path: Path) -> Made:
    """Return what apiProperties.json says, or an answer of the service; a folder stands for its file."""
    document = read_object(path / PROPERTIES_NAME if path.is_dir() else path)
    for parameter in connection_parameters(_as_project(document)):
        redirect = parameter.setting("redirectUrl")
        grant = parameter.custom("grantType")
        if redirect and redirect.value and not (grant and grant.value == CLIENT_CREDENTIALS):
            return Made(redirect.value, _subject(parameter))
    raise BadValue(
        f"{document.path}: no `redirectUrl` in the OAuth settings; download the connector with "
        "`paconn download` or `pac connector download`, and name the folder"
    )


def _as_project(document: Document) -> ConnectorProject:
    return ConnectorProject(document.path.parent, document, properties=document)


def _subject(parameter: ConnectionParameter) -> str:
    text = parameter.setting("properties", "FederatedIdentityCredentials", "Subject")
    return text.value if text else ""

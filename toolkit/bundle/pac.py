"""The folder that `pac connector` sends to an environment with Dataverse, and the commands for it."""

from collections.abc import Mapping

from toolkit import templates
from toolkit.bundle import parts
from toolkit.connector.project import ICON_NAME, PROPERTIES_NAME, SCRIPT_NAME, ConnectorProject

DEFINITION_NAME = "apiDefinition.swagger.json"
PAGE = "pac.md"

_OPTIONS = {
    DEFINITION_NAME: "--api-definition-file",
    PROPERTIES_NAME: "--api-properties-file",
    ICON_NAME: "--icon-file",
    SCRIPT_NAME: "--script-file",
}


def files(project: ConnectorProject) -> dict[str, bytes]:
    """Return the folder's files, and a page with the commands."""
    found = {
        DEFINITION_NAME: parts.definition(project),
        PROPERTIES_NAME: parts.properties(project),
        **parts.attachments(project),
    }
    return {**found, PAGE: templates.render("packages/pac.md.jinja", options=_options(found)).encode()}


def command(contents: Mapping[str, bytes]) -> str:
    """Return the command that creates the connector, to be run in the folder."""
    return f"pac connector create {_options(contents)}"


def _options(contents: Mapping[str, bytes]) -> str:
    return " ".join(f"{option} {name}" for name, option in _OPTIONS.items() if name in contents)

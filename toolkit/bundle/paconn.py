"""The folder that `paconn create` and `paconn update` send."""

from typing import Any

from toolkit.bundle import parts
from toolkit.connector.project import ICON_NAME, PROPERTIES_NAME, SCRIPT_NAME, SETTINGS_NAME, ConnectorProject
from toolkit.connector.secrets import is_secret
from toolkit.document import Document

DEFINITION_NAME = "apiDefinition.swagger.json"


def files(project: ConnectorProject) -> dict[str, bytes]:
    """Return the folder's files.

    `stackOwner` is left out: it is for certification only, and paconn cannot update a connector that has it.
    """
    found = {
        DEFINITION_NAME: parts.definition(project),
        PROPERTIES_NAME: parts.properties(project, "stackOwner"),
    }
    found |= parts.attachments(project)
    return {**found, SETTINGS_NAME: parts.dumped(_settings(project, found))}


def _own(settings: Document | None) -> dict[str, Any]:
    return settings.data if settings else {}


def _settings(project: ConnectorProject, found: dict[str, bytes]) -> dict[str, Any]:
    """Return the project's settings, pointing at the files of the bundle whatever the project calls them."""
    settings = {key: value for key, value in _own(project.settings).items() if not is_secret(key)}
    settings |= {"apiProperties": PROPERTIES_NAME, "apiDefinition": DEFINITION_NAME}
    for key, name in (("icon", ICON_NAME), ("script", SCRIPT_NAME)):
        settings.pop(key, None)
        if name in found:
            settings[key] = name
    return settings

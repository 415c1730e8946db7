"""Where a connector is noted once it is made: a settings file, one for each environment."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit import patch
from toolkit.connector.project import SETTINGS_NAME, ConnectorProject, read_object
from toolkit.document import Document
from toolkit.errors import BadValue

CONNECTOR_ID = "connectorId"
ENVIRONMENT = "environment"


def with_settings(project: ConnectorProject, path: Path | None) -> ConnectorProject:
    """Return the project with the settings of that file; a new file has the project's own, without an ID."""
    if path is None:
        new = Document(project.folder / SETTINGS_NAME, "{}\n")
        return project if project.settings else project._replace(settings=new)
    if path.exists():
        return project._replace(settings=read_object(path))
    kept = {key: value for key, value in _data(project).items() if key not in {CONNECTOR_ID, ENVIRONMENT}}
    return project._replace(settings=Document(path, json.dumps(kept, ensure_ascii=False, indent=2) + "\n"))


def connector_id(project: ConnectorProject) -> str:
    return _text(project, CONNECTOR_ID)


def check_environment(project: ConnectorProject, environment: str) -> None:
    """Refuse a connector that is noted for another environment, where its ID means nothing."""
    noted = _text(project, ENVIRONMENT)
    if project.settings and connector_id(project) and noted and noted.lower() != environment.lower():
        raise BadValue(
            f"{project.settings.path}: is for environment {noted}; --settings names another file for this one"
        )


def noted(project: ConnectorProject, environment: str, new_id: str) -> Document | None:
    """Return the settings with the connector in them, or None where it is noted already."""
    values = {CONNECTOR_ID: new_id, ENVIRONMENT: environment}
    changes = [patch.Put((key,), value) for key, value in values.items() if _text(project, key) != value]
    return patch.apply(project.settings, changes) if project.settings and changes else None


def _data(project: ConnectorProject) -> Mapping[str, Any]:
    return project.settings.data if project.settings else {}


def _text(project: ConnectorProject, key: str) -> str:
    value = _data(project).get(key)
    return value if isinstance(value, str) else ""

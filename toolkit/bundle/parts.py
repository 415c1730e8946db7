"""The files of a project as receivers want them: JSON, UTF-8 without a byte order mark, no secret."""

import json
from pathlib import Path
from typing import Any

from toolkit import patch
from toolkit.connector.project import ICON_NAME, PROPERTIES_NAME, SCRIPT_NAME, ConnectorProject
from toolkit.connector.secrets import secrets
from toolkit.document import Document, read_bytes


def definition(project: ConnectorProject) -> bytes:
    """Return the definition: a JSON file's own text, or YAML as JSON."""
    return _json(project.definition)


def properties(project: ConnectorProject, *without: str) -> bytes:
    """Return apiProperties.json without its secrets and without these members of `properties`."""
    document = project.properties
    if document is None:
        return b'{\n  "properties": {}\n}\n'
    removed = [patch.Remove(tokens) for tokens in secrets(document.data)]
    removed += [patch.Remove(("properties", name)) for name in without if name in project.property_data]
    return _json(patch.apply(document, removed))


def members(project: ConnectorProject) -> dict[str, Any]:
    """Return the members of `properties` in apiProperties.json, without secrets."""
    data = Document(Path(PROPERTIES_NAME), properties(project).decode()).data
    found = data.get("properties")
    return found if isinstance(found, dict) else {}


def attachments(project: ConnectorProject) -> dict[str, bytes]:
    """Return the icon and the script, as far as the project has them."""
    paths = {ICON_NAME: project.icon, SCRIPT_NAME: project.script}
    return {name: read_bytes(path) for name, path in paths.items() if path}


def dumped(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(errors="backslashreplace")


def _json(document: Document) -> bytes:
    return dumped(document.data) if document.is_yaml else document.text.encode()

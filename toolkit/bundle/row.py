"""The row of a connector in Dataverse: the columns that hold a file of their own in a solution."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.bundle import parts
from toolkit.bundle.xml import fit
from toolkit.connector.icon import BadIcon, read_icon
from toolkit.connector.project import ConnectorProject
from toolkit.document import read_bytes

FOLDER = "Connector"

# Every column with the end of its file's name, in the order of the XML.
COLUMNS = {
    "openapidefinition": "json",
    "connectionparameters": "json",
    "connectionparametersets": "json",
    "policytemplateinstances": "json",
    "customcodeblobcontent": "csx",
    "scriptoperations": "json",
    "iconblob": "Png",
}

# Where apiProperties.json has what a column holds, and what the column holds where that has nothing.
MEMBERS: dict[str, tuple[str, Any]] = {
    "connectionparameters": ("connectionParameters", {}),
    "connectionparametersets": ("connectionParameterSets", None),
    "policytemplateinstances": ("policyTemplateInstances", []),
    "scriptoperations": ("scriptOperations", None),
}

ICON_SIDE = 144  # pixels; what an image column keeps


def file_name(connector_name: str, column: str) -> str:
    return f"{FOLDER}/{connector_name}_{column}.{COLUMNS[column]}"


def columns(project: ConnectorProject) -> dict[str, bytes]:
    """Return the content of every column that the project has something for."""
    found = dict(_found(project))
    return {column: found[column] for column in COLUMNS if column in found}


def colour(project: ConnectorProject) -> str:
    value = parts.members(project).get("iconBrandColor")
    return fit(value) if isinstance(value, str) else ""


def _found(project: ConnectorProject) -> Iterator[tuple[str, bytes]]:
    yield "openapidefinition", parts.definition(project)
    members = parts.members(project)
    for column, (key, nothing) in MEMBERS.items():
        value = members.get(key, nothing)
        if column == "scriptoperations" and project.script is None:
            continue  # the service refuses operations of a script that is not there
        if isinstance(value, dict | list):
            yield column, parts.dumped(value)
        elif nothing is not None:
            yield column, parts.dumped(nothing)
    if project.script:
        yield "customcodeblobcontent", read_bytes(project.script)
    if project.icon:
        yield "iconblob", _icon(project.icon)


def _icon(path: Path) -> bytes:
    """Return an icon as an image column keeps it; one that is so already is left as it is."""
    content = read_bytes(path)
    try:
        icon = read_icon(path)
    except BadIcon as error:
        raise BadIcon(f"{path}: {error}") from error
    if (icon.format, icon.width, icon.height) == ("PNG", ICON_SIDE, ICON_SIDE):
        return content
    # Importing Pillow takes longer than all else that is done for a package.
    from PIL import Image

    stream = io.BytesIO()
    image = Image.open(io.BytesIO(content)).convert("RGBA")
    image.resize((ICON_SIDE, ICON_SIDE), Image.Resampling.LANCZOS).save(stream, "PNG", optimize=True)
    return stream.getvalue()

"""Where a package goes, and what must not be replaced by it."""

import os
from pathlib import Path

from toolkit import files
from toolkit.bundle import TARGETS, BundleTarget, Files, reading
from toolkit.connector.project import (
    DEFINITION_NAMES,
    PART_NAMES,
    ConnectorProject,
    definition_path,
    read_object,
)
from toolkit.document import Document
from toolkit.errors import CannotWrite, SpecgenError

# What may lie in the folder of any bundle, at its root.
_REPLACEABLE = frozenset(
    {
        "apiDefinition.swagger.json",
        "azuredeploy.json",
        "main.bicep",
        "pac.md",
        "wizard.md",
        "intro.md",
        "package.zip",
        "[Content_Types].xml",
        "customizations.xml",
        "solution.xml",
        "Connector",
        *PART_NAMES,
    }
)


def usual(folder: Path, target: BundleTarget) -> Path:
    """Return the place of a package for which nobody has named one."""
    name = f"{Path(os.path.realpath(folder)).name}-{target}"
    return Path("dist") / (f"{name}.zip" if TARGETS[target].is_archive else name)


def check(place: Path, project: ConnectorProject, *, force: bool) -> None:
    """Refuse a folder that holds the project, or what may be somebody's only copy of another connector."""
    if Path(os.path.realpath(project.folder)).is_relative_to(os.path.realpath(place)):
        raise CannotWrite(f"{place}: is the project's own place; name another folder")
    held = None if force else _held(place)
    if held is not None and _title(held) != _title(project.definition):
        raise CannotWrite(f"{place}: holds another connector; name another folder, or --force replaces it")


def write(place: Path, contents: Files) -> None:
    if place.suffix.lower() == ".zip":
        files.write_file(place, files.archive(contents))
    else:
        files.replace_folder(place, contents, replaceable=_REPLACEABLE)


def _held(place: Path) -> Document | None:
    """Return the definition that lies in a folder or a package, if it is one."""
    definition = definition_path(place)
    if definition is not None:
        return read_object(definition)
    try:
        files = reading.read(place)
    except SpecgenError:
        return None  # no package, and not replaced unless it is a file that was named
    name = next(name for name in DEFINITION_NAMES if name in files)
    return Document.from_bytes(place / name, files[name])


def _title(definition: Document) -> object:
    info = definition.data.get("info")
    return info.get("title") if isinstance(info, dict) else None

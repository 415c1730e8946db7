"""Read a folder of the paconn or pac tool, or a definition alone."""

from pathlib import Path, PurePosixPath
from typing import Any

from toolkit.bundle import identity, parts
from toolkit.bundle.certification import INTRODUCTION
from toolkit.bundle.package import BadPackage, Package
from toolkit.bundle.reading import guess
from toolkit.connector.project import (
    DEFINITION_NAMES,
    ICON_NAME,
    PROPERTIES_NAME,
    SCRIPT_NAME,
    SETTINGS_NAME,
    ConnectorProject,
)
from toolkit.document import YAML_SUFFIXES, Document

# The keys under which settings.json may call a file by another name, and what a project calls it.
_NAMED = {
    "apiDefinition": DEFINITION_NAMES[0],
    "apiProperties": PROPERTIES_NAME,
    "icon": ICON_NAME,
    "script": SCRIPT_NAME,
}
_OWN = (identity.FILE_NAME, INTRODUCTION)  # what only a project has; it is kept as it is


def read(package: Package) -> dict[str, bytes] | None:
    """Return the files as a project names them, or None where no definition is."""
    settings = _settings(package)
    found = {key: _found(package, settings, key, name) for key, name in _NAMED.items()}
    definition = found.pop("apiDefinition") or _other_definition(package)
    if definition is None:
        return None
    document = _definition(package, definition)
    properties = found.pop("apiProperties")
    files = {
        _project_name(definition): package.files[definition],
        PROPERTIES_NAME: package.files[properties]
        if properties
        else parts.dumped(guess.properties(document.data)),
    }
    files |= {_NAMED[key]: package.files[name] for key, name in found.items() if name}
    files |= {name: content for name in _OWN if (content := package.get(name)) is not None}
    return files | _settings_file(package, settings, files)


def _settings(package: Package) -> dict[str, Any]:
    content = package.get(SETTINGS_NAME)
    if content is None:
        return {}
    data = Document.from_bytes(package.place(SETTINGS_NAME), content).data
    return data if isinstance(data, dict) else {}


def _found(package: Package, settings: dict[str, Any], key: str, name: str) -> str | None:
    """Return the file that the settings name, if it lies in the package, else the one of the usual name."""
    named = settings.get(key)
    own = package.named(named) if isinstance(named, str) else None
    return own or package.named(name)


def _other_definition(package: Package) -> str | None:
    """Return a YAML definition of the usual name, or the only file that there is."""
    usual = next((found for name in DEFINITION_NAMES if (found := package.named(name))), None)
    return usual or next(iter(package.files), None) if len(package.files) == 1 else usual


def _definition(package: Package, name: str) -> Document:
    document = ConnectorProject.of_definition(
        Document.from_bytes(package.place(name), package.files[name])
    ).definition
    if "openapi" in document.data:
        raise BadPackage(
            f"{package.path}: this is OpenAPI 3; the platform takes Swagger 2.0, so convert it first"
        )
    if "swagger" not in document.data and "paths" not in document.data:
        raise BadPackage(f"{package.path}: has neither `swagger` nor `paths`, so it is no definition")
    return document


def _project_name(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    return str(Path(DEFINITION_NAMES[0]).with_suffix(suffix if suffix in YAML_SUFFIXES else ".json"))


def _settings_file(package: Package, settings: dict[str, Any], files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the settings: as they are, unless they call a file by a name that it has no longer."""
    content = package.get(SETTINGS_NAME)
    if content is None:
        return {}
    renamed = {key: name for key, name in _NAMED.items() if key in settings and name in files}
    if all(settings[key] == name for key, name in renamed.items()):
        return {SETTINGS_NAME: content}
    return {SETTINGS_NAME: parts.dumped(settings | renamed)}

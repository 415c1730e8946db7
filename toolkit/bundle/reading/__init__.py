"""Make a project's files of a package, whatever its format."""

import os.path
import stat
from collections.abc import Callable
from pathlib import Path

from toolkit import patch
from toolkit.bundle import archives
from toolkit.bundle.package import BadPackage, Package, read_folder
from toolkit.bundle.reading import certification, folder, logic_apps, solution
from toolkit.connector.icon import has_too_many_pixels
from toolkit.connector.project import (
    DEFINITION_NAMES,
    ICON_NAME,
    PART_NAMES,
    PROPERTIES_NAME,
    SETTINGS_NAME,
    definition_path,
)
from toolkit.connector.secrets import secrets
from toolkit.document import Document, read_bytes

# In the order in which they are asked; the first that finds a connector of its format returns the files.
READERS: tuple[Callable[[Package], dict[str, bytes] | None], ...] = (
    solution.read,
    certification.read,
    logic_apps.read,
    folder.read,
)


def read(path: Path) -> dict[str, bytes]:
    """Return the files of a project by name, without secrets; nothing is written.

    Raise BadPackage or UnreadableDocument where the package is broken, hostile or holds no connector.
    """
    package = read_package(path)
    for reader in READERS:
        files = reader(package)
        if files is not None:
            if has_too_many_pixels(files.get(ICON_NAME, b"")):
                raise BadPackage(f"{path}: the icon unpacks to more pixels than memory should hold")
            return {name: _without_secrets(path, name, content) for name, content in files.items()}
    raise BadPackage(
        f"{path}: no connector in it; a definition, a paconn or pac folder, a solution, a certification "
        "package or a Logic Apps template is expected"
    )


def read_package(path: Path) -> Package:
    """Return what a path stands for: an archive, a folder, a file, or the folder of a project's file."""
    if os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises for a name that is too long)
        return read_folder(path)
    content = read_bytes(path)
    if archives.is_archive(content):
        return archives.read(path, content).unwrapped()
    if path.name in PART_NAMES or (
        path == definition_path(path.parent) and (path.parent / PROPERTIES_NAME).exists()
    ):
        return read_folder(path.parent)
    beside = path.with_name(DEFINITION_NAMES[0])
    files = {path.name: content}
    if path.suffix.lower() == ".json" and _is_plain_file(beside):
        files[beside.name] = read_bytes(beside)  # a template's definition, as it was written
    return Package(path, files)


def _is_plain_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _without_secrets(path: Path, name: str, content: bytes) -> bytes:
    if name not in {PROPERTIES_NAME, SETTINGS_NAME}:
        return content
    document = Document.from_bytes(path / name, content)
    found = list(secrets(document.data))
    return patch.apply(document, map(patch.Remove, found)).content if found else content

"""What a package holds, in memory, wherever it came from."""

import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.document import read_bytes
from toolkit.errors import SpecgenError
from toolkit.undisturbed import undisturbed

MAX_FILES = 1_000  # a solution with many flows has some hundreds
MAX_TOTAL = 64 * 1024 * 1024  # bytes; a definition has less than 1 MB

# What may be of interest in a folder; everything else that lies there is none of ours.
_SUFFIXES = frozenset({".csx", ".json", ".md", ".png", ".xml", ".yaml", ".yml", ".zip"})
_FOLDERS = frozenset({"connector", "connectors", "workflows", "other"})


class BadPackage(SpecgenError):
    """A package that cannot be read, or that holds no connector; says why."""


@dataclass(frozen=True)
class Package:
    """The files and the folders by name, with slashes."""

    path: Path
    files: dict[str, bytes]
    folders: frozenset[str] = frozenset()

    def named(self, name: str) -> str | None:
        """Return the name of a file, upper and lower case alike, as Windows compares them."""
        return next((found for found in self.files if found.lower() == name.lower()), None)

    def get(self, name: str) -> bytes | None:
        found = self.named(name)
        return None if found is None else self.files[found]

    def place(self, name: str) -> Path:
        """Return where a file lies, for messages; a package of one file is that file."""
        return self.path.with_name(name) if self.path.name in self.files else self.path / name

    def at_root(self, suffix: str) -> list[str]:
        """Return the names of the files at the root that end so."""
        return [name for name in self.files if "/" not in name and name.lower().endswith(suffix)]

    def inside(self, folder: str) -> "Package":
        """Return what lies in a folder."""
        start = f"{folder}/"
        files = {
            name.removeprefix(start): content
            for name, content in self.files.items()
            if name.startswith(start)
        }
        folders = {name.removeprefix(start) for name in self.folders if name.startswith(start)}
        return Package(self.path / folder, files, frozenset(folders))

    def unwrapped(self) -> "Package":
        """Return what lies in the only folder, where nothing else is at the root."""
        roots = self.root_folders
        if len(roots) != 1 or any("/" not in name for name in self.files):
            return self
        return replace(self.inside(roots[0]), path=self.path)

    @property
    def root_folders(self) -> list[str]:
        return sorted(name for name in self.folders if "/" not in name)


def read_folder(folder: Path) -> Package:
    """Return the files of a folder that may belong to a package; links are refused, not followed."""
    with undisturbed(folder):
        return _read(folder)


def _read(folder: Path) -> Package:
    entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".specgen-")]
    folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    found = {entry.name: entry for entry in entries}
    for inner in folders:
        if inner.name.lower() in _FOLDERS:
            found |= {f"{inner.name}/{entry.name}": entry for entry in os.scandir(inner)}
    wanted = sorted(name for name in found if Path(name).suffix.lower() in _SUFFIXES)
    if len(wanted) > MAX_FILES:
        raise BadPackage(f"{folder}: holds {len(wanted):,} files, at most {MAX_FILES:,} are read")
    files = {name: read_bytes(Path(found[name].path)) for name in wanted if _is_file(found[name])}
    return Package(folder, files, frozenset(entry.name for entry in folders))


def _is_file(entry: "os.DirEntry[str]") -> bool:
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISLNK(mode):
        raise BadPackage(f"{entry.path}: is a link; a package has files alone")
    return stat.S_ISREG(mode)

"""Where specifications lie in a checkout, and what their places say: provider, version, whether a preview."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[A-Za-z0-9.-]+)?"
_BY_STAGE = re.compile(rf"(?:^|/)resource-manager/((?:[^/]+/)*?)(stable|preview)/({_DATE})/[^/]+\.json")
_BY_DATE = re.compile(rf"(?:^|/)resource-manager/((?:[^/]+/)*?)({_DATE})/[^/]+\.json")
_NAMESPACE = re.compile(r"[A-Za-z0-9]++(?:\.[A-Za-z0-9]++)++")

# Folders of what is no specification of its own.
_SKIPPED = frozenset(
    {"examples", "live", "common", "common-types", "data-plane", "restler", "scenarios", "node_modules"}
)


@dataclass(frozen=True, slots=True)
class SpecificationFile:
    """A file, by its path in the folder that is indexed."""

    path: str
    modified: int  # in nanoseconds
    size: int
    namespace: str
    version: str
    is_preview: bool


def files(folder: Path) -> Iterator[SpecificationFile]:
    """Yield the specifications below a folder; links are not followed."""
    top = folder.resolve()
    pending = [top]
    while pending:
        current = pending.pop()
        entries = _entries(current)
        for entry in entries:
            if entry.is_file(follow_symlinks=False) and (found := _file(entry, top)):
                yield found
        pending += [Path(entry.path) for entry in entries if _is_entered(entry)]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if entry.name.isprintable()]


def _is_entered(entry: os.DirEntry[str]) -> bool:
    is_hidden = entry.name.startswith(".")
    return not is_hidden and entry.name not in _SKIPPED and entry.is_dir(follow_symlinks=False)


def _file(entry: os.DirEntry[str], top: Path) -> SpecificationFile | None:
    path = Path(entry.path)
    place = placed(path.as_posix())
    if place is None:
        return None
    status = entry.stat(follow_symlinks=False)
    return SpecificationFile(path.relative_to(top).as_posix(), status.st_mtime_ns, status.st_size, *place)


def placed(path: str) -> tuple[str, str, bool] | None:
    """Return the namespace, the version and whether it is a preview; None if the path does not say it."""
    if staged := _BY_STAGE.search(path):
        return _namespace(staged[1]), staged[3], staged[2] == "preview"
    if dated := _BY_DATE.search(path):
        return _namespace(dated[1]), dated[2], "preview" in dated[2].lower()
    return None


def _namespace(folders: str) -> str:
    return next((name for name in folders.split("/") if _NAMESPACE.fullmatch(name)), "")

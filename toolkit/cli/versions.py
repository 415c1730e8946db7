"""Find the versions that two arguments mean: files, folders, packages and Git revisions."""

import os.path
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from toolkit.bundle import archives, reading
from toolkit.connector.project import DEFINITION_NAMES, PART_NAMES, definition_path, find_projects
from toolkit.diff import git
from toolkit.diff.git import Revision
from toolkit.diff.version import Version
from toolkit.document import read_bytes
from toolkit.errors import BadValue, NotAConnector, UnreadableFile

Load = Callable[[], Version]
Connectors = Mapping[PurePosixPath, Load]

_STDIN = "-"
_HERE = PurePosixPath()
_definition_names = frozenset(name.lower() for name in DEFINITION_NAMES)


class Sides(NamedTuple):
    """How to read the two versions of one connector; None where it is in one of them alone."""

    name: str
    old: Load | None
    new: Load | None


def sides(old: str, new: str | None) -> Iterator[Sides]:
    """Yield what is to be compared; one argument alone is a revision, compared with the work tree."""
    if new is None and (_exists(old) or old == _STDIN):
        raise BadValue(f"{old}: name a second version to compare it with, or a Git revision alone")
    before = _connectors(old, new or ".")
    after = _in_folder(Path()) if new is None else _connectors(new, old)
    if not before and not after:
        raise NotAConnector(f"{old}: no connector there, and none here")
    if len(before) == 1 and len(after) == 1:
        ((name, load_old),), ((_, load_new),) = before.items(), after.items()
        yield Sides(str(name), load_old, load_new)
        return
    for name in sorted({*before, *after}):
        yield Sides(str(name), before.get(name), after.get(name))


def _connectors(text: str, other: str) -> Connectors:
    """Return the connectors that an argument means, by their folders; a revision has what the other names."""
    if not text:
        raise BadValue("a version is empty; . is the current folder")
    if text == _STDIN:
        return {_HERE: _of_stdin}
    if _exists(text):
        return _of_path(Path(text))
    if text.startswith("-"):
        raise BadValue(f"`{text}` is no version; a revision's name does not start with `-`")
    name, colon, inside = text.partition(":")
    if colon and git.is_revision(name, Path()):
        top = Path() if inside.startswith(".") else git.top(Path())
        return _of_revision(git.revision(name, top), PurePosixPath(inside), text)
    here = Path(other) if _exists(other) else Path()
    folder = here if here.is_dir() else here.parent
    below = _HERE if here.is_dir() else PurePosixPath(here.name)
    return _of_revision(git.revision(text, folder), below, text)


def _of_path(path: Path) -> Connectors:
    if not os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises for a name that is too long)
        return {PurePosixPath(path.name): lambda: _of_file(path)}
    return _in_folder(path) or {_HERE: lambda: Version.of_files(path, reading.read(path))}


def _in_folder(path: Path) -> Connectors:
    """Return the projects in a folder, or itself."""
    folders = [path] if definition_path(path) is not None else find_projects(path)
    return {PurePosixPath(folder.relative_to(path).as_posix()): _loading(folder) for folder in folders}


def _of_stdin() -> Version:
    # Importing what knows standard input imports all rules, which takes longer than comparing.
    from toolkit.cli import targets

    found, errors = targets.resolve([Path(_STDIN)])
    for error in errors:
        raise error
    return Version.of_definition(found[0].path, found[0].content or b"")


def _loading(folder: Path) -> Load:
    return lambda: Version.of_folder(folder)


def _of_file(path: Path) -> Version:
    """Return the version of a definition, of a project by one of its other files, or of a package."""
    if path.name in PART_NAMES and definition_path(path.parent) is not None:
        return Version.of_folder(path.parent)
    if archives.is_archive(read_bytes(path)):
        return Version.of_files(path, reading.read(path))
    version = Version.of_file(path)
    if version.definition.data.keys() & {"swagger", "paths"}:
        return version
    return Version.of_files(path, reading.read(path))


def _of_revision(revision: Revision, below: PurePosixPath, text: str) -> Connectors:
    """Return the connectors of a revision in a folder, or the file of that name."""
    if str(below) in revision.objects:
        return {PurePosixPath(below.name): lambda: _file_of(revision, below)}
    folders = {
        path.parent
        for path in map(PurePosixPath, revision.objects)
        if path.name.lower() in _definition_names and path.is_relative_to(below)
    }
    if not folders and below != _HERE:
        raise UnreadableFile(f"{text}: has no connector in {below}")
    return {
        PurePosixPath(folder.relative_to(below)): _loading_of(revision, folder)
        for folder in sorted(folders)
        if not _is_unsearched(folder)
    }


def _loading_of(revision: Revision, folder: PurePosixPath) -> Load:
    return lambda: _folder_of(revision, folder)


def _folder_of(revision: Revision, folder: PurePosixPath) -> Version:
    names = {path.name: name for name in revision.objects if (path := PurePosixPath(name)).parent == folder}
    wanted = [name for name in names if name.lower() in _definition_names or name in PART_NAMES]
    contents = revision.read(names[name] for name in wanted)
    return Version.of_files(
        revision.shown("" if folder == _HERE else str(folder)),
        {PurePosixPath(name).name: content for name, content in contents.items()},
    )


def _file_of(revision: Revision, path: PurePosixPath) -> Version:
    content = revision.read([str(path)])[str(path)]
    return Version.of_definition(revision.shown(str(path)), content)


def _is_unsearched(folder: PurePosixPath) -> bool:
    """Whether a search of the work tree would not look there either."""
    return any(
        part.startswith(".") or part in {"dist", "node_modules", "__pycache__"} for part in folder.parts
    )


def _exists(text: str) -> bool:
    return os.path.lexists(text)

"""What the paths on a command line mean: a definition file, a project, every project below a folder."""

import os.path
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.connector.project import DEFINITION_NAMES, PART_NAMES, definition_path, find_projects
from toolkit.document import MAX_BYTES
from toolkit.errors import NotAConnector, SpecgenError, UnreadableFile
from toolkit.lint.run import Target

STDIN = "-"


def resolve(
    paths: Iterable[Path], *, whole_projects: bool = False
) -> tuple[list[Target], list[SpecgenError]]:
    """Return what the paths stand for, and an error for each path that stands for nothing.

    A definition file stands for itself, or with `whole_projects` for the project that it belongs to. Any
    other file of a project stands for the project: alone it says nothing. What is named twice counts once.
    """
    targets: dict[str, Target] = {}
    errors: list[SpecgenError] = []
    for path in dict.fromkeys(paths):
        try:
            for target in _meant(path, whole_projects=whole_projects):
                targets.setdefault(STDIN if target.content is not None else _identity(target.path), target)
        except SpecgenError as error:
            errors.append(error)
    folders = [target.path for target in targets.values() if target.is_project]
    parts = {_identity(part) for folder in folders if (part := definition_path(folder))}
    return [target for identity, target in targets.items() if identity not in parts], errors


def _identity(path: Path) -> str:
    """Return what two spellings of a path have in common."""
    return os.path.realpath(path)


def _meant(path: Path, *, whole_projects: bool) -> Iterator[Target]:
    if str(path) == STDIN:
        yield _stdin()
    elif os.path.isdir(path):  # noqa: PTH112 (Path.is_dir raises for a name that is too long)
        yield from _projects(path)
    elif path.name in PART_NAMES and os.path.isfile(path):  # noqa: PTH113 (the same)
        yield _project_of(path)
    elif whole_projects and path == definition_path(path.parent):
        yield Target(path.parent, is_project=True)
    else:
        yield Target(path, is_project=False)  # reading it says if it does not exist


def _projects(folder: Path) -> Iterator[Target]:
    projects = [
        Target(project, is_project=True, is_found=project != folder) for project in find_projects(folder)
    ]
    if not projects:
        raise NotAConnector(f"{folder}: no {DEFINITION_NAMES[0]} in this folder or below")
    yield from projects


def _project_of(part: Path) -> Target:
    if definition_path(part.parent) is None:
        raise NotAConnector(f"{part}: no {DEFINITION_NAMES[0]} beside it")
    return Target(part.parent, is_project=True)


def _stdin() -> Target:
    content = _read_stdin()
    first = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return Target(Path("stdin.json" if first in b"{[" else "stdin.yaml"), is_project=False, content=content)


def _read_stdin() -> bytes:
    try:
        content = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
    except OSError as error:
        raise UnreadableFile(f"standard input: {(error.strerror or str(error)).lower()}") from error
    if len(content) > MAX_BYTES:
        raise UnreadableFile(
            f"standard input: larger than {MAX_BYTES // 2**20} MiB, which no connector's file is"
        )
    return content

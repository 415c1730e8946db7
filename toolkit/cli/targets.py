"""What the paths on a command line mean: a definition file, a project, every project below a folder."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.connector.project import (
    DEFINITION_NAMES,
    PART_NAMES,
    definition_path,
    find_projects,
)
from toolkit.document import Document
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
    targets: dict[Path, Target] = {}
    errors: list[SpecgenError] = []
    for path in paths:
        for meant in _meant(path, whole_projects=whole_projects):
            if isinstance(meant, Target):
                targets.setdefault(meant.path, meant)
            else:
                errors.append(meant)
    parts = {definition_path(target.path) for target in targets.values() if target.is_project}
    return [target for target in targets.values() if target.path not in parts], errors


def standard_input(targets: Iterable[Target]) -> list[Document]:
    """Return what standard input held as a document, for excerpts: it cannot be read again."""
    return [
        Document(target.path, target.content.decode(errors="replace").removeprefix("\ufeff"))
        for target in targets
        if target.content is not None
    ]


def _meant(path: Path, *, whole_projects: bool) -> Iterator[Target | SpecgenError]:
    if str(path) == STDIN:
        yield _stdin()
    elif path.is_dir():
        folders = list(find_projects(path))
        if not folders:
            yield NotAConnector(f"{path}: no {DEFINITION_NAMES[0]} in this folder or below")
        yield from (Target(folder, is_project=True) for folder in folders)
    elif not path.exists():
        yield UnreadableFile(f"{path}: no such file or folder")
    elif _is_part_of_project(path) or (whole_projects and path == definition_path(path.parent)):
        yield Target(path.parent, is_project=True)
    else:
        yield Target(path, is_project=False)


def _is_part_of_project(path: Path) -> bool:
    return path.name in PART_NAMES and bool(definition_path(path.parent))


def _stdin() -> Target:
    content = sys.stdin.buffer.read()
    first = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return Target(Path("stdin.json" if first in b"{[" else "stdin.yaml"), is_project=False, content=content)

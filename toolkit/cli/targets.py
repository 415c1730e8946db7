"""What the paths on a command line mean: a definition file, a project, every project below a folder."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.connector.project import PROPERTIES_NAME, SETTINGS_NAME, definition_path, find_projects
from toolkit.document import Document
from toolkit.errors import NotAConnector, SpecgenError, UnreadableFile
from toolkit.lint.run import Target

STDIN = "-"


def resolve(
    paths: Iterable[Path], *, whole_projects: bool = False
) -> tuple[list[Target], list[SpecgenError]]:
    """Return what the paths stand for, each target once, and an error for each path that stands for nothing.

    A definition file stands for itself, or with `whole_projects` for the project that it belongs to. Any other
    file of a project stands for the project: alone it says nothing.
    """
    targets: dict[Path, Target] = {}
    errors: list[SpecgenError] = []
    for path in paths:
        for meant in _meant(path, whole_projects=whole_projects):
            if isinstance(meant, Target):
                targets.setdefault(meant.path, meant)
            else:
                errors.append(meant)
    return list(targets.values()), errors


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
        folders = [Target(folder, is_project=True) for folder in find_projects(path)]
        yield from folders or [
            NotAConnector(f"{path}: no apiDefinition.swagger.json in this folder or below")
        ]
    elif not path.exists():
        yield UnreadableFile(f"{path}: no such file or folder")
    elif path.name in (PROPERTIES_NAME, SETTINGS_NAME) and definition_path(path.parent):
        yield Target(path.parent, is_project=True)
    elif whole_projects and path == definition_path(path.parent):
        yield Target(path.parent, is_project=True)
    else:
        yield Target(path, is_project=False)


def _stdin() -> Target:
    content = sys.stdin.buffer.read()
    first = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return Target(Path("stdin.json" if first in b"{[" else "stdin.yaml"), is_project=False, content=content)

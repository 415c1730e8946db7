"""Change several files of a folder at once.

What is to come is written whole into a workplace, beside marks for what is to go. The change counts from the
moment in which the workplace is renamed to `.specgen-unfinished`. From then on every step, a file moved into
its place or a mark followed, can be taken by whoever comes next. After the last one it is a workplace again.

A folder of that name which came with a repository, an archive or a copy means nothing. A journal has a seal:
the number and the time of change that the disk has given to its steps, which nobody can choose or foresee.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from toolkit.errors import CannotWrite
from toolkit.files import durable
from toolkit.locking import UNFINISHED


def change(folder: Path, place: Path, contents: Mapping[str, bytes], gone: Iterable[str]) -> None:
    """Put files into a folder, a real path, and remove others, by way of a workplace in it."""
    new, marks = _trees(place)
    for tree in (new, marks):
        tree.mkdir(parents=True)
    for name in gone:
        durable.write(marks / name, b"")
    for name, content in contents.items():
        durable.write(new / name, content, like=folder / name)
    durable.write(_seal(place), b"")
    place.rename(folder / UNFINISHED)
    durable.sync(folder)
    finish(folder, place)


def finish(folder: Path, place: Path) -> None:
    """Take the steps that are left, and let what is left of the journal be a workplace again."""
    new, marks = _trees(folder / UNFINISHED)
    for name in _names(marks):
        _check_inside(folder, name)
        (folder / name).unlink(missing_ok=True)
        _remove_empty(folder, name)
        (marks / name).unlink()
    for name in _names(new):
        _check_inside(folder, name)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).replace(folder / name)
    durable.sync(folder)
    (folder / UNFINISHED).rename(place)


def is_sealed(journal: Path) -> bool:
    """Whether a command has made this journal, here."""
    try:
        return not journal.is_symlink() and _seal(journal).is_file()
    except OSError:
        return False


def _trees(journal: Path) -> tuple[Path, Path]:
    """Return the folders of the files that come, and of marks for those that go."""
    return journal / "steps" / "new", journal / "steps" / "gone"


def _seal(journal: Path) -> Path:
    status = (journal / "steps").lstat()
    return journal / f"{status.st_ino}-{status.st_ctime_ns}"


def _names(tree: Path) -> Iterator[str]:
    for folder, _, files in os.walk(tree):
        below = Path(folder).relative_to(tree)
        yield from ((below / name).as_posix() for name in sorted(files))


def _check_inside(folder: Path, name: str) -> None:
    """Refuse a folder that has become a link meanwhile, which might lead anywhere."""
    parent = (folder / name).parent
    if os.path.realpath(parent) != str(parent):
        raise CannotWrite(f"{parent}: has become a link, and nothing is written there")


def _remove_empty(folder: Path, name: str) -> None:
    """Remove the folders of a file that has gone, where it was the last in them."""
    with suppress(OSError):
        for parent in list(PurePosixPath(name).parents)[:-1]:
            (folder / parent).rmdir()

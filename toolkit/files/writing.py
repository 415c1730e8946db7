"""Write files so that there is always the old content or the new, whole, and never a half."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import EllipsisType, MappingProxyType

from toolkit.errors import CannotWrite
from toolkit.files.alone import alone_in, check_replaceable, made
from toolkit.files.explained import explained

NOTHING: Mapping[str, "Known"] = MappingProxyType({})
# What a file held when it was read: None if there was none, ... if nobody did.
Known = bytes | None | EllipsisType


def write_file(path: Path, content: bytes, *, known: Known = ...) -> None:
    """Replace a file's content in one step, or make the file; where a link leads is written, not the link.

    What is not as it is known is left alone.
    """
    with explained(path):
        target = Path(os.path.realpath(path))
        check_replaceable(path, target)
        with made([target.parent]), alone_in(target.parent) as folder:
            _check_known(path, known)
            folder.write({target.name: content})


def write_files(
    folder: Path, files: Mapping[str, bytes], *, force: bool = False, known: Mapping[str, Known] = NOTHING
) -> None:
    """Write files into a folder: all or none, and none over another without force.

    A folder that does not exist appears with all its files at once. What is not as it is known is left alone.
    """
    check_free(folder, files, force=force)
    with explained(folder):
        if len(files) == 1:
            ((name, content),) = files.items()
            write_file(folder / name, content, known=known.get(name, ...))
        elif folder.exists():
            with alone_in(folder) as here:
                check_free(folder, files, force=force)
                for name, held in known.items():
                    _check_known(folder / name, held)
                here.write(files)
        else:
            _make_folder(folder, files)


def replace_folder(folder: Path, files: Mapping[str, bytes], *, replaceable: Iterable[str] = ()) -> None:
    """Make a folder hold exactly these files; one that holds others than the replaceable is left alone."""
    with explained(folder):
        if folder.is_dir():
            with alone_in(folder) as here:
                _check_own(folder, {*replaceable, *(Path(name).parts[0] for name in files)})
                here.write(files, gone=[name for name in _names(folder) if name not in files])
        elif folder.exists():
            raise CannotWrite(f"{folder}: is a file; name a folder, or a file that ends in .zip")
        else:
            _make_folder(folder, files)


def check_free(folder: Path, names: Iterable[str], *, force: bool = False) -> None:
    """Refuse a folder in which files of these names would be overwritten."""
    with explained(folder):
        if folder.exists() and not folder.is_dir():
            raise CannotWrite(f"{folder}: is a file; name a folder")
        existing = [name for name in names if (folder / name).exists()]
    if existing and not force:
        raise CannotWrite(f"{folder}: has {_listed(existing)} already; --force overwrites")


def changed_meanwhile(path: Path) -> CannotWrite:
    return CannotWrite(f"{path}: was changed meanwhile, so nothing is written; run the command again")


def _check_known(path: Path, known: Known) -> None:
    if known is not ... and (path.read_bytes() if path.exists() else None) != known:
        raise changed_meanwhile(path)


def _make_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    target = Path(os.path.realpath(folder))
    with made([target.parent]), alone_in(target.parent) as above:
        if target.exists():
            raise changed_meanwhile(folder)
        above.write_folder(target.name, files)


def _check_own(folder: Path, own: set[str]) -> None:
    others = sorted(entry.name for entry in os.scandir(folder) if entry.name not in own)
    if others:
        raise CannotWrite(f"{folder}: holds {_listed(others)}, which is not of a bundle; name another folder")


def _names(folder: Path) -> Iterator[str]:
    """Yield the names of all files below a folder; a link to a folder is none."""
    for inner, folders, files in os.walk(folder):
        links = [name for name in folders if Path(inner, name).is_symlink()]
        yield from (Path(inner, name).relative_to(folder).as_posix() for name in (*files, *links))


def _listed(names: Iterable[str]) -> str:
    first, rest = [*names][:3], [*names][3:]
    return ", ".join(first) + (f" and {len(rest)} more" if rest else "")

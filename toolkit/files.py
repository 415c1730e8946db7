"""Write files so that there is always the old content or the new, whole, and never a half."""

import io
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from toolkit.errors import CannotWrite

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold; always the same, so bundles compare


def write_file(path: Path, content: bytes) -> None:
    """Replace a file's content in one step, or make the file; where a link leads is written, not the link."""
    with _explained(path):
        _write_all({path: content})


def write_files(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write files into a folder: all or none, and none over another without force.

    A folder that does not exist appears with all its files at once.
    """
    check_free(folder, files, force=force)
    with _explained(folder):
        if folder.exists():
            _write_all({folder / name: content for name, content in files.items()})
        else:
            _put_in_place(folder, files)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Let nobody else who asks for the same write into a folder meanwhile; where the system can."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # Windows has none

    with _explained(folder):
        descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some file systems of networks lock nothing
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def check_free(folder: Path, names: Iterable[str], *, force: bool = False) -> None:
    """Refuse a folder in which files of these names would be overwritten."""
    with _explained(folder):
        if folder.exists() and not folder.is_dir():
            raise CannotWrite(f"{folder}: is a file; name a folder")
        existing = [name for name in names if (folder / name).exists()]
    if existing and not force:
        raise CannotWrite(f"{folder}: has {_listed(existing)} already; --force overwrites")


def replace_folder(folder: Path, files: Mapping[str, bytes], *, replaceable: Iterable[str] = ()) -> None:
    """Make a folder hold exactly these files; one that holds others than the replaceable is left alone."""
    if folder.is_dir():
        own = {*replaceable, *(Path(name).parts[0] for name in files)}
        others = sorted(entry.name for entry in os.scandir(folder) if entry.name not in own)
        if others:
            raise CannotWrite(
                f"{folder}: holds {_listed(others)}, which is not of a bundle; name another folder"
            )
    elif folder.exists():
        raise CannotWrite(f"{folder}: is a file; name a folder, or a file that ends in .zip")
    with _explained(folder):
        _put_in_place(folder, files)


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files: their order, times, modes and compression are always the same."""
    import zipfile  # late, like all that only writing needs: a lint writes nothing

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # the same on every system
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            package.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:  # where a folder is to be made
        raise CannotWrite(f"{path}: cannot be written: {error.filename} is a file") from error
    except OSError as error:
        raise CannotWrite(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:  # a path with a NUL
        raise CannotWrite(f"{str(path)!r}: cannot be written: {error}") from error


def _write_all(contents: Mapping[Path, bytes]) -> None:
    """Write each file beside its place first, and move them only when all are written."""
    with ExitStack() as stack:
        moves = []
        for path, content in contents.items():
            target = Path(os.path.realpath(path))
            _check_replaceable(path, target)
            written = stack.enter_context(_folder_beside(target)) / target.name
            written.write_bytes(content)
            if target.exists():
                shutil.copymode(target, written)
            moves.append((written, target))
        for written, target in moves:
            written.replace(target)


def _check_replaceable(path: Path, target: Path) -> None:
    if target.exists() and not target.is_file():
        kind = "a folder" if target.is_dir() else "not a regular file"
        raise CannotWrite(f"{path}: is {kind}, and stays")
    if target.exists():
        target.open("ab").close()  # fails where the file is read-only; it could be replaced in spite of that


def _put_in_place(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a new folder, and put that where the old one was, if there was one."""
    target = Path(os.path.realpath(folder))
    with _folder_beside(target) as beside:
        new, old = beside / "new", beside / "old"
        new.mkdir()
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content)
        if not target.exists():
            new.replace(target)
            return
        target.replace(old)
        try:
            new.replace(target)
        except OSError:
            old.replace(target)
            raise


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    """Make a folder on the disk of the target, gone afterwards whatever happens."""
    import tempfile  # late, for the same reason

    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".specgen-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _listed(names: Iterable[str]) -> str:
    first, rest = [*names][:3], [*names][3:]
    return ", ".join(first) + (f" and {len(rest)} more" if rest else "")

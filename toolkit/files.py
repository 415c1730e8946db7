"""Write files so that there is always the old content or the new, whole, and never a half."""

import os
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from toolkit.errors import CannotWrite

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold; always the same, so bundles compare


def write_file(path: Path, content: bytes) -> None:
    """Replace a file's content in one step, or make the file; what a link points at is replaced, not the link."""
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = _written_beside(target, content)
        try:
            os.replace(temporary, target)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWrite(f"{path}: cannot be written: {_reason(error)}") from error


def write_files(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write files into a folder: all or none, and none over another without force.

    A folder that does not exist appears with all its files at once.
    """
    existing = [name for name in files if (folder / name).exists()]
    if existing and not force:
        raise CannotWrite(f"{folder}: has {_listed(existing)} already; --force overwrites")
    if not folder.exists():
        _move_into_place(folder, files)
        return
    try:
        temporaries = {
            folder / name: _written_beside(folder / name, content) for name, content in files.items()
        }
        for path, temporary in temporaries.items():
            os.replace(temporary, path)
    except OSError as error:
        raise CannotWrite(f"{folder}: cannot be written: {_reason(error)}") from error


def replace_folder(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Make a folder hold exactly these files; one that holds others is left alone without force."""
    if folder.is_dir():
        others = sorted(entry.name for entry in os.scandir(folder) if entry.name not in files)
        if others and not force:
            raise CannotWrite(
                f"{folder}: holds {_listed(others)}, which is not of a bundle; --force replaces it"
            )
    elif folder.exists():
        raise CannotWrite(f"{folder}: is a file; name a folder, or a file that ends in .zip")
    _move_into_place(folder, files)


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files: their order, times, modes and compression are always the same."""
    with tempfile.SpooledTemporaryFile() as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
            for name, content in files.items():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3  # the same on every system
                entry.external_attr = (stat.S_IFREG | 0o644) << 16
                package.writestr(entry, content)
        stream.seek(0)
        return stream.read()


def _move_into_place(folder: Path, files: Mapping[str, bytes]) -> None:
    temporary = old = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        temporary.chmod(0o777 & ~_umask())
        for name, content in files.items():
            (temporary / name).parent.mkdir(parents=True, exist_ok=True)
            (temporary / name).write_bytes(content)
        if folder.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
            os.replace(folder, old)
        os.replace(temporary, folder)
    except OSError as error:
        if old is not None and not folder.exists():
            with suppress(OSError):
                os.replace(old, folder)
        raise CannotWrite(f"{folder}: cannot be written: {_reason(error)}") from error
    finally:
        for leftover in (temporary, old):
            if leftover is not None:
                shutil.rmtree(leftover, ignore_errors=True)


def _written_beside(path: Path, content: bytes) -> Path:
    """Write a temporary file in the same folder, with the mode of the file that it will replace."""
    mode = path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod(mode)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown

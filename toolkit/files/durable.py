"""Write so that the disk has it before anything else happens."""

import os
import shutil
from contextlib import suppress
from pathlib import Path


def write(path: Path, content: bytes, *, like: Path | None = None) -> None:
    """Write a new file, with the mode of another one where that exists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if like and like.exists():
        shutil.copymode(like, path)


def sync(folder: Path) -> None:
    """Wait until the disk has the names in a folder; where the system cannot say, go on."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

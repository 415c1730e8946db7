"""Folders in which files are written before they count, and what killed commands have left of them."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.errors import CannotWrite
from toolkit.locking import held

_PREFIX = ".specgen-tmp-"
_own = re.compile(re.escape(_PREFIX) + "[0-9a-f]{8}")


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """Make a folder in another one, where the caller is alone for this moment; gone afterwards."""
    place = new_name(folder)
    place.mkdir()
    try:
        with held(place):  # as long as this process lives, nobody takes it for left behind
            yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def new_name(folder: Path) -> Path:
    return folder / f"{_PREFIX}{os.urandom(4).hex()}"


def sweep(folder: Path) -> None:
    """Remove the workplaces whose commands have been killed; the caller is alone in the folder."""
    with os.scandir(folder) as entries:
        left = [Path(entry) for entry in entries if _own.fullmatch(entry.name) and _is_folder(entry)]
    for place in left:
        with suppress(CannotWrite, OSError), held(place, seconds=0) as is_locked:
            if is_locked:
                shutil.rmtree(place, ignore_errors=True)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    return entry.is_dir(follow_symlinks=False)

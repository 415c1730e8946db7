"""Which code this is: two that differ in a line, or in a library, may give different answers."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def edition() -> str:
    """Return what stays the same as long as the code, its libraries and Python do, also on other machines."""
    digest = sha256(sys.version.encode())
    for part in _installed(_PACKAGE.parent) or _stated(_PACKAGE, _PACKAGE.parent / "templates"):
        digest.update(part)
    for name in sorted(set(_distributions())):
        digest.update(name.encode())
    return digest.hexdigest()


def _installed(folder: Path) -> list[bytes]:
    """Return the record of an installed package, which has the digest of each file; a checkout has none."""
    return [path.read_bytes() for path in sorted(folder.glob("specgen-*.dist-info/RECORD"))]


def _stated(*folders: Path) -> list[bytes]:
    """Return the names, sizes and times of the files; to read them all would take longer."""
    return sorted(
        f"{path}:{status.st_size}:{status.st_mtime_ns}".encode()
        for folder in folders
        for path, status in _files(folder)
    )


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(Path(entry)) if entry.name != "__pycache__" else ()
        else:
            yield entry.path, entry.stat()


def _distributions() -> Iterator[str]:
    """Yield the names of what is installed, versions in them."""
    for folder in sys.path:
        with suppress(OSError):
            names = [entry.name for entry in os.scandir(folder or ".")]
            yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))

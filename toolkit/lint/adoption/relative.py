"""Paths as they stand in files that other machines read: from a folder, with slashes."""

import os
from pathlib import Path


def relative(path: Path | str, folder: Path | str) -> str:
    """Return the path from the folder, `..` where it leads out; the path itself where no way leads there."""
    try:
        return os.path.relpath(path, folder or os.curdir).replace(os.sep, "/")
    except ValueError:  # another drive
        return os.fspath(path).replace(os.sep, "/")

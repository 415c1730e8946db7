"""Zips that are the same, byte for byte, whenever and wherever they are made."""

import io
import stat
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold; always the same, so bundles compare


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of the files: their order, times, modes and compression are always the same."""
    import zipfile  # late, for few of the commands that write need it

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 3  # the same on every system
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            package.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()

"""Read a zip that somebody else made: into memory, within limits, and nothing that has no place there."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from toolkit.bundle import archive_entries
from toolkit.bundle.package import MAX_FILES, BadPackage, Package

MAX_LISTED = 10 * MAX_FILES  # entries, those of archives inside among them; more are not even listed

_CENTRAL = b"PK\x01\x02"  # what each line of an archive's list of contents starts with

# What the library raises for bytes that are no zip, or one that it cannot unpack.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


def is_archive(content: bytes) -> bool:
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read(path: Path, content: bytes) -> Package:
    """Return what a zip holds; raise BadPackage for one that is broken, hostile or far too large.

    Every entry is looked at before the first is unpacked, and none is unpacked further than it says it goes.
    """
    listed = content.count(_CENTRAL)
    if listed > MAX_LISTED:
        raise BadPackage(f"{path}: the archive has {listed:,} entries, at most {MAX_FILES:,} are read")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            for reason in archive_entries.objections(entries, archive.start_dir):
                raise BadPackage(f"{path}: {reason}")
            files = {entry.filename: _unpacked(archive, entry) for entry in entries if not entry.is_dir()}
    except _BROKEN as error:
        raise BadPackage(f"{path}: the archive cannot be read: {_plain(error)}") from error
    return Package(path, files, frozenset(_folders(entries)))


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        content = stream.read(entry.file_size + 1)  # the library stops there, too; a bomb never swells
    if len(content) != entry.file_size:
        raise zipfile.BadZipFile(f"`{entry.filename}` is not as long as it says")
    return content


def _folders(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Yield every folder, those without files, too."""
    for entry in entries:
        *above, _ = entry.filename.split("/")
        yield from ("/".join(above[: depth + 1]) for depth in range(len(above)))


def _plain(error: Exception) -> str:
    text = str(error) or "it ends too early"
    return text[0].lower() + text[1:]

"""Read a zip that somebody else made: into memory, within limits, and nothing that has no place there."""

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from toolkit.bundle.package import MAX_FILES, MAX_TOTAL, BadPackage, Package
from toolkit.document import MAX_BYTES

MAX_RATIO = 200  # definitions and XML shrink to a tenth, or to a fiftieth at best
SMALL = 1024 * 1024  # up to here the ratio says nothing: a file of blanks is no danger

_ENCRYPTED, _UTF8 = 0x1, 0x800  # bits of an entry's flags

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
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            for reason in _objections(entries):
                raise BadPackage(f"{path}: {reason}")
            files = {entry.filename: _unpacked(archive, entry) for entry in entries if not entry.is_dir()}
    except _BROKEN as error:
        raise BadPackage(f"{path}: the archive cannot be read: {_plain(error)}") from error
    return Package(path, files, frozenset(_folders(entries)))


def _objections(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    if len(entries) > MAX_FILES:
        yield f"the archive has {len(entries):,} entries, at most {MAX_FILES:,} are read"
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL:
        yield f"the archive unpacks to {total:,} bytes, at most {MAX_TOTAL:,} are read"
    seen: set[str] = set()
    for entry in entries:
        reason = _objection(entry)
        identity = unicodedata.normalize("NFC", entry.filename).casefold().rstrip("/")
        if reason is None and identity in seen:
            reason = "stands there twice"
        if reason:
            yield f"`{entry.orig_filename}` {reason}"
        seen.add(identity)


def _objection(entry: zipfile.ZipInfo) -> str | None:
    """Return what is wrong with an entry, if anything."""
    return _bad_name(entry) or _bad_kind(entry) or _bad_size(entry)


def _bad_name(entry: zipfile.ZipInfo) -> str | None:
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8 and not name.isascii():
        return "has a name that is not written in UTF-8"
    if not name.isprintable():
        return "has a name with control characters"
    if "\\" in name:
        return "has a backslash in its name; folders are told by slashes"
    if name.startswith("/") or PureWindowsPath(name).drive:
        return "has an absolute name"
    if any(part.strip(" .") == "" for part in name.removesuffix("/").split("/")):
        return "has a name that leads elsewhere"
    return None


def _bad_kind(entry: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link, and a package has files alone"
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR} or (entry.is_dir() and entry.file_size):
        return "is neither a file nor a folder"
    return "is encrypted" if entry.flag_bits & _ENCRYPTED else None


def _bad_size(entry: zipfile.ZipInfo) -> str | None:
    if entry.file_size > MAX_BYTES:
        return f"has {entry.file_size:,} bytes, which no connector's file has"
    if entry.file_size > SMALL and entry.file_size > MAX_RATIO * entry.compress_size:
        return f"unpacks to more than {MAX_RATIO} times its size"
    return None


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

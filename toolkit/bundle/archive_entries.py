"""What is wrong with the entries of an archive, told from its list of contents before it is unpacked."""

import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import PureWindowsPath

from toolkit.bundle.package import MAX_FILES, MAX_TOTAL
from toolkit.document import MAX_BYTES

MAX_RATIO = 200  # definitions and XML shrink to a tenth, or to a fiftieth at best
SMALL = 1024 * 1024  # up to here the ratio says nothing: a file of blanks is no danger
MAX_NAME = 255  # characters; about what Windows takes for a path

# What Windows writes under another name, into a device, or not at all.
_FOREIGN = frozenset('<>:"|?*')
_PORTS = (f"{kind}{number}" for kind in ("com", "lpt") for number in range(1, 10))
_DEVICES = frozenset({"con", "prn", "aux", "nul", *_PORTS})

# What everybody unpacks; the library's others take memory and errors of their own.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

_ENCRYPTED, _UTF8 = 0x1, 0x800  # bits of an entry's flags
_HEADER = 30  # bytes before each entry, without its name


def objections(entries: list[zipfile.ZipInfo], end: int) -> Iterator[str]:
    """Yield why an archive is not to be unpacked, whose list of contents begins at `end`."""
    if len(entries) > MAX_FILES:
        yield f"the archive has {len(entries):,} entries, at most {MAX_FILES:,} are read"
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL:
        yield f"the archive unpacks to {total:,} bytes, at most {MAX_TOTAL:,} are read"
    for entry in entries:
        if reason := _bad_name(entry) or _bad_kind(entry) or _bad_size(entry):
            yield f"`{_shown(entry)}` {reason}"
    for entry in _repeated(entries):
        yield f"`{_shown(entry)}` stands there twice"
    for entry in _overlapping(entries, end):
        yield f"`{_shown(entry)}` overlaps with what follows it"


def _shown(entry: zipfile.ZipInfo) -> str:
    name = entry.orig_filename
    return name if len(name) <= MAX_NAME else f"{name[:40]}..."


def _bad_name(entry: zipfile.ZipInfo) -> str | None:
    name = entry.orig_filename
    if len(name) > MAX_NAME:
        return f"has a name of more than {MAX_NAME} characters"
    if not entry.flag_bits & _UTF8 and not name.isascii():
        return "has a name that is not written in UTF-8"
    if not name.isprintable():
        return "has a name with control characters"
    return _bad_path(name)


def _bad_path(name: str) -> str | None:
    if "\\" in name:
        return "has a backslash in its name; folders are told by slashes"
    if name.startswith("/") or PureWindowsPath(name).drive:
        return "has an absolute name"
    parts = name.removesuffix("/").split("/")
    if any(part.strip(" .") == "" for part in parts):
        return "has a name that leads elsewhere"
    return "has a name that no file has on Windows" if any(map(_is_foreign, parts)) else None


def _is_foreign(part: str) -> bool:
    device = part.partition(".")[0].rstrip().lower()
    return part.endswith((" ", ".")) or device in _DEVICES or not _FOREIGN.isdisjoint(part)


def _bad_kind(entry: zipfile.ZipInfo) -> str | None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "is a link, and a package has files alone"
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR} or (entry.is_dir() and entry.file_size):
        return "is neither a file nor a folder"
    if entry.compress_type not in _METHODS:
        return f"is packed by method {entry.compress_type}, which not everybody can unpack; deflate it"
    return "is encrypted" if entry.flag_bits & _ENCRYPTED else None


def _bad_size(entry: zipfile.ZipInfo) -> str | None:
    if entry.file_size > MAX_BYTES:
        return f"has {entry.file_size:,} bytes, which no connector's file has"
    if entry.file_size > SMALL and entry.file_size > MAX_RATIO * entry.compress_size:
        return f"unpacks to more than {MAX_RATIO} times its size"
    return None


def _repeated(entries: list[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """Yield the entries whose name another has, as any disk compares them, and files that are folders."""
    names = [unicodedata.normalize("NFC", entry.filename).casefold() for entry in entries]
    folders = {name[: slash.start()] for name in names for slash in re.finditer("/", name)}
    seen: set[str] = set()
    for entry, name in zip(entries, names, strict=True):
        if name.rstrip("/") in seen or name in folders:
            yield entry
        seen.add(name.rstrip("/"))


def _overlapping(entries: list[zipfile.ZipInfo], end: int) -> Iterator[zipfile.ZipInfo]:
    """Yield the entries whose bytes are also those of the next one, or of the list of contents."""
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    following = [*(entry.header_offset for entry in ordered[1:]), end]
    for entry, start in zip(ordered, following, strict=False):
        if entry.header_offset + _HEADER + len(entry.orig_filename) + entry.compress_size > start:
            yield entry

"""Where the files of a specification come from: for each address its content, and what lies beside it."""

import posixpath
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from toolkit.arm.imported import ImportRefused
from toolkit.document import read_bytes
from toolkit.pointer import unescaped

# The folder of Azure's specifications whose files refer to each other across services.
_TOP = "specification"
SHOWN = 200  # characters of a reference in a message, which may be megabytes


class Source(Protocol):
    """Reads files by address; an address is what `joined` made, or the source's first."""

    def read(self, address: str) -> bytes: ...

    def joined(self, base: str, reference: str) -> str:
        """Return the address that a reference in the file at `base` names; raise where it leads outside."""
        ...


@dataclass(frozen=True, slots=True)
class OneFile:
    """A file alone, whatever its address; references to others are refused."""

    content: bytes

    def read(self, address: str) -> bytes:
        del address
        return self.content

    def joined(self, base: str, reference: str) -> str:
        raise ImportRefused(f"`{reference[:SHOWN]}` in {base} leads to another file")


@dataclass(frozen=True, slots=True)
class FolderSource:
    """The files of a folder, by their paths in it; links and references that leave it are refused."""

    root: Path

    @classmethod
    def around(cls, path: Path) -> tuple["FolderSource", str]:
        """Return the source for a file, its folder or that of all specifications, and the file's address."""
        whole = _resolved(path)
        tops = [parent for parent in whole.parents if parent.name == _TOP]
        root = tops[0] if tops else whole.parent
        return cls(root), whole.relative_to(root).as_posix()

    def read(self, address: str) -> bytes:
        path = _resolved(self.root / address)
        if not path.is_relative_to(self.root.resolve()):
            raise ImportRefused(f"`{address}` leads out of {self.root}")
        return read_bytes(path)

    def joined(self, base: str, reference: str) -> str:
        target = unescaped(reference)
        address = posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
        if "\0" in target or "\\" in target or address.startswith(("/", "../")) or ":" in address:
            raise ImportRefused(f"`{reference[:SHOWN]}` in {base} leads out of {self.root}")
        return address


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # the latter is what Python 3.11 and 3.12 say
        raise ImportRefused(f"{path}: is a link that leads to itself") from error
    except ValueError as error:  # a path with a NUL
        raise ImportRefused(f"{str(path)!r}: {error}") from error

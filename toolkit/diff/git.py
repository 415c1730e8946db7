"""Read the files of a Git revision: nothing is checked out, no hook and no filter runs."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from toolkit.document import MAX_BYTES
from toolkit.errors import SpecgenError

_FILES = ("100644", "100755")  # modes of regular files; links and submodules are none


class BadRevision(SpecgenError):
    """A revision that cannot be read; says why."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and the objects of its files below a folder by their names from there, with slashes."""

    name: str
    folder: Path
    prefix: str  # of the folder in the repository; empty, or it ends in a slash
    objects: dict[str, str]

    def shown(self, path: str) -> Path:
        """Return how a file or folder of the revision is told from those of the work tree."""
        return Path(f"{self.name}:{(self.prefix + path).rstrip('/') or '.'}")

    def read(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of some of the files."""
        wanted = [name for name in names if name in self.objects]
        asked = "".join(f"{self.objects[name]}\n" for name in wanted)
        answer = _git(self.folder, "cat-file", "--batch", asked=asked.encode())
        contents: dict[str, bytes] = {}
        start = 0
        for name in wanted:
            end = answer.index(b"\n", start)
            size = int(answer[start:end].rpartition(b" ")[2])
            contents[name] = answer[end + 1 : end + 1 + size]
            start = end + size + 2
        return contents


def is_revision(name: str, folder: Path) -> bool:
    """Whether the repository that a folder lies in knows a commit of this name."""
    return _commit(name, folder) is not None


def revision(name: str, folder: Path) -> Revision:
    """Return what a revision has below a folder; raise BadRevision where there is none of this name."""
    commit = _commit(name, folder)
    if commit is None:
        raise BadRevision(f"{name}: no such file or folder, and {_reason(folder)}")
    listing = _git(folder, "ls-tree", "-r", "-l", "-z", commit)
    prefix = _git(folder, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
    objects = dict(_entry(line) for line in listing.split(b"\0") if _is_file(line))
    return Revision(name, folder, prefix, objects)


def top(folder: Path) -> Path:
    """Return the folder of the repository that a folder lies in."""
    return Path(_git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n"))


def _commit(name: str, folder: Path) -> str | None:
    if not name or name.startswith("-") or not name.isprintable():
        return None  # an option, or nothing that Git would take as a name
    try:
        answer = _git(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    except BadRevision:
        return None
    return answer.decode().strip()


def _reason(folder: Path) -> str:
    """Return why nothing there is a revision: what Git says where it cannot read the repository."""
    try:
        _git(folder, "rev-parse", "--git-dir")
    except BadRevision as error:
        return f"no revision: {error}"
    return "no revision of the Git repository here"


def _is_file(line: bytes) -> bool:
    told = line.partition(b"\t")[0].split()
    return len(told) == 4 and told[0].decode() in _FILES and int(told[3]) <= MAX_BYTES


def _entry(line: bytes) -> tuple[str, str]:
    """Read `100644 blob <object> <size>`, a tab and the name."""
    told, _, name = line.partition(b"\t")
    return name.decode("utf-8", "surrogateescape"), told.split()[2].decode()


def _git(folder: Path, *arguments: str, asked: bytes = b"") -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, check=False)  # noqa: S603 (no shell)
    except FileNotFoundError as error:
        raise BadRevision("git is not installed, so no revision can be read") from error
    if done.returncode:
        lines = done.stderr.decode("utf-8", "backslashreplace").splitlines()
        raise BadRevision(f"git {arguments[0]}: {lines[-1] if lines else 'failed'}")
    return done.stdout

"""A folder of answers that were computed before; whatever is wrong with it, they can be computed again.

Others may be able to write there: what is read is JSON, has to be whole, and is for the reader to check.
"""

import json
import os
import re
import stat
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

LIMIT = 100_000_000  # bytes; beyond them goes what nobody has asked for longest
LARGEST = 16_000_000  # an answer of more is not kept
_DAY = 86_400  # seconds
_BEGUN = ".specgen-"  # the beginning of the name of what is still being written
_own = re.compile(rf"[0-9a-f]{{64}}|{re.escape(_BEGUN)}\w+")

_MARKS = {
    ".gitignore": "*\n",
    "CACHEDIR.TAG": (
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# Answers of specgen, which it computes again when they are gone. See https://bford.info/cachedir/\n"
    ),
}


@dataclass(frozen=True, slots=True)
class Cache:
    """Answers by their keys, digests, each in a file of its own; several processes may use it at once."""

    folder: Path

    def prepare(self) -> None:
        """Make the folder, marked as what needs neither a commit nor a backup; raise OSError if it cannot be.

        A folder that is there already may hold other things, and is left as it is.
        """
        if not self.folder.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            for name, text in _MARKS.items():
                (self.folder / name).write_text(text, encoding="utf-8")
        self._answers.mkdir(exist_ok=True)
        tempfile.TemporaryFile(dir=self._answers).close()

    def read(self, key: str) -> Any:
        """Return an answer; None where there is none that is whole."""
        path = self._answers / key
        with suppress(OSError, ValueError, RecursionError):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST:
                digest, _, content = path.read_bytes().partition(b"\n")
                if digest == _digest(content):
                    _keep(path, status.st_mtime)
                    return json.loads(content)
        return None

    def write(self, key: str, answer: Any) -> None:
        """Put an answer in its place, whole, where that can be done."""
        content = json.dumps(answer, separators=(",", ":")).encode()
        if len(content) > LARGEST:
            return
        with suppress(OSError):
            with tempfile.NamedTemporaryFile(dir=self._answers, prefix=_BEGUN, delete=False) as stream:
                stream.write(_digest(content) + b"\n" + content)
            Path(stream.name).replace(self._answers / key)

    def trim(self, limit: int = LIMIT) -> None:
        """Where there is more than the limit, remove a quarter of it: what nobody has asked for longest."""
        with suppress(OSError):
            own = [entry for entry in os.scandir(self._answers) if _own.fullmatch(entry.name)]
            there = [(entry.stat(follow_symlinks=False), entry.path) for entry in own]
            size = sum(status.st_size for status, _ in there)
            enough = limit * 3 // 4 if size > limit else size
            for status, path in sorted(there, key=lambda one: one[0].st_mtime):
                if size <= enough:
                    break
                Path(path).unlink(missing_ok=True)
                size -= status.st_size

    @property
    def _answers(self) -> Path:
        """The one folder in which files are looked at and removed, if they bear such names as we give."""
        return self.folder / "answers"


def _digest(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()


def _keep(path: Path, used: float) -> None:
    """Take note, at most once a day, that somebody has asked."""
    if time.time() - used > _DAY:
        os.utime(path)

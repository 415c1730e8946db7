"""What has been read from the web, kept on this machine; what was changed there is not used."""

import hashlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from toolkit.errors import CannotWrite
from toolkit.files import write_files


class Kept(NamedTuple):
    """A file, and the mark by which its server tells whether it has changed."""

    content: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class WebCache:
    folder: Path

    def get(self, url: str) -> Kept | None:
        path = self.folder / _name(url)
        try:
            facts = json.loads(path.with_suffix(".json").read_bytes())
            content = path.read_bytes()
        except (OSError, ValueError):
            return None
        expected = {"url": url, "sha256": hashlib.sha256(content).hexdigest()}
        if not isinstance(facts, dict) or any(facts.get(key) != value for key, value in expected.items()):
            return None
        etag = facts.get("etag")
        return Kept(content, etag if isinstance(etag, str) else "")

    def put(self, url: str, kept: Kept) -> None:
        """Keep a file. Where there is no room for it, it is read again the next time."""
        digest = hashlib.sha256(kept.content).hexdigest()
        facts = json.dumps({"url": url, "etag": kept.etag, "sha256": digest}).encode()
        name = _name(url)
        try:
            write_files(self.folder, {name: kept.content, f"{name}.json": facts}, force=True)
        except CannotWrite:
            return


def default_folder() -> Path:
    """Return the folder in which this system's programs keep what they can do without."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "specgen" / "specifications"


def _name(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()

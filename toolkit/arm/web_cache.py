"""What has been read from the web, kept on this machine; what was changed there is not used."""

import hashlib
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from toolkit.cache import Cache


class Kept(NamedTuple):
    """A file, and the mark by which its server tells whether it has changed."""

    content: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class WebCache:
    folder: Path

    def get(self, url: str) -> Kept | None:
        match Cache(self.folder).read(_name(url)):
            case {"url": known, "etag": str(etag), "text": str(text)} if known == url:
                return Kept(text.encode(errors="replace"), etag)
        return None

    def put(self, url: str, kept: Kept) -> None:
        """Keep a file of text. Where there is no room for it, it is read again the next time."""
        cache = Cache(self.folder)
        with suppress(OSError):
            cache.prepare()
            cache.write(_name(url), {"url": url, "etag": kept.etag, "text": kept.content.decode()})
            cache.trim()


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

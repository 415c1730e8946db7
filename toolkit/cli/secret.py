"""Take a client secret from a file, standard input or somebody who types; never from an argument."""

import getpass
import sys
from contextlib import suppress
from pathlib import Path

from toolkit.document import read_bytes
from toolkit.errors import BadValue

STANDARD_INPUT = Path("-")


def read(path: Path) -> str:
    """Return what the file holds, on one line."""
    content = _typed() if path == STANDARD_INPUT else read_bytes(path)
    secret = content.decode("utf-8-sig", errors="replace").strip()
    where = "standard input" if path == STANDARD_INPUT else str(path)
    if not secret:
        raise BadValue(f"--secret-file: {where} is empty")
    if not secret.isprintable():
        raise BadValue(f"--secret-file: {where} holds more than a client secret on one line")
    return secret


def ask() -> str:
    """Return what somebody types, unseen; empty where nobody is there."""
    if sys.stdin is None or not sys.stdin.isatty():
        return ""
    with suppress(EOFError):
        return getpass.getpass("Client secret (not shown): ", stream=sys.stderr).strip()
    return ""


def _typed() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin else b""

"""Which addresses are read: those with https, of which nothing is a secret that a lock file would tell."""

import re
from urllib.parse import parse_qsl, urlsplit

from toolkit.arm.imported import ImportRefused
from toolkit.words import words_of

_LONGEST = 2_000
_SHOWN = 100
_PAGE = re.compile(r"https://github\.com/([^/]+/[^/]+)/(?:blob|raw)/(.+)")
_AUTHORITY = re.compile(r"[^/?#]*://([^/?#]*)")
_SECRETS = frozenset({"password", "secret", "signature", "token", "key", "sig", "code"})
_REMEDY = "would stand in the lock file; save what is there as a file, and name that"


def raw_address(url: str) -> str:
    """Return the address of a file; a page of GitHub stands for the file that it shows."""
    return _PAGE.sub(r"https://raw.githubusercontent.com/\1/\2", url)


def check(url: str, plain_hosts: frozenset[str] = frozenset()) -> None:
    """Raise where nothing is read from an address; what it holds of secrets is not told."""
    authority = _AUTHORITY.match(url)
    if authority and "@" in authority[1]:
        raise ImportRefused(f"the name or the password in the address {_REMEDY}")
    try:
        parts = urlsplit(url)
        has_port = parts.port != 0
    except ValueError:
        has_port = False
    if not has_port or len(url) > _LONGEST or not url.isprintable():
        raise ImportRefused(f"{url.partition('?')[0][:_SHOWN]}: is no address of a file")
    for name, _ in parse_qsl(parts.query):
        if _SECRETS.intersection(word.lower() for word in words_of(name)):
            raise ImportRefused(f"`{name}` in the address {_REMEDY}")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.netloc in plain_hosts):
        raise ImportRefused(f"{url}: is not read; only addresses with https are")


def host_of(url: str) -> tuple[str, str]:
    """Return what tells a server from others."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc

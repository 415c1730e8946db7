"""Requests and answers as plain values, and as the raw text of HTTP."""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import SplitResult, urlsplit

SECRET = "***"  # noqa: S105  # what stands instead of a token or a key; a header takes ASCII alone
_LONGEST = 20_000  # characters of a body that are shown
_LONGEST_URL = 16_384  # characters of an address: services take less
_STATUSES = frozenset(HTTPStatus)
_authority = re.compile(r"([A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?").fullmatch
_header_name = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+").fullmatch


@dataclass(frozen=True, slots=True)
class Request:
    """A request as the connector sends it, with SECRET for what proves who calls."""

    method: str  # in capitals
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
    is_signed: bool = True  # whether it passes the connector, which adds the token


@dataclass(frozen=True, slots=True)
class Response:
    """An answer; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""

    @property
    def reason(self) -> str:
        return HTTPStatus(self.status).phrase if self.status in _STATUSES else ""

    @property
    def data(self) -> Any:
        """The body, where it is JSON; else None."""
        try:
            return json.loads(self.content)
        except (ValueError, RecursionError):
            return None


Send = Callable[[Request], Awaitable[Response]]


def address(url: str) -> SplitResult | None:
    """Return the parts of an absolute address; None where nothing can be sent to it."""
    if not (url.isascii() and url.isprintable()) or " " in url:
        return None
    try:
        parts = urlsplit(url)
        is_port = parts.port is None or parts.port > 0
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and _authority(parts.netloc) is not None
    return parts if is_web and is_port else None


def unsendable(request: Request) -> str:
    """Return why a request cannot be sent; empty where it can."""
    if len(request.url) > _LONGEST_URL:
        return f"the address has {len(request.url):,} characters; services take {_LONGEST_URL:,} at most"
    if address(request.url) is None:
        return f"`{request.url[:200]}` is no address that can be called"
    for name, value in request.headers.items():
        if not _header_name(name):
            return f"`{name[:200]}` is no name of a header"
        if not (value.isascii() and value.isprintable()):
            return f"the header `{name}` takes printable ASCII characters alone"
    return ""


def raw_request(request: Request) -> str:
    """Return a request as text; of what proves who calls there is no more than the kind."""
    parts = address(request.url)
    host, path, query = (parts.netloc, parts.path, parts.query) if parts else ("", request.url, "")
    target = f"{path or '/'}?{query}" if query else path or "/"
    headers = {name: _shown(name, value) for name, value in request.headers.items()}
    return _raw(f"{request.method} {target} HTTP/1.1", {"Host": host, **headers}, request.content)


def raw_response(response: Response) -> str:
    first = f"HTTP/1.1 {response.status} {response.reason}".rstrip()
    return _raw(first, response.headers, response.content)


def _shown(name: str, value: str) -> str:
    kind, blank, _ = value.partition(" ")
    return f"{kind}{blank}{SECRET}" if name.lower() == "authorization" and blank else value


def _raw(first: str, headers: Mapping[str, str], content: bytes) -> str:
    lines = [first, *(f"{name}: {value}" for name, value in headers.items())]
    return "\n".join(lines) + (f"\n\n{_pretty(content)}" if content else "")


def _pretty(content: bytes) -> str:
    try:
        text = json.dumps(json.loads(content), indent=2, ensure_ascii=False)
        text.encode()  # a surrogate on its own is no text
    except (ValueError, RecursionError):
        text = content.decode(errors="replace")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\n… ({len(text):,} characters)"

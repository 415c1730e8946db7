"""Specifications on the web: over https alone, from one host, within limits, and kept for the next time."""

import re
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from time import monotonic
from urllib.parse import urljoin

import httpx

from toolkit import __version__
from toolkit.arm.addresses import check, host_of, raw_address
from toolkit.arm.imported import ImportRefused
from toolkit.arm.sources import SHOWN
from toolkit.arm.specification import Specification
from toolkit.arm.web_cache import Kept, WebCache, default_folder
from toolkit.document import MAX_BYTES, Document
from toolkit.errors import UnreadableDocument

SECONDS = 120  # for all files that a command reads; the largest specifications take 10
_OF_ONE = httpx.Timeout(20, connect=10)
_MOMENT = 0.1  # who waits for longer does not hear that the processor has been busy for too long
_MOST_REDIRECTS = 5
_COMMIT = re.compile(r"/[0-9a-f]{40}/")  # what is named by its commit never changes
_etag = re.compile(r"[!-~]+").fullmatch  # as it can be sent back
_HEADERS = {"User-Agent": f"specgen/{__version__}", "Accept-Encoding": "gzip"}


def in_two_minutes() -> float:
    return monotonic() + SECONDS


@dataclass(slots=True)
class WebSource:
    """The files beside one, by their addresses."""

    client: httpx.Client
    cache: WebCache
    plain_hosts: frozenset[str] = frozenset()  # read without encryption: the machine itself, in tests
    until: float = field(default_factory=in_two_minutes)

    def read(self, address: str) -> bytes:
        check(address, self.plain_hosts)
        kept = self.cache.get(address)
        if kept and _COMMIT.search(address):
            return kept.content
        try:
            fresh = _in_time(lambda: self._fetched(address, kept), self.until - monotonic())
        except TimeoutError as error:
            raise ImportRefused(f"{address}: is not there after {SECONDS} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, zlib.error) as error:
            raise ImportRefused(f"{address}: {str(error) or type(error).__name__}") from error
        if fresh is not kept:
            _check_readable(address, fresh.content)
            self.cache.put(address, fresh)
        return fresh.content

    def joined(self, base: str, reference: str) -> str:
        address = urljoin(base, reference)
        if host_of(address) != host_of(base):
            raise ImportRefused(f"`{reference[:SHOWN]}` in {base} leads to another host")
        return address

    def _fetched(self, address: str, kept: Kept | None) -> Kept:
        url = address
        headers = {"If-None-Match": kept.etag} if kept and _etag(kept.etag) else {}
        for _ in range(_MOST_REDIRECTS + 1):
            with self.client.stream("GET", url, headers=headers) as response:
                if response.has_redirect_location:
                    url = self._redirected(url, response.headers["location"])
                    continue
                if kept and response.status_code == httpx.codes.NOT_MODIFIED:
                    return kept
                if response.status_code != httpx.codes.OK:
                    raise ImportRefused(f"{address}: the server answers {response.status_code}")
                return Kept(_content(address, response), response.headers.get("etag", ""))
        raise ImportRefused(f"{address}: the server redirects without an end")

    def _redirected(self, url: str, location: str) -> str:
        """Return where a server leads to, for its own files alone: it has no say in what else is asked."""
        there = urljoin(url, location)
        check(there, self.plain_hosts)
        if host_of(there) != host_of(url):
            raise ImportRefused(f"{url}: leads to another host; if you trust it, name {there}")
        return there


@contextmanager
def specification_at(
    url: str,
    cache: WebCache | None = None,
    plain_hosts: frozenset[str] = frozenset(),
    until: float | None = None,
) -> Iterator[Specification]:
    """Read a specification from the web; what it refers to is read while it is in use."""
    check(url, plain_hosts)
    cache = cache or WebCache(default_folder())
    with _client() as client:
        source = WebSource(client, cache, plain_hosts, until or in_two_minutes())
        specification = Specification(source, raw_address(url))
        specification.check()
        yield specification


def _client() -> httpx.Client:
    """Return what asks, by way of the proxies and with the certificates that the environment names."""
    try:
        return httpx.Client(timeout=_OF_ONE, headers=_HEADERS)
    except OSError as error:
        raise ImportRefused(f"SSL_CERT_FILE: no certificates can be read: {error.strerror}") from error
    except (ImportError, ValueError, httpx.InvalidURL) as error:  # which may tell the password of a proxy
        raise ImportRefused("HTTPS_PROXY, ALL_PROXY, NO_PROXY: one of them names no proxy of HTTP") from error


def _in_time(work: Callable[[], Kept], seconds: float) -> Kept:
    """Return what the work gives; who waits for a byte at a time cannot be ended, and is left to itself."""
    future: Future[Kept] = Future()

    def do() -> None:
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001 (raised again where the result is asked for)
            future.set_exception(error)

    Thread(target=do, daemon=True).start()
    end = monotonic() + seconds
    while not future.done() and monotonic() < end:
        wait([future], _MOMENT)
    return future.result(0)


def _content(address: str, response: httpx.Response) -> bytes:
    """Return the body, however large the server says it is, and whatever it is packed in."""
    packed = response.headers.get("content-encoding", "identity").lower()
    if packed not in {"identity", "gzip"}:
        raise ImportRefused(f"{address}: is sent as `{packed[:100]}`, which was not asked for")
    gzip = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed == "gzip" else None
    content = bytearray()
    for chunk in response.iter_raw():
        content += gzip.decompress(chunk, MAX_BYTES + 1 - len(content)) if gzip else chunk
        if len(content) > MAX_BYTES:
            raise ImportRefused(f"{address}: is larger than {MAX_BYTES // 2**20} MiB")
    if gzip and not gzip.eof:
        raise ImportRefused(f"{address}: ends before what is packed in it does")
    return bytes(content)


def _check_readable(address: str, content: bytes) -> None:
    """Refuse the page of a sign-in, or what else is no document; a path would lose a slash of the address."""
    try:
        _ = Document.from_bytes(Path(address), content).data
    except UnreadableDocument as error:
        raise ImportRefused(f"{address}:{error.line}:{error.column}: {error.reason}") from error

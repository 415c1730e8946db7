"""Specifications on the web: over https alone, from one host, within limits, and kept for the next time."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpx

from toolkit import __version__
from toolkit.arm.imported import ImportRefused
from toolkit.arm.specification import Specification
from toolkit.arm.web_cache import Kept, WebCache, default_folder
from toolkit.document import MAX_BYTES

_SECONDS = httpx.Timeout(20, connect=10)
_MOST_REDIRECTS = 5
_COMMIT = re.compile(r"/[0-9a-f]{40}/")  # what is named by its commit never changes
_PAGE = re.compile(r"https://github\.com/([^/]+/[^/]+)/(?:blob|raw)/(.+)")


@dataclass(slots=True)
class WebSource:
    """The files beside one, by their addresses."""

    client: httpx.Client
    cache: WebCache
    plain_hosts: frozenset[str] = frozenset()  # read without encryption: the machine itself, in tests

    def read(self, address: str) -> bytes:
        kept = self.cache.get(address)
        if kept and _COMMIT.search(address):
            return kept.content
        try:
            fresh = self._fetched(address, kept)
        except httpx.HTTPError as error:
            raise ImportRefused(f"{address}: {str(error) or type(error).__name__}") from error
        if fresh is not kept:
            self.cache.put(address, fresh)
        return fresh.content

    def joined(self, base: str, reference: str) -> str:
        address = urljoin(base, reference)
        if urlsplit(address)[:2] != urlsplit(base)[:2]:
            raise ImportRefused(f"`{reference}` in {base} leads to another host")
        return address

    def _fetched(self, address: str, kept: Kept | None) -> Kept:
        url = address
        headers = {"If-None-Match": kept.etag} if kept and kept.etag else {}
        for _ in range(_MOST_REDIRECTS + 1):
            self._check(url)
            with self.client.stream("GET", url, headers=headers) as response:
                if response.has_redirect_location:
                    url = urljoin(url, response.headers["location"])
                    continue
                if kept and response.status_code == httpx.codes.NOT_MODIFIED:
                    return kept
                if response.status_code != httpx.codes.OK:
                    raise ImportRefused(f"{address}: the server answers {response.status_code}")
                return Kept(_content(address, response), response.headers.get("etag", ""))
        raise ImportRefused(f"{address}: the server redirects without an end")

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.netloc in self.plain_hosts):
            raise ImportRefused(f"{url}: is not read; only addresses with https are")


@contextmanager
def specification_at(
    url: str, cache: WebCache | None = None, plain_hosts: frozenset[str] = frozenset()
) -> Iterator[Specification]:
    """Read a specification from the web; what it refers to is read while it is in use."""
    with httpx.Client(timeout=_SECONDS, headers={"User-Agent": f"specgen/{__version__}"}) as client:
        source = WebSource(client, cache or WebCache(default_folder()), plain_hosts)
        specification = Specification(source, raw_address(url))
        specification.check()
        yield specification


def raw_address(url: str) -> str:
    """Return the address of a file; a page of GitHub stands for the file that it shows."""
    return _PAGE.sub(r"https://raw.githubusercontent.com/\1/\2", url)


def _content(address: str, response: httpx.Response) -> bytes:
    """Return the body, however large the server says it is."""
    content = bytearray()
    for chunk in response.iter_bytes():
        content += chunk
        if len(content) > MAX_BYTES:
            raise ImportRefused(f"{address}: is larger than {MAX_BYTES // 2**20} MiB")
    return bytes(content)

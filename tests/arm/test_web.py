"""Specifications that are read from a server; here from one on this machine, which only a test may do."""

import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import httpx
import pytest

from toolkit.arm.imported import ImportRefused
from toolkit.arm.importing import import_operation
from toolkit.arm.specification import Specification
from toolkit.arm.web import WebSource, raw_address, specification_at
from toolkit.arm.web_cache import Kept, WebCache, default_folder
from toolkit.document import MAX_BYTES

COMMIT = "0123456789abcdef0123456789abcdef01234567"
SWAGGER = {"swagger": "2.0", "definitions": {"Door": {"$ref": "common/types.json#/Door"}}}


@pytest.fixture
def server():
    """Serve what the test puts into `pages`; count what is asked for, know what has not changed."""

    class Handler(BaseHTTPRequestHandler):
        pages: ClassVar = {}
        asked: ClassVar = Counter()

        def do_GET(self):
            self.asked[self.path] += 1
            status, headers, body = self.pages.get(self.path, (404, {}, b""))
            if headers.get("ETag") and self.headers["If-None-Match"] == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        Handler.host = f"127.0.0.1:{running.server_address[1]}"
        yield Handler
        running.shutdown()
        thread.join()


@pytest.fixture
def source(server, tmp_path):
    with httpx.Client() as client:
        yield WebSource(client, WebCache(tmp_path / "cache"), frozenset({server.host}))


def page(data, **headers):
    return 200, headers, data if isinstance(data, bytes) else json.dumps(data).encode()


def test_files_are_read_beside_the_first(server, source):
    server.pages |= {
        "/v1/rooms.json": page(SWAGGER),
        "/v1/common/types.json": page({"Door": {"type": "string"}}),
    }
    specification = Specification(source, f"http://{server.host}/v1/rooms.json")
    specification.check()
    door = specification.resolve("#/definitions/Door", specification.root)

    assert specification.followed(door.located).data == {"type": "string"}


def test_specification_is_read_as_it_is_needed(server, tmp_path):
    get = {"operationId": "Rooms_Get", "responses": {"200": {"$ref": "parts.json#/ok"}}}
    server.pages |= {
        "/v1/rooms.json": page({"swagger": "2.0", "paths": {"/rooms": {"get": get}}}),
        "/v1/parts.json": page({"ok": {"description": "All the rooms.", "schema": {"type": "object"}}}),
    }
    url = f"http://{server.host}/v1/rooms.json"
    with specification_at(url, WebCache(tmp_path), frozenset({server.host})) as specification:
        found = import_operation(specification, specification.operation("Rooms_Get"))

    assert found.operation["responses"]["200"]["description"] == "All the rooms."
    assert found.provenance.source == url


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (
            "https://github.com/Azure/azure-rest-api-specs/blob/main/specification/a.json",
            "https://raw.githubusercontent.com/Azure/azure-rest-api-specs/main/specification/a.json",
        ),
        ("https://contoso.com/blob/a.json", "https://contoso.com/blob/a.json"),
    ],
)
def test_page_of_a_file_stands_for_the_file(url, address):
    assert raw_address(url) == address


def test_file_that_has_not_changed_is_not_sent_again(server, source):
    server.pages["/a"] = page({"a": 1}, ETag='"1"')
    url = f"http://{server.host}/a"

    assert source.read(url) == source.read(url) == b'{"a": 1}'
    server.pages["/a"] = page({"a": 2}, ETag='"2"')
    assert source.read(url) == b'{"a": 2}'
    assert server.asked["/a"] == 3


def test_file_that_is_named_by_its_commit_is_asked_for_once(server, source):
    server.pages[f"/{COMMIT}/a"] = page({"a": 1})
    url = f"http://{server.host}/{COMMIT}/a"

    assert source.read(url) == source.read(url)
    assert server.asked[f"/{COMMIT}/a"] == 1


def test_other_hosts_are_refused(server, source):
    with pytest.raises(ImportRefused, match="leads to another host"):
        source.joined(f"http://{server.host}/a.json", "https://contoso.com/b.json")


@pytest.mark.parametrize(
    "url", ["http://contoso.com/a.json", "ftp://contoso.com/a", "file:///etc/passwd", "a.json"]
)
def test_only_https_is_read(source, url):
    with pytest.raises(ImportRefused, match="only addresses with https are"):
        source.read(url)


def test_redirects_lead_to_https_alone(server, source):
    server.pages["/a"] = 302, {"Location": "http://contoso.com/b"}, b""

    with pytest.raises(ImportRefused, match=r"http://contoso\.com/b: is not read"):
        source.read(f"http://{server.host}/a")


def test_redirects_are_followed_but_not_for_ever(server, source):
    server.pages |= {
        "/a": (302, {"Location": "/b"}, b""),
        "/b": page({}),
        "/c": (302, {"Location": "/c"}, b""),
    }

    assert source.read(f"http://{server.host}/a") == b"{}"
    with pytest.raises(ImportRefused, match="redirects without an end"):
        source.read(f"http://{server.host}/c")


def test_giants_are_refused(server, source):
    server.pages["/a"] = page(b" " * (MAX_BYTES + 1))

    with pytest.raises(ImportRefused, match="is larger than 16 MiB"):
        source.read(f"http://{server.host}/a")


def test_answer_that_is_no_file_is_told(server, source):
    with pytest.raises(ImportRefused, match="/a: the server answers 404"):
        source.read(f"http://{server.host}/a")


def test_server_that_is_not_there_is_told(tmp_path):
    with httpx.Client() as client:
        source = WebSource(client, WebCache(tmp_path), frozenset({"127.0.0.1:9"}))

        with pytest.raises(ImportRefused, match=r"http://127\.0\.0\.1:9/a: "):
            source.read("http://127.0.0.1:9/a")


def test_cache_keeps_what_it_was_given(tmp_path):
    cache = WebCache(tmp_path / "cache")
    cache.put("https://contoso.com/a", Kept(b"{}", '"1"'))

    assert cache.get("https://contoso.com/a") == Kept(b"{}", '"1"')
    assert cache.get("https://contoso.com/b") is None


def test_what_was_changed_in_the_cache_is_not_used(tmp_path):
    cache = WebCache(tmp_path)
    cache.put("https://contoso.com/a", Kept(b"{}", ""))
    content = next(path for path in tmp_path.iterdir() if not path.suffix)
    content.write_bytes(b'{"a": 1}')

    assert cache.get("https://contoso.com/a") is None


def test_cache_without_a_place_is_done_without(tmp_path):
    (tmp_path / "file").write_text("")
    cache = WebCache(tmp_path / "file" / "cache")
    cache.put("https://contoso.com/a", Kept(b"{}", ""))

    assert cache.get("https://contoso.com/a") is None


@pytest.mark.parametrize(
    ("platform", "variable", "end"),
    [
        ("linux", "XDG_CACHE_HOME", "specgen/specifications"),
        ("win32", "LOCALAPPDATA", "specgen/specifications"),
        ("darwin", "", "Library/Caches/specgen/specifications"),
    ],
)
def test_cache_is_where_the_system_keeps_caches(monkeypatch, tmp_path, platform, variable, end):
    monkeypatch.setattr("sys.platform", platform)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))

    assert default_folder().as_posix().endswith(end)

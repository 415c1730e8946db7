"""Specifications that are read from a server; here from one on this machine, which only a test may do."""

import gzip
import json
import signal
import socket
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import ClassVar

import httpx
import pytest

from toolkit.arm.imported import ImportRefused
from toolkit.arm.importing import import_operation
from toolkit.arm.specification import Specification
from toolkit.arm.web import WebSource, _in_time, specification_at
from toolkit.arm.web_cache import Kept, WebCache, default_folder
from toolkit.deadline import TooSlow, limited
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


def test_redirects_lead_to_https_alone(server, source):
    server.pages["/a"] = 302, {"Location": "http://contoso.com/b"}, b""

    with pytest.raises(ImportRefused, match=r"http://contoso\.com/b: is not read"):
        source.read(f"http://{server.host}/a")


def test_redirects_do_not_lead_to_another_host(server, source):
    server.pages["/a"] = 302, {"Location": "https://contoso.com/b"}, b""

    with pytest.raises(
        ImportRefused, match=r"leads to another host; if you trust it, name https://contoso\.com/b"
    ):
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


def test_what_is_packed_is_unpacked(server, source):
    server.pages["/a"] = page(gzip.compress(b"{}"), **{"Content-Encoding": "gzip"})

    assert source.read(f"http://{server.host}/a") == b"{}"


@pytest.mark.parametrize(
    ("encoding", "content", "reason"),
    [
        ("gzip", gzip.compress(b" " * (MAX_BYTES + 1)), "is larger than 16 MiB"),
        ("gzip", gzip.compress(b"{}")[:-9], "ends before what is packed in it does"),
        ("gzip", b"{}", "incorrect header check"),
        (
            "gzip, gzip",
            gzip.compress(gzip.compress(b"{}")),
            "is sent as `gzip, gzip`, which was not asked for",
        ),
        ("br", b"{}", "is sent as `br`"),
    ],
    ids=["giant", "broken off", "not packed", "packed twice", "packed otherwise"],
)
def test_what_cannot_be_unpacked_within_limits_is_refused(server, source, encoding, content, reason):
    server.pages["/a"] = page(content, **{"Content-Encoding": encoding})

    with pytest.raises(ImportRefused, match=reason):
        source.read(f"http://{server.host}/a")


def test_server_that_keeps_us_waiting_is_given_up(source):
    source.until = monotonic() + 0.2
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host = f"127.0.0.1:{silent.getsockname()[1]}"
        source.plain_hosts = frozenset({host})

        with pytest.raises(ImportRefused, match="/a: is not there after 120 seconds"):
            source.read(f"http://{host}/a")


def test_server_that_keeps_the_processor_busy_is_given_up():
    end = monotonic() + 20

    def busy():
        while monotonic() < end:
            pass

    with pytest.raises(TooSlow), limited(0.1):
        _in_time(busy, 60)

    assert monotonic() < end


@pytest.mark.parametrize("etag", ['"\xff"', '"a b"', ""], ids=["not ASCII", "blank", "none"])
def test_mark_that_cannot_be_sent_back_is_done_without(server, source, etag):
    server.pages["/a"] = page({"a": 1}, ETag=etag)
    url = f"http://{server.host}/a"

    assert source.read(url) == source.read(url) == b'{"a": 1}'


def test_page_of_a_sign_in_is_not_kept(server, source):
    server.pages[f"/{COMMIT}/a"] = page(b"<html>")
    url = f"http://{server.host}/{COMMIT}/a"
    with pytest.raises(ImportRefused, match=f"^{url}:1:1: "):
        source.read(url)
    server.pages[f"/{COMMIT}/a"] = page({"a": 1})

    assert source.read(url) == b'{"a": 1}'


@pytest.mark.parametrize("host", ["a..b", "a" * 300], ids=["empty label", "long label"])
def test_name_that_no_server_has_is_told(source, host):
    with pytest.raises(ImportRefused, match=r"label (empty or )?too long"):
        source.read(f"https://{host}/a")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SSL_CERT_FILE", "/gone.pem"),
        ("HTTPS_PROXY", "socks5://me:hidden@localhost:1"),
        ("HTTPS_PROXY", "gopher://me:hidden@localhost:1"),
        ("ALL_PROXY", "http://me:hidden@[::1"),
    ],
)
def test_environment_that_lets_nobody_ask_is_told_without_its_passwords(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)

    with pytest.raises(ImportRefused, match=variable) as told, specification_at("https://contoso.com/a.json"):
        pass

    assert "hidden" not in str(told.value)


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
    (kept,) = (tmp_path / "answers").iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"{}", b"[]"))

    assert cache.get("https://contoso.com/a") is None


def test_keeping_a_file_does_not_lift_the_limit_of_the_command(server, source):
    server.pages["/a"] = page({"a": 1})

    with limited(20):
        source.read(f"http://{server.host}/a")

        assert signal.getitimer(signal.ITIMER_PROF)[0] > 0


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

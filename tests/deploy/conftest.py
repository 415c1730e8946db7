"""The real paconn client in an environment of its own, and the service it speaks with, on this machine.

The client does not know that the service is not the real one: it asks for https://api.powerapps.com and for a
storage account, through a proxy that answers for both with certificates that are trusted in these tests.
"""

import json
import os
import ssl
import subprocess
import sys
import threading
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

API = "api.powerapps.com"
STORAGE = "connectorstore.blob.core.windows.net"
OBJECT_ID = "0b1ec71d-0000-0000-0000-000000000001"
ENVIRONMENT = "Default-11111111-2222-3333-4444-555555555555"
CONNECTOR_ID = "shared_azure-20resource-20manager-5fabc123"
REDIRECT = f"https://global.consent.azure-apim.net/redirect/{CONNECTOR_ID.removeprefix('shared_')}"


@dataclass(frozen=True)
class Request:
    method: str
    host: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Service:
    """What paconn's counterparts keep: the connector, the files that were uploaded, and what was asked."""

    requests: list[Request] = field(default_factory=list)
    command_lines: list[str] = field(default_factory=list)  # of all processes, at each request
    connector: dict[str, Any] | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    refusal: dict[str, Any] | None = None
    port: int = 0
    is_deaf: bool = False  # answers an update well, and keeps what it had

    def answer(self, request: Request) -> tuple[int, bytes]:
        self.requests.append(request)
        self.command_lines += _command_lines()
        if request.host == STORAGE:
            return self._stored(request)
        assert request.headers["authorization"] == "Bearer a-token"
        assert request.query["api-version"] == "2016-11-01"
        _, _, provider, *route = request.path.split("/")
        assert provider == "Microsoft.PowerApps"
        return self._routed(request, route)

    def _stored(self, request: Request) -> tuple[int, bytes]:
        if request.method == "PUT":
            self.files[request.path] = request.body
            return 201, b""
        return 200, self.files[request.path]

    def _routed(self, request: Request, route: list[str]) -> tuple[int, bytes]:
        match request.method, *route:
            case "POST", "objectIds", oid, "validateApiSwagger" if oid == OBJECT_ID:
                return 200, b'""'
            case "POST", "objectIds", oid, "generateResourceStorage" if oid == OBJECT_ID:
                assert request.json == {"environment": {"name": ENVIRONMENT}}
                return 200, _dumped({"sharedAccessSignature": f"https://{STORAGE}/container?sig=s"})
        assert request.query["$filter"] == f"environment eq '{ENVIRONMENT}'"
        return self._registration(request, route)

    def _registration(self, request: Request, route: list[str]) -> tuple[int, bytes]:
        if self.refusal and request.method in {"POST", "PATCH"}:
            return 400, _dumped(self.refusal)
        match request.method, *route:
            case "POST", "apis":
                return 201, self._created(request.json)
            case "PATCH", "apis", name if name == CONNECTOR_ID:
                return 200, self._updated(request.json)
            case "GET", "apis", name if name == CONNECTOR_ID:
                return 200, _dumped(self.connector)
        return 404, b'{"error": {"code": "ApiResourceNotFound"}}'

    def _created(self, payload: Any) -> bytes:
        assert payload["properties"]["displayName"]
        self._keep(payload)
        return _dumped({"name": CONNECTOR_ID})

    def _updated(self, payload: Any) -> bytes:
        assert "displayName" not in payload["properties"]
        if not self.is_deaf:
            self._keep(payload)
        return _dumped({"name": CONNECTOR_ID})

    def _keep(self, payload: Any) -> None:
        """Keep it as the service does: no secret, a redirect address, the definition in a file."""
        properties = json.loads(json.dumps(payload["properties"]))
        definition = properties.pop("openApiDefinition")
        self.files["/container/kept.json"] = _dumped(definition)
        properties["apiDefinitions"] = {"originalSwaggerUrl": f"https://{STORAGE}/container/kept.json?sig=s"}
        if not properties["scriptDefinitionUrl"]:
            del properties["scriptDefinitionUrl"]
        settings = properties["connectionParameters"]["token"]["oAuthSettings"]
        settings.pop("clientSecret", None)
        settings["redirectUrl"] = REDIRECT
        self.connector = {"name": CONNECTOR_ID, "properties": properties}


@dataclass(frozen=True)
class Paconn:
    """The client's environment: its programs, and what is trusted in it."""

    folder: Path
    certificates: Path

    @property
    def programs(self) -> Path:
        return self.folder / ("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture(scope="session")
def paconn(tmp_path_factory) -> Paconn:
    """Install the client from its registry, or skip."""
    folder = tmp_path_factory.mktemp("paconn")
    venv.create(folder / "client")
    made = Paconn(folder / "client", folder / "certificates")
    python = made.programs / "python"
    pip = [sys.executable, "-m", "pip", "--python", python]  # faster than a pip of its own
    install = [*pip, "install", "--quiet", "--no-compile", "paconn==0.0.21", "trustme>=1.2"]
    done = subprocess.run(install, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip(f"paconn 0.0.21 cannot be installed here: {done.stderr.strip().splitlines()[-1]}")
    made.certificates.mkdir()
    subprocess.run(
        [python, "-m", "trustme", "--quiet", "--dir", made.certificates, "--identities", API, STORAGE],
        check=True,
    )
    return made


@pytest.fixture
def service(paconn) -> Iterator[Service]:
    """Start the service; its address is in `port`."""
    kept = Service()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(paconn.certificates / "server.pem", paconn.certificates / "server.key")
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(kept, context)) as server:
        kept.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield kept
        server.shutdown()


@pytest.fixture
def signed_in(paconn, service, tmp_path) -> dict[str, str]:
    """Return the variables of somebody who has installed the client and signed in with it."""
    home = tmp_path / "home"
    (home / ".paconn").mkdir(parents=True)
    token = {
        "access_token": "a-token",
        "token_type": "Bearer",
        "oid": OBJECT_ID,
        "expires_on": time.time() + 3600,
    }
    (home / ".paconn/accessTokens.json").write_text(json.dumps(token))
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "PATH": f"{paconn.programs}{os.pathsep}{os.environ['PATH']}",
        "HTTPS_PROXY": f"http://127.0.0.1:{service.port}",
        "NO_PROXY": "",
        "REQUESTS_CA_BUNDLE": str(paconn.certificates / "client.pem"),
        "PYTHONWARNINGS": "ignore",
    }


def _handler(service: Service, context: ssl.SSLContext) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """A proxy that is at once what lies behind it."""

        protocol_version = "HTTP/1.1"

        def do_CONNECT(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.connection = context.wrap_socket(self.connection, server_side=True)
            self.rfile = self.connection.makefile("rb")
            self.wfile = self.connection.makefile("wb")
            self.close_connection = False

        def finish(self) -> None:
            super().finish()
            self.connection.close()

        def _serve(self) -> None:
            address = urlsplit(self.path)
            request = Request(
                self.command,
                self.headers["Host"],
                address.path,
                {name: values[0] for name, values in parse_qs(address.query).items()},
                {name.lower(): value for name, value in self.headers.items()},
                self.rfile.read(int(self.headers.get("Content-Length") or 0)),
            )
            try:
                status, body = service.answer(request)
            except (AssertionError, KeyError) as error:
                status, body = 400, _dumped({"error": {"code": "UnexpectedRequest", "message": repr(error)}})
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if request.host == STORAGE:
                self.send_header("ETag", '"0"')
                self.send_header("Last-Modified", "Tue, 01 Jan 1980 00:00:00 GMT")
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_PATCH = _serve  # noqa: N815 (the names that the server looks for)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    return Handler


def _dumped(data: Any) -> bytes:
    return json.dumps(data).encode()


def _command_lines() -> list[str]:
    """Return what everybody on this machine can see of every process, where the system shows it."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue  # has ended meanwhile
    return found

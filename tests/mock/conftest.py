"""A mock in this process, and what asks it."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from functools import partialmethod
from pathlib import Path
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette

from toolkit.connector.project import ConnectorProject
from toolkit.mock.app import TOKEN, Settings, app

COMMAND = Path(sys.executable).with_name("specgen")
OPERATIONS = (
    "CreateOrUpdateResourceGroup",
    "GetResourceGroup",
    "DeleteResourceGroup",
    "ListResourceGroups",
    "ListVirtualMachines",
    "GetVirtualMachine",
    "StartVirtualMachine",
    "DeallocateVirtualMachine",
)


@pytest.fixture(scope="session")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("projects") / "machines"
    for arguments in (["new", folder], ["add-operation", folder, *OPERATIONS]):
        subprocess.run([COMMAND, *arguments], check=True, capture_output=True)
    return folder


class Client:
    """Asks a mock in this process, signed in unless a test signs out."""

    def __init__(self, mock: Starlette) -> None:
        self.mock = mock
        self.headers = {"Authorization": f"Bearer {TOKEN}"}

    def request(self, method: str, path: str, headers: Any = None, **more: Any) -> Response:
        return asyncio.run(self._request(method, path, headers={**self.headers, **(headers or {})}, **more))

    async def _request(self, *arguments: Any, **more: Any) -> Response:
        transport = ASGITransport(self.mock)
        async with AsyncClient(transport=transport, base_url="http://localhost:8701") as client:
            return await client.request(*arguments, **more)

    get = partialmethod(request, "GET")
    put = partialmethod(request, "PUT")
    post = partialmethod(request, "POST")
    delete = partialmethod(request, "DELETE")


@pytest.fixture
def client(machines: Path) -> Callable[..., Client]:
    """Return a function that makes a client of a new mock."""

    def make(project: ConnectorProject | None = None, examples: Any = None, **settings: Any) -> Client:
        return Client(app(project or ConnectorProject.load(machines), examples or {}, Settings(**settings)))

    return make

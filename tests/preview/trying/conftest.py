import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.designer.card import Card
from toolkit.designer.picture import picture
from toolkit.document import Document
from toolkit.preview.trying.bodies import Given
from toolkit.preview.trying.message import Request, Response
from toolkit.preview.trying.request import request
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation

PREFIX = "x-ms-apimTemplateParameter."


class Try:
    """A connector of one operation, `Try`, and what is sent by it."""

    def __init__(self, project: ConnectorProject) -> None:
        self.project = project
        self.definition = ApiDefinition(project.definition)

    @property
    def operation(self) -> Operation:
        return lookup.operations_by_id(self.definition)["Try"]

    @property
    def card(self) -> Card:
        return next(card for card in picture(self.project).cards if card.id == "Try")

    def request(self, **values: Any) -> Request:
        return request(self.operation, Given({key.replace("__", "/"): one for key, one in values.items()}))


@pytest.fixture(scope="session")
def trying() -> Callable[..., Try]:
    """Make a connector from what its operation has, and from what stands at the root."""

    def make(
        operation: dict[str, Any] | None = None,
        *,
        path: str = "/things",
        method: str = "get",
        policies: Any = None,
        whole: Any = None,
        **root: Any,
    ) -> Try:
        own = {"operationId": "Try", "responses": {"200": {"description": "OK"}}, **(operation or {})}
        paths = {path: {method: own}, **root.pop("paths", {})}
        data = whole or {"swagger": "2.0", "host": "api.example", "paths": paths, **root}
        properties = {"properties": {"policyTemplateInstances": policies}}
        folder = Path("connector")
        return Try(
            ConnectorProject(
                folder,
                Document(folder / "apiDefinition.swagger.json", json.dumps(data)),
                properties=Document(folder / "apiProperties.json", json.dumps(properties)),
            )
        )

    return make


@pytest.fixture
def policy() -> Callable[..., dict[str, Any]]:
    def make(template: str, section: str = "", **parameters: Any) -> dict[str, Any]:
        prefixed = {f"{PREFIX}{name}": value for name, value in parameters.items()}
        of_section = {"x-ms-apimTemplate-policySection": section} if section else {}
        return {"templateId": template, "title": "Sample", "parameters": {**prefixed, **of_section}}

    return make


class Service:
    """Answers in turn, and keeps what it is asked."""

    def __init__(self, *answers: Response) -> None:
        self._answers = list(answers)
        self.asked: list[Request] = []

    async def __call__(self, request: Request) -> Response:
        self.asked.append(request)
        return self._answers.pop(0)


@pytest.fixture
def service() -> type[Service]:
    return Service


@pytest.fixture
def answer() -> Callable[..., Response]:
    def make(body: Any = None, status: int = 200, **headers: str) -> Response:
        content = b"" if body is None else json.dumps(body).encode()
        return Response(status, {name.replace("_", "-"): one for name, one in headers.items()}, content)

    return make


@pytest.fixture
def now() -> Callable[..., Any]:
    return asyncio.run

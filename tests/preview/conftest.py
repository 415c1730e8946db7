import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.finding import Finding
from toolkit.lint.engine import Linter
from toolkit.lint.rules import DEFAULT_RULES
from toolkit.preview.sheet import Sheet, sheet


@pytest.fixture
def definition() -> dict[str, Any]:
    """Two operations: one of them fills a dropdown of the other."""
    return {
        "swagger": "2.0",
        "info": {"title": "Machines", "description": "Works with machines.", "version": "1.0"},
        "host": "management.azure.com",
        "paths": {
            "/groups": {
                "get": {
                    "operationId": "ListGroups",
                    "summary": "List groups",
                    "description": "All groups.",
                    "responses": {
                        "200": {
                            "description": "OK",
                            "schema": {"type": "array", "items": {"type": "string", "title": "Group"}},
                        }
                    },
                }
            },
            "/machines": {
                "post": {
                    "operationId": "StartMachine",
                    "summary": "Start a machine",
                    "description": "Turns it on.",
                    "parameters": [_group(), _wait()],
                    "responses": {"200": {"description": "OK"}},
                }
            },
        },
    }


def _group() -> dict[str, Any]:
    return {
        "name": "group",
        "in": "query",
        "type": "string",
        "required": True,
        "x-ms-summary": "Group",
        "description": "Its group.",
        "x-ms-dynamic-values": {"operationId": "ListGroups", "value-path": "name"},
    }


def _wait() -> dict[str, Any]:
    return {
        "name": "wait",
        "in": "query",
        "type": "boolean",
        "x-ms-summary": "Wait",
        "description": "Whether to wait.",
        "x-ms-visibility": "advanced",
    }


@pytest.fixture
def folder(tmp_path: Path, definition: dict[str, Any]) -> Path:
    """A small connector project."""
    properties = {"connectionParameters": {}, "iconBrandColor": "#0078D4", "capabilities": []}
    (tmp_path / "apiProperties.json").write_text(json.dumps({"properties": properties}))
    (tmp_path / "apiDefinition.swagger.json").write_text(json.dumps(definition))
    return tmp_path


@pytest.fixture
def lint() -> Callable[[Path], list[Finding]]:
    return lambda folder: Linter(DEFAULT_RULES).project(ConnectorProject.load(folder))


@pytest.fixture
def sheet_of(
    folder: Path, lint: Callable[[Path], list[Finding]], definition: dict[str, Any]
) -> Callable[..., Sheet]:
    """Make the sheet of the project, or of one with another definition."""

    def make(other: Any = None) -> Sheet:
        (folder / "apiDefinition.swagger.json").write_text(json.dumps(other or definition))
        return sheet(folder, lint)

    return make

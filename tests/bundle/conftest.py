"""Projects in memory or on disk, with just what a test is about."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from toolkit.connector.project import ConnectorProject

DEFINITION = {"swagger": "2.0", "info": {"title": "Things", "version": "1.0"}, "paths": {}}


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., ConnectorProject]:
    """Return a function that makes a project of the members of `properties` and further files."""

    def make(properties: dict[str, Any] | None = None, **files: bytes) -> ConnectorProject:
        definition = tmp_path / "apiDefinition.swagger.json"
        if not definition.exists():
            definition.write_text(json.dumps(DEFINITION))
        (tmp_path / "apiProperties.json").write_text(json.dumps({"properties": properties or {}}))
        for name, content in files.items():
            (tmp_path / name.replace("__", ".")).write_bytes(content)
        return ConnectorProject.load(tmp_path)

    return make


@pytest.fixture
def definition(tmp_path: Path) -> Callable[[dict[str, Any]], None]:
    """Return a function that gives the project's definition other members."""

    def write(members: dict[str, Any]) -> None:
        (tmp_path / "apiDefinition.swagger.json").write_text(json.dumps(DEFINITION | members))

    return write


@pytest.fixture
def png() -> Callable[..., bytes]:
    """Return a function that makes a picture."""

    def make(side: int, kind: str = "PNG") -> bytes:
        stream = io.BytesIO()
        Image.new("RGB", (side, side), "#0078D4").save(stream, kind)
        return stream.getvalue()

    return make

"""Projects in memory that are sound but for what a test changes."""

from collections.abc import Callable
from typing import Any

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.lint.sample import project_of


@pytest.fixture
def project() -> Callable[..., ConnectorProject]:
    """Return a function that puts a fragment into a part of the sample project."""

    def make(part: str, fragment: Any) -> ConnectorProject:
        return project_of(part, fragment)[0]

    return make

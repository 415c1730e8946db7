"""Projects that sign in with Microsoft Entra, in each of the ways."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.files import write_files
from toolkit.generate import connector
from toolkit.generate.request import NewConnector

TENANT = "11111111-2222-3333-4444-555555555555"
CLIENT = "99999999-2222-3333-4444-555555555555"


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., ConnectorProject]:
    """Return a function that makes a project with these options of `specgen new`."""

    def make(**options: object) -> ConnectorProject:
        write_files(tmp_path / "mine", connector.files(NewConnector(**options)), force=True)
        return ConnectorProject.load(tmp_path / "mine")

    return make

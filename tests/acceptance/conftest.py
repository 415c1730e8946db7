"""Run the installed command, as a user would, on a machine without a network."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = subprocess.CompletedProcess[str]
COMMAND = Path(sys.executable).with_name("specgen")


@pytest.fixture
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file that tells who has asked for the network."""
    return tmp_path_factory.mktemp("network") / "noted.txt"


@pytest.fixture
def specgen(tmp_path: Path, noted: Path) -> Callable[..., Run]:
    """Return a function that runs `specgen` in the test's own folder."""
    offline = {"PYTHONPATH": str(Path(__file__).with_name("offline")), "NETWORK_NOTED": str(noted)}

    def run(*arguments: object, **environment: str) -> Run:
        return subprocess.run(
            [str(COMMAND), *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "NO_COLOR": "1", **offline, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run


@pytest.fixture
def project(specgen: Callable[..., Run], tmp_path: Path) -> Path:
    """Return the folder of a new project."""
    specgen("new", "project")
    return tmp_path / "project"

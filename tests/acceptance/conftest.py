"""Run the installed command, as a user would."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = subprocess.CompletedProcess[str]
COMMAND = Path(sys.executable).with_name("specgen")


@pytest.fixture
def specgen(tmp_path: Path) -> Callable[..., Run]:
    """Return a function that runs `specgen` in the test's own folder."""

    def run(*arguments: object, **environment: str) -> Run:
        return subprocess.run(
            [str(COMMAND), *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "NO_COLOR": "1", **environment},
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

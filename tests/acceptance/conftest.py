"""Run the installed command, as a user would, on a machine without a network."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer

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
def measured(tmp_path: Path) -> Callable[..., tuple[int, float, float, str]]:
    """Return a function that runs `specgen`: its exit code, seconds, megabytes, and what it prints."""

    def run(*arguments: str) -> tuple[int, float, float, str]:
        with (tmp_path / "printed").open("wb") as printed:
            process = subprocess.Popen(
                [str(COMMAND), *arguments],
                cwd=tmp_path,
                stdout=printed,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env={name: value for name, value in os.environ.items() if name != "SPECGEN_TIME_LIMIT"},
            )
            end = Timer(60, process.kill)  # what hangs fails, and keeps nobody waiting
            end.start()
            _, status, usage = os.wait4(process.pid, 0)
            end.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        megabytes = usage.ru_maxrss / (2**10 if sys.platform == "linux" else 2**20)
        text = (tmp_path / "printed").read_bytes().decode(errors="replace")
        return process.returncode, usage.ru_utime + usage.ru_stime, megabytes, text

    return run


@pytest.fixture
def project(specgen: Callable[..., Run], tmp_path: Path) -> Path:
    """Return the folder of a new project."""
    specgen("new", "project")
    return tmp_path / "project"

"""What the tests of commands share: run one in this process, in a folder with a project that has faults."""

import json
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from toolkit.cli.main import main

FIXTURES = Path(__file__).parents[1] / "fixtures"

# Two operations whose ids differ in case alone, and are no names in Power Apps.
FAULTY = """\
{
  "swagger": "2.0",
  "info": {"title": "Sample", "version": "1.0"},
  "paths": {
    "/a": {"get": {"operationId": "Get-A"}},
    "/b": {
      "get": {
        "operationId": "get-a"
      }
    }
  }
}
"""


@pytest.fixture
def faulty(tmp_path, monkeypatch) -> Path:
    """Go to a folder with a faulty definition `a.json`, and return its path."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.json"
    path.write_text(FAULTY)
    return path


@pytest.fixture
def run(capsys):
    """Return a function that runs a command line: its exit code, standard output and standard error."""

    def run(*arguments):
        code = main(list(map(str, arguments)))
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def specgen(run, tmp_path, monkeypatch):
    """Return a function that runs a command line in the test's own folder, as if it were a process."""
    monkeypatch.chdir(tmp_path)

    def specgen(*arguments):
        return CompletedProcess(arguments, *run(*arguments))

    return specgen


@pytest.fixture
def project(specgen, tmp_path) -> Path:
    """Return the folder of a new project, by its whole path."""
    specgen("new", "project")
    return tmp_path / "project"


@pytest.fixture
def connector(tmp_path, monkeypatch, run) -> Path:
    """Go to a folder with a new project `c`, and return the project's path."""
    monkeypatch.chdir(tmp_path)
    run("new", "c")
    return Path("c")


@pytest.fixture
def rooms(tmp_path) -> Path:
    """Return a specification in the layout of Azure's, by its path from the test's folder."""
    folder = Path("specs/specification/rooms/resource-manager/Contoso.Rooms/stable/2024-05-01")
    (tmp_path / folder).mkdir(parents=True)
    shutil.copy(FIXTURES / "rooms.json", tmp_path / folder)
    return folder / "rooms.json"


@pytest.fixture
def operations(connector):
    """Return a function that tells which operations the project has."""

    def operations():
        data = json.loads((connector / "apiDefinition.swagger.json").read_text())
        return [one["operationId"] for item in data["paths"].values() for one in item.values()]

    return operations

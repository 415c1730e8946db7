"""What the tests of commands share: run one in this process, in a folder with a project that has faults."""

from pathlib import Path

import pytest

from toolkit.cli.main import main

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

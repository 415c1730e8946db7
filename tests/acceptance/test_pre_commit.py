"""The hooks, run by the real pre-commit in a scratch repository with a good and a bad connector."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHECKOUT / ".git").exists(), reason="pre-commit takes hooks from a git checkout"),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """Return a folder for the hooks' environment, made once for all tests."""
    return tmp_path_factory.mktemp("pre-commit")


def git(*arguments: str, cwd: Path) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)


def hooks(repository: Path, home: Path) -> subprocess.CompletedProcess[str]:
    git("add", "--all", cwd=repository)
    return subprocess.run(
        [str(PRE_COMMIT), "try-repo", str(CHECKOUT), "--all-files", "--color", "never"],
        cwd=repository,
        env={**os.environ, "PRE_COMMIT_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def results(run: subprocess.CompletedProcess[str]) -> dict[str, str]:
    lines = [line for line in run.stdout.splitlines() if "...." in line]
    return {line.partition(".")[0].strip(): line.rpartition(".")[2].strip() for line in lines}


def test_hooks_pass_a_good_connector_and_stop_a_bad_one(specgen, tmp_path, home):
    git("init", "--quiet", cwd=tmp_path)
    specgen("new", "good")
    good = hooks(tmp_path, home)
    specgen("new", "bad")
    definition = tmp_path / "bad/apiDefinition.swagger.json"
    definition.write_text(definition.read_text().replace("#/definitions/Subscription", "#/definitions/Sub"))
    bad = hooks(tmp_path, home)

    assert results(good) == {"specgen lint": "Passed", "specgen validate": "Passed"}, (
        good.stdout + good.stderr
    )
    assert good.returncode == 0
    assert results(bad) == {"specgen lint": "Failed", "specgen validate": "Failed"}, bad.stdout + bad.stderr
    assert bad.returncode == 1
    assert "bad/apiDefinition.swagger.json" in bad.stdout
    assert "SchemaReferenceNotFound" in bad.stdout
    assert "good/" not in bad.stdout

"""The hooks, run by the real pre-commit in a scratch repository with a good and a bad connector."""

import os
import shutil
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
def source(tmp_path_factory) -> Path:
    """Return a repository of the checkout as it is now, new files included."""
    repository = tmp_path_factory.mktemp("specgen")
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=CHECKOUT, check=True, capture_output=True, encoding="utf-8").stdout
    for name in filter(None, names.split("\0")):
        if (CHECKOUT / name).is_file():
            (repository / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CHECKOUT / name, repository / name)
    git("init", "--quiet", cwd=repository)
    git("add", "--all", cwd=repository)
    git("commit", "--quiet", "--message", "as it is", cwd=repository)
    return repository


def git(*arguments: str, cwd: Path) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"]
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)


def hooks(repository: Path, source: Path) -> subprocess.CompletedProcess[str]:
    git("add", "--all", cwd=repository)
    return subprocess.run(
        [str(PRE_COMMIT), "try-repo", str(source), "--all-files", "--color", "never"],
        cwd=repository,
        env={**os.environ, "PRE_COMMIT_HOME": str(repository / ".git" / "pre-commit")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def results(run: subprocess.CompletedProcess[str]) -> dict[str, str]:
    lines = [line for line in run.stdout.splitlines() if "...." in line]
    return {line.partition(".")[0].strip(): line.rpartition(".")[2].strip() for line in lines}


def test_hooks_pass_a_good_connector_and_stop_a_bad_one(specgen, tmp_path, source):
    git("init", "--quiet", cwd=tmp_path)
    specgen("new", "good")
    git("add", "--all", cwd=tmp_path)
    git("commit", "--quiet", "--message", "a connector", cwd=tmp_path)
    good = hooks(tmp_path, source)
    specgen("new", "bad")
    definition = tmp_path / "bad/apiDefinition.swagger.json"
    definition.write_text(definition.read_text().replace("#/definitions/Subscription", "#/definitions/Sub"))
    specgen("remove-operation", "good", "ListSubscriptions")
    bad = hooks(tmp_path, source)

    names = ["specgen lint", "specgen validate", "specgen diff"]
    assert results(good) == dict.fromkeys(names, "Passed"), good.stdout + good.stderr
    assert good.returncode == 0
    assert results(bad) == dict.fromkeys(names, "Failed"), bad.stdout + bad.stderr
    assert bad.returncode == 1
    assert "bad/apiDefinition.swagger.json" in bad.stdout
    assert "SchemaReferenceNotFound" in bad.stdout
    assert "OperationDeleted" in bad.stdout

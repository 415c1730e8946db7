import subprocess

import pytest

from toolkit.diff import git
from toolkit.diff.git import BadRevision


@pytest.fixture
def repository(tmp_path):
    """Return a repository with one commit, tagged `v1`, of two files and a link."""

    def run(*arguments):
        identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "a b.json").write_bytes(b'{"a": "\xc3\xa9"}\n')
    (tmp_path / "empty.json").write_bytes(b"")
    (tmp_path / "link.json").symlink_to("empty.json")
    run("init", "--quiet")
    run("add", ".")
    run("commit", "--quiet", "--message", "First")
    run("tag", "v1")
    return tmp_path


def test_files_are_read_as_they_are_in_the_revision(repository):
    (repository / "empty.json").write_text("changed since")
    found = git.revision("v1", repository)

    contents = found.read(["inner/a b.json", "empty.json", "missing.json"])

    assert contents == {"inner/a b.json": b'{"a": "\xc3\xa9"}\n', "empty.json": b""}


def test_names_start_at_the_folder_that_is_asked_about(repository):
    found = git.revision("v1", repository / "inner")

    assert list(found.objects) == ["a b.json"]
    assert str(found.shown("a b.json")) == "v1:inner/a b.json"


def test_links_are_no_files(repository):
    assert "link.json" not in git.revision("v1", repository).objects


@pytest.mark.parametrize(
    "name", ["", "-v", "--upload-pack=x", "v1\n", "v1\0", "missing", "v1:inner", "v1..v1"]
)
def test_what_names_no_commit_is_no_revision(repository, name):
    assert not git.is_revision(name, repository)


def test_folder_outside_a_repository_has_no_revisions(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(
        BadRevision, match="main: no such file or folder, and no revision: git rev-parse: fatal: not a git"
    ):
        git.revision("main", tmp_path)


def test_missing_git_is_told(repository, monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(
        BadRevision, match="v1: no such file or folder, and no revision: git is not installed"
    ):
        git.revision("v1", repository)

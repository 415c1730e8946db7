"""`specgen diff`, `version-operation` and `docs` as a user runs them, one after the other."""

import subprocess

import pytest

DEFINITION = "apiDefinition.swagger.json"


@pytest.fixture
def released(project):
    """Commit a new project as `main`, and return its folder."""
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"]
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run(["git", *identity, *arguments], cwd=project.parent, check=True)
    return project


def test_breaking_change_is_shipped_as_a_revision(specgen, released):
    path = released / DEFINITION
    path.write_text(path.read_text().replace('"displayName"', '"shownName"'))
    broken = specgen("diff", "main")
    made = specgen("version-operation", "project", "ListSubscriptions", "--from", "main")
    mended = specgen("diff", "main")

    assert (broken.returncode, made.returncode, mended.returncode) == (1, 0, 0)
    assert "output `value/items/displayName` is now called `shownName`" in broken.stdout
    assert "breaking" not in mended.stdout
    assert specgen("lint", "project").returncode == 0


def test_dry_run_writes_nothing(specgen, released):
    before = (released / DEFINITION).read_bytes()

    run = specgen("version-operation", "project", "ListSubscriptions", "--dry-run")

    assert run.returncode == 0
    assert "would be changed" in run.stdout
    assert (released / DEFINITION).read_bytes() == before


@pytest.mark.usefixtures("project")
def test_docs_are_written_once_and_stay(specgen):
    first, second = specgen("docs", "project"), specgen("docs", "project")

    assert first.stdout.splitlines() == [
        "project/docs/reference.md: made",
        "project/README.md: changed",
        "project/intro.md: made",
        "project/docs/openapi.json: made",
    ]
    assert all(line.endswith(": as it was") for line in second.stdout.splitlines())


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("output_format", ["json", "markdown", "sarif", "github"])
def test_format_is_told_on_standard_output_alone(specgen, output_format):
    run = specgen("diff", "main", "--output-format", output_format)

    assert (run.returncode, run.stderr) == (0, "")

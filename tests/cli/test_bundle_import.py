"""A package becomes a project, and the project the package again."""

import stat
import zipfile
from pathlib import Path

import pytest

TARGETS = ["wizard", "paconn", "pac", "solution", "certification", "logic-apps"]


def tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize("target", TARGETS)
def test_package_of_an_import_is_the_same_package(specgen, project, tmp_path, target):
    specgen("bundle", project, "--target", target, "-o", "one.zip")
    made = specgen("new", "mine", "--import", "one.zip")
    specgen("bundle", "mine", "--target", target, "-o", "two.zip")

    assert made.returncode == 0
    assert made.stderr == "made; next: specgen validate mine\n"
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


@pytest.mark.parametrize("target", TARGETS)
def test_project_of_an_import_has_no_errors(specgen, project, target):
    specgen("bundle", project, "--target", target, "-o", "out")
    specgen("new", "mine", "--import", "out")

    assert specgen("validate", "mine").returncode == 0


def test_definition_alone_is_imported(specgen, project, tmp_path):
    (tmp_path / "arm.json").write_bytes((project / "apiDefinition.swagger.json").read_bytes())

    made = specgen("new", "mine", "--import", "arm.json")
    validated = specgen("validate", "mine")

    assert made.returncode == 0
    assert (tmp_path / "mine/apiDefinition.swagger.json").read_bytes() == (tmp_path / "arm.json").read_bytes()
    assert validated.returncode == 0


def test_dry_run_of_an_import_writes_nothing(specgen, project, tmp_path):
    run = specgen("new", "mine", "--import", project, "--dry-run")

    assert run.returncode == 0
    assert run.stdout.startswith("mine/apiDefinition.swagger.json: ")
    assert not (tmp_path / "mine").exists()


def test_files_that_exist_are_overwritten_only_with_force(specgen, project, tmp_path):
    specgen("new", "mine", "--title", "Other Things")

    refused = specgen("new", "mine", "--import", project)
    forced = specgen("new", "mine", "--import", project, "--force")

    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert forced.returncode == 0
    assert b"Other Things" not in (tmp_path / "mine/apiDefinition.swagger.json").read_bytes()


def test_options_that_describe_a_new_connector_do_not_go_with_an_import(specgen, project, tmp_path):
    run = specgen("new", "mine", "--import", project, "--title", "Mine")

    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        pytest.param("../evil/apiProperties.json", stat.S_IFREG, id="parent"),
        pytest.param("/tmp/evil/apiProperties.json", stat.S_IFREG, id="absolute"),
        pytest.param("apiProperties.json", stat.S_IFLNK, id="link"),
        pytest.param("Apidefinition.swagger.JSON", stat.S_IFREG, id="twice"),
    ],
)
def test_hostile_archive_is_one_clear_line_and_nothing_is_written(specgen, tmp_path, name, mode):
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as package:
        package.writestr("apiDefinition.swagger.json", '{"swagger": "2.0"}')
        entry = zipfile.ZipInfo("x")
        entry.filename = name
        entry.external_attr = (mode | 0o777) << 16
        package.writestr(entry, "{}")
    before = tree(tmp_path)

    runs = [specgen("new", "mine", "--import", "evil.zip"), specgen("bundle", "--check", "evil.zip")]

    assert [(run.returncode, run.stdout, run.stderr.count("\n")) for run in runs] == [(2, "", 1)] * 2
    assert tree(tmp_path) == before

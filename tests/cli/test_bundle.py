import json
import zipfile
from pathlib import Path

import pytest


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


TARGETS = ["wizard", "paconn", "pac", "solution", "certification", "logic-apps", "all"]


def test_bundle_lands_in_dist_unless_told_otherwise(specgen, project, tmp_path):
    specgen("bundle", project, "--target", "paconn")

    assert (tmp_path / "dist/project-paconn/apiProperties.json").is_file()


def test_what_is_imported_as_one_file_is_one_file(specgen, project, tmp_path):
    specgen("bundle", project, "--target", "solution")
    specgen("bundle", project, "--target", "certification")

    assert sorted(path.name for path in (tmp_path / "dist").iterdir()) == [
        "project-certification.zip",
        "project-solution.zip",
    ]


def test_all_packages_are_the_single_ones(specgen, project, tmp_path):
    specgen("bundle", project, "--target", "all")
    for target in TARGETS[:-1]:
        specgen("bundle", project, "--target", target)
    together = {
        name.replace("project-all/", "project-"): content
        for name, content in contents(tmp_path / "dist").items()
        if name.startswith("project-all/")
    }

    assert together == {
        name: content
        for name, content in contents(tmp_path / "dist").items()
        if not name.startswith("project-all/")
    }


def test_command_of_the_pac_tool_is_told(specgen, project):
    run = specgen("bundle", project, "--target", "pac", "-o", "out")

    assert run.stderr.splitlines()[-1] == (
        "next, in out: pac connector create --api-definition-file apiDefinition.swagger.json "
        "--api-properties-file apiProperties.json --icon-file icon.png"
    )


def test_dry_run_writes_nothing(specgen, project, tmp_path):
    run = specgen("bundle", project, "--target", "all", "--dry-run")

    assert run.returncode == 0
    assert "dist/project-all/solution.zip: " in run.stdout
    assert not (tmp_path / "dist").exists()


def test_connector_that_is_too_large_is_refused_and_nothing_written(specgen, project, tmp_path):
    definition = project / "apiDefinition.swagger.json"
    definition.write_text(definition.read_text() + " " * 1_000_000)

    refused = specgen("bundle", project, "--target", "solution", "-o", "out")
    exists = (tmp_path / "out").exists()
    forced = specgen("bundle", project, "--target", "solution", "-o", "out", "--force")

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "the definition has 1,00" in refused.stderr
    assert "not bundled, 1 error would stop the import" in refused.stderr
    assert not exists
    assert forced.returncode == 0


def test_own_solution_names_that_cannot_be_are_one_clear_line(specgen, project):
    (project / "solution.json").write_text('{"publisher": {"prefix": "mscrm"}}')

    run = specgen("bundle", project, "--target", "solution")

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"specgen: {project}/solution.json: `publisher.prefix` is not 2 to 8")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="nothing"),
        pytest.param(["project"], id="no target"),
        pytest.param(["--target", "pac"], id="no project"),
        pytest.param(["project", "--check", "x.zip"], id="project and package"),
        pytest.param(["--check", "x.zip", "-o", "out"], id="package and place"),
        pytest.param(["--check", "nowhere.zip"], id="package that is not there"),
        pytest.param(["--check", "project/icon.png"], id="package that is none"),
    ],
)
@pytest.mark.usefixtures("project")
def test_unusable_arguments_are_one_clear_line(specgen, arguments):
    run = specgen("bundle", *arguments)

    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)


def test_yaml_project_is_bundled_as_json(specgen, tmp_path):
    specgen("new", "mine", "--yaml")
    specgen("bundle", "mine", "--target", "paconn", "-o", "out")
    settings = json.loads((tmp_path / "out/settings.json").read_text())

    assert json.loads((tmp_path / "out/apiDefinition.swagger.json").read_text())["swagger"] == "2.0"
    assert settings["apiDefinition"] == "apiDefinition.swagger.json"


def test_no_secret_reaches_a_package(specgen, project, tmp_path):
    properties = project / "apiProperties.json"
    properties.write_text(
        properties.read_text().replace('"scopes": []', '"clientSecret": "hush", "scopes": []')
    )

    run = specgen("bundle", project, "--target", "paconn", "-o", "out", "--force")

    assert b"hush" not in b"".join(contents(tmp_path / "out").values())
    assert b"hush" not in (run.stdout + run.stderr).encode()


def test_project_with_errors_is_refused_and_nothing_written(specgen, project, tmp_path):
    definition = project / "apiDefinition.swagger.json"
    definition.write_text(definition.read_text().replace('"basePath": "/"', '"basePath": "v1"'))

    refused = specgen("bundle", project, "--target", "wizard", "-o", "out")
    exists = (tmp_path / "out").exists()
    forced = specgen("bundle", project, "--target", "wizard", "-o", "out", "--force")

    assert refused.returncode == 1
    assert "BasePathNotValid" in refused.stderr
    assert "not bundled" in refused.stderr
    assert not exists
    assert forced.returncode == 0
    assert "BasePathNotValid" in forced.stderr
    assert "in spite of 1 error" in forced.stderr


def test_folder_of_something_else_is_never_replaced(specgen, project, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/thesis.txt").write_text("years of work")

    run = specgen("bundle", project, "--target", "wizard", "-o", "out")

    assert run.returncode == 2
    assert "thesis.txt" in run.stderr
    assert (tmp_path / "out/thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("place", ["project", ".", "project/"])
def test_project_is_never_replaced_by_its_own_bundle(specgen, project, place):
    before = contents(project)

    run = specgen("bundle", project, "--target", "paconn", "-o", place, "--force")

    assert (run.returncode, run.stdout) == (2, "")
    assert "is the project's own place" in run.stderr
    assert contents(project) == before


def test_bundle_that_lies_there_already_is_replaced_whole(specgen, project, tmp_path):
    specgen("bundle", project, "--target", "wizard", "-o", "out")
    run = specgen("bundle", project, "--target", "paconn", "-o", "out")

    assert run.returncode == 0
    assert "wizard.md" not in contents(tmp_path / "out")


def test_another_connector_is_replaced_only_with_force(specgen, project, tmp_path):
    specgen("new", "other", "--title", "Other Things")
    (tmp_path / "other/README.md").unlink()
    before = contents(tmp_path / "other")

    refused = specgen("bundle", project, "--target", "paconn", "-o", "other")
    kept = contents(tmp_path / "other")
    forced = specgen("bundle", project, "--target", "paconn", "-o", "other", "--force")

    assert (refused.returncode, refused.stdout) == (2, "")
    assert "other: holds another connector" in refused.stderr
    assert kept == before
    assert forced.returncode == 0


@pytest.mark.parametrize("target", ["solution", "certification"])
def test_package_of_another_connector_is_replaced_only_with_force(specgen, project, tmp_path, target):
    specgen("new", "other", "--title", "Other Things")
    specgen("bundle", "other", "--target", target, "-o", "out.zip")
    before = (tmp_path / "out.zip").read_bytes()

    refused = specgen("bundle", project, "--target", target, "-o", "out.zip")
    kept = (tmp_path / "out.zip").read_bytes()
    forced = specgen("bundle", project, "--target", target, "-o", "out.zip", "--force")

    assert (refused.returncode, refused.stdout) == (2, "")
    assert "out.zip: holds another connector" in refused.stderr
    assert kept == before
    assert forced.returncode == 0


def test_secret_in_the_settings_stays_there(specgen, project, tmp_path):
    (project / "settings.json").write_text('{"connectorId": "shared_x", "secret": "hush"}')

    specgen("bundle", project, "--target", "paconn", "-o", "out")

    assert b"hush" not in b"".join(contents(tmp_path / "out").values())


def test_placeholders_are_told_where_they_would_be_imported(specgen):
    specgen("new", "mine", "--auth", "federated")

    paconn = specgen("bundle", "mine", "--target", "paconn")
    wizard = specgen("bundle", "mine", "--target", "wizard")

    assert [line.split()[0] for line in paconn.stderr.splitlines()] == ["clientId", "tenantId"]
    assert wizard.stderr == ""


def test_zip_holds_what_the_folder_holds(specgen, project, tmp_path):
    specgen("bundle", project, "--target", "paconn", "-o", "out")
    specgen("bundle", project, "--target", "paconn", "-o", "out.zip")

    with zipfile.ZipFile(tmp_path / "out.zip") as package:
        packed = {name: package.read(name) for name in package.namelist()}

    assert packed == contents(tmp_path / "out")


def test_folder_that_is_no_project_is_one_clear_line(specgen, tmp_path):
    (tmp_path / "empty").mkdir()

    run = specgen("bundle", "empty", "--target", "wizard")

    assert run.returncode == 2
    assert run.stderr == (
        "specgen: empty: not a connector project, no apiDefinition.swagger.json and no apiProperties.json\n"
    )

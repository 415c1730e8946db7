import json

import pytest

FILES = {"README.md", "apiDefinition.swagger.json", "apiProperties.json", "icon.png", "settings.json"}


def test_new_makes_a_whole_project_and_says_so_file_by_file(specgen, tmp_path):
    run = specgen("new", "mine", "--title", "Azure Inventory")

    assert run.returncode == 0
    assert {path.name for path in (tmp_path / "mine").iterdir()} == FILES
    assert {line.partition(":")[0] for line in run.stdout.splitlines()} == {f"mine/{name}" for name in FILES}
    assert "mine/README.md" in run.stderr
    assert (
        json.loads((tmp_path / "mine/apiDefinition.swagger.json").read_text())["info"]["title"]
        == "Azure Inventory"
    )


def test_new_project_lints_and_validates_without_a_finding(specgen):
    specgen("new", "mine", "--yaml", "--auth", "multi", "--cloud", "china")

    lint, validate = specgen("lint", "mine"), specgen("validate", "mine")

    assert (lint.returncode, lint.stdout) == (0, "")
    assert (validate.returncode, validate.stdout) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        pytest.param(["--title", "My ARM API"], "ValueContainsRestrictedWords", id="restricted word"),
        pytest.param(
            ["--title", "Azure subscriptions and their resources"], "FieldLengthExceeded", id="long title"
        ),
        pytest.param(["--title", ""], "RequiredValueEmpty", id="empty title"),
        pytest.param(["--title", "Azure!"], "ValueMustEndWithAlphanumeric", id="odd end"),
        pytest.param(["--title", "Abonnements gérés"], "ValueMustBeInEnglish", id="not English"),
        pytest.param(["--description", "Too short."], "FieldLengthNotInRange", id="short description"),
        pytest.param(["--email", "nobody"], "ContactEmailNotValid", id="no email"),
        pytest.param(["--client-id", "1234"], "ClientIdNotValid", id="client id that is no GUID"),
        pytest.param(["--tenant", "my tenant"], "TenantIdNotValid", id="tenant that is no GUID"),
        pytest.param(["--brand-color", "blue"], "IconBrandColorNotValid", id="colour that is none"),
    ],
)
def test_bad_value_is_refused_with_the_rules_name(specgen, tmp_path, arguments, rule):
    run = specgen("new", "mine", *arguments)

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"specgen: {arguments[0]}: ")
    assert run.stderr.endswith(f"({rule})\n")
    assert run.stderr.count("\n") == 1
    assert not (tmp_path / "mine").exists()


def test_existing_file_is_overwritten_only_with_force(specgen, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/icon.png").write_text("keep")

    refused = specgen("new", "mine")
    kept = sorted(path.name for path in (tmp_path / "mine").iterdir())
    forced = specgen("new", "mine", "--force")

    assert refused.returncode == 2
    assert refused.stderr == "specgen: mine: has icon.png already; --force overwrites\n"
    assert kept == ["icon.png"]
    assert forced.returncode == 0
    assert (tmp_path / "mine/icon.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--client-id", "nope"], id="client id without digits"),
        pytest.param(["--client-id", ""], id="empty client id"),
        pytest.param(["--tenant", "{tenant}"], id="stand-in"),
        pytest.param(
            ["--auth", "federated", "--tenant", "common"], id="federated without a tenant of its own"
        ),
        pytest.param(["--publisher", "Two\nlines"], id="line break"),
    ],
)
def test_value_that_nobody_can_sign_in_with_is_refused(specgen, tmp_path, arguments):
    run = specgen("new", "mine", *arguments)

    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert not (tmp_path / "mine").exists()


def test_second_definition_is_refused_even_with_force(specgen, tmp_path):
    specgen("new", "mine", "--yaml")

    run = specgen("new", "mine", "--force")

    assert run.returncode == 2
    assert run.stderr.startswith("specgen: mine: has apiDefinition.swagger.yaml already")
    assert not (tmp_path / "mine/apiDefinition.swagger.json").exists()


def test_dry_run_writes_nothing(specgen, tmp_path):
    run = specgen("new", "mine", "--dry-run")

    assert run.returncode == 0
    assert len(run.stdout.splitlines()) == len(FILES)
    assert not (tmp_path / "mine").exists()


def test_folder_that_is_a_file_is_one_clear_line(specgen, tmp_path):
    (tmp_path / "mine").write_text("")

    run = specgen("new", "mine")

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "specgen: mine: is a file; name a folder\n"

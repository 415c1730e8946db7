from pathlib import Path

import pytest


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("target", "names"),
    [
        pytest.param(
            "wizard",
            {"apiDefinition.swagger.json", "apiProperties.json", "icon.png", "wizard.md"},
            id="wizard",
        ),
        pytest.param(
            "paconn",
            {"apiDefinition.swagger.json", "apiProperties.json", "icon.png", "settings.json"},
            id="paconn",
        ),
        pytest.param(
            "pac", {"apiDefinition.swagger.json", "apiProperties.json", "icon.png", "pac.md"}, id="pac"
        ),
        pytest.param(
            "solution",
            {
                "[Content_Types].xml",
                "solution.xml",
                "customizations.xml",
                "Connector/new_azureresourcemanager_openapidefinition.json",
                "Connector/new_azureresourcemanager_connectionparameters.json",
                "Connector/new_azureresourcemanager_policytemplateinstances.json",
                "Connector/new_azureresourcemanager_iconblob.Png",
            },
            id="solution",
        ),
        pytest.param("certification", {"intro.md", "package.zip"}, id="certification"),
        pytest.param(
            "logic-apps", {"apiDefinition.swagger.json", "azuredeploy.json", "main.bicep"}, id="logic-apps"
        ),
    ],
)
def test_bundle_has_the_files_of_its_target(specgen, project, tmp_path, target, names):
    run = specgen("bundle", project, "--target", target, "-o", "out")

    assert run.returncode == 0
    assert set(contents(tmp_path / "out")) == names
    assert {line.partition(":")[0] for line in run.stdout.splitlines()} == {f"out/{name}" for name in names}


def test_packages_are_the_same_byte_for_byte(specgen, project, tmp_path):
    specgen("bundle", project, "--target", "all", "-o", "one", PYTHONHASHSEED="1")
    specgen("bundle", project, "--target", "all", "-o", "two", PYTHONHASHSEED="2")

    assert contents(tmp_path / "one") == contents(tmp_path / "two") != {}

import json

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.lint.engine import Linter
from toolkit.lint.rules.project_files import script_for_all_operations, settings_file_not_found


@pytest.fixture
def found(tmp_path):
    """Return what rules find in a folder of these files."""

    def run(rule, **files):
        (tmp_path / "apiDefinition.swagger.json").write_text("{}")
        for name, content in files.items():
            (tmp_path / name.replace("_", ".")).write_text(json.dumps(content))
        return Linter([rule]).project(ConnectorProject.load_partial(tmp_path))

    return run


def test_settings_may_name_any_file_that_is_there(found, tmp_path):
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "logo.png").write_bytes(b"")

    assert found(settings_file_not_found, settings_json={"icon": "art/logo.png"}) == []


def test_what_the_project_has_is_proposed(found):
    settings = {"apiDefinition": "swagger.json", "icon": "logo.png", "script": 5, "apiProperties": ""}

    findings = found(settings_file_not_found, settings_json=settings)

    assert [(finding.message, bool(finding.fix)) for finding in findings] == [
        ("there is no file `swagger.json`; there is `apiDefinition.swagger.json`", True),
        ("there is no file `logo.png`", False),
    ]


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000], ids=["NUL", "long"])
def test_name_that_no_file_can_have_is_not_found(found, name):
    assert len(found(settings_file_not_found, settings_json={"icon": name})) == 1


@pytest.mark.parametrize("properties", [{}, {"properties": []}, {"properties": {"scriptOperations": None}}])
def test_script_is_not_for_all_where_nothing_says_so(found, properties):
    assert found(script_for_all_operations, apiProperties_json=properties, script_csx="") == []

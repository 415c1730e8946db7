import json

from toolkit.bundle import paconn


def test_stack_owner_is_left_out_as_it_blocks_updates(project):
    files = paconn.files(project({"publisher": "Contoso", "stackOwner": "Contoso"}))

    assert json.loads(files["apiProperties.json"]) == {"properties": {"publisher": "Contoso"}}


def test_settings_keep_what_the_project_knows_and_name_what_the_bundle_holds(project):
    settings = {"connectorId": "shared_x", "apiDefinition": "elsewhere.yaml", "icon": "logo.png"}

    files = paconn.files(project({}, settings__json=json.dumps(settings).encode(), script__csx=b"// code"))

    assert json.loads(files["settings.json"]) == {
        "connectorId": "shared_x",
        "apiDefinition": "apiDefinition.swagger.json",
        "apiProperties": "apiProperties.json",
        "script": "script.csx",
    }
    assert files["script.csx"] == b"// code"
    assert "icon.png" not in files

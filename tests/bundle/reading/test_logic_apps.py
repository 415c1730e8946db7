import json
from typing import Any

import pytest

from toolkit import files as disk
from toolkit.bundle import logic_apps, reading
from toolkit.bundle.package import BadPackage
from toolkit.generate import connector
from toolkit.generate.request import NewConnector

SWAGGER = {"swagger": "2.0", "info": {"title": "[[Things]"}, "paths": {}}
TOKEN = {
    "type": "oauthSetting",
    "oAuthSettings": {
        "identityProvider": "aad",
        "clientId": "[parameters('id')]",
        "clientSecret": "[parameters('secret')]",
        "customParameters": {"TenantId": {"value": "[subscription().tenantId]"}},
    },
}


def template(properties: Any, **sections: Any) -> bytes:
    resource = {"type": "microsoft.web/customapis", "properties": properties}
    return json.dumps({"resources": [{"type": "x"}, 5, resource]} | sections).encode()


def read(folder, content: bytes) -> dict[str, Any]:
    (folder / "exported.json").write_bytes(content)
    files = reading.read(folder / "exported.json")
    return {name: json.loads(content) for name, content in files.items()}


def test_template_becomes_a_project(tmp_path):
    properties = {"swagger": SWAGGER, "brandColor": "#123456", "connectionParameters": {"token": TOKEN}}

    files = read(tmp_path, template(properties, parameters={"id": {"defaultValue": "app"}}))

    assert files["apiDefinition.swagger.json"]["info"]["title"] == "[Things]"
    assert files["apiProperties.json"]["properties"] == {
        "connectionParameters": {
            "token": {
                "type": "oauthSetting",
                "oAuthSettings": {
                    "identityProvider": "aad",
                    "clientId": "app",
                    "customParameters": {"TenantId": {"value": "00000000-0000-0000-0000-000000000000"}},
                },
            }
        },
        "iconBrandColor": "#123456",
        "capabilities": [],
        "policyTemplateInstances": [],
    }


def test_definition_in_a_variable_is_found(tmp_path):
    files = read(tmp_path, template({"swagger": "[variables('api')]"}, variables={"api": SWAGGER}))

    assert files["apiDefinition.swagger.json"]["swagger"] == "2.0"


def test_resources_by_symbolic_name_are_found(tmp_path):
    resources = {"api": {"type": "Microsoft.Web/customApis", "properties": {"swagger": SWAGGER}}}

    assert "apiDefinition.swagger.json" in read(tmp_path, json.dumps({"resources": resources}).encode())


def test_definition_beside_the_template_is_taken_as_it_was_written(project, tmp_path):
    made = project(connector.properties(NewConnector())["properties"])
    disk.write_files(tmp_path / "out", logic_apps.files(made))

    files = reading.read(tmp_path / "out/azuredeploy.json")

    assert files["apiDefinition.swagger.json"] == made.definition.content


def test_another_definition_beside_the_template_is_not(tmp_path):
    (tmp_path / "apiDefinition.swagger.json").write_text("{}")

    assert read(tmp_path, template({"swagger": SWAGGER}))["apiDefinition.swagger.json"]["swagger"] == "2.0"


@pytest.mark.parametrize(
    "properties",
    [{}, None, 5, {"swagger": "[variables('x')]"}, {"apiDefinitions": {"originalSwaggerUrl": "https://x"}}],
    ids=["empty", "none", "number", "unknown", "address alone"],
)
def test_template_without_a_definition_is_one_clear_line(tmp_path, properties):
    reason = "no definition" if properties is not None else "neither `swagger` nor `paths`"

    with pytest.raises(BadPackage, match=reason):
        read(tmp_path, template(properties))


@pytest.mark.parametrize("value", [None, 5, "x", [None], {"a": None}, {"token": {"oAuthSettings": {}}}])
def test_malformed_members_are_no_reason_to_crash(tmp_path, value):
    members = dict.fromkeys(("connectionParameters", "brandColor", "capabilities"), value)

    assert "apiProperties.json" in read(tmp_path, template({"swagger": SWAGGER} | members))

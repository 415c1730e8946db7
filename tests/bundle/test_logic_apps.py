import json
from typing import Any

import pytest

from toolkit.bundle import logic_apps
from toolkit.generate import connector
from toolkit.generate.request import Auth, NewConnector

CLIENT = "11111111-2222-3333-4444-555555555555"


def template(project, properties: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(logic_apps.files(project(properties))["azuredeploy.json"])
    return made


def test_connector_is_the_resource_that_logic_apps_know(project, definition):
    definition({"host": "example.com", "basePath": "/v1", "schemes": ["http", "https"]})
    made = template(project, {"iconBrandColor": "#123456", "capabilities": ["actions", 5]})
    properties = made["resources"][0].pop("properties")

    assert made["resources"][0] == {
        "type": "Microsoft.Web/customApis",
        "apiVersion": "2016-06-01",
        "name": "[parameters('connectorName')]",
        "location": "[parameters('location')]",
    }
    assert properties.pop("swagger")["host"] == "example.com"
    assert properties == {
        "displayName": "Things",
        "brandColor": "#123456",
        "apiType": "Rest",
        "capabilities": ["actions"],
        "backendService": {"serviceUrl": "http://example.com/v1"},
        "iconUri": "[if(empty(parameters('iconUri')), null(), parameters('iconUri'))]",
        "connectionParameters": {},
    }


def test_connection_is_made_on_demand(project):
    made = template(project, {})
    connection = made["resources"][1]

    assert (connection["type"], connection["condition"]) == (
        "Microsoft.Web/connections",
        "[parameters('createConnection')]",
    )
    assert made["parameters"]["createConnection"]["defaultValue"] is False
    assert made["parameters"]["connectionName"]["defaultValue"] == "things-connection"
    assert made["parameters"]["connectionParameterValues"]["type"] == "secureObject"


def test_secret_and_ids_of_a_sign_in_are_parameters(project):
    request = NewConnector(client_id=CLIENT, tenant="contoso.com")
    made = template(project, connector.properties(request)["properties"])
    token = made["resources"][0]["properties"]["connectionParameters"]["token"]["oAuthSettings"]

    assert token == {
        "identityProvider": "aad",
        "scopes": [],
        "properties": {
            "IsFirstParty": "False",
            "AzureActiveDirectoryResourceId": "https://management.core.windows.net/",
            "IsOnbehalfofLoginSupported": True,
        },
        "clientId": "[parameters('clientId')]",
        "clientSecret": "[parameters('clientSecret')]",
        "customParameters": {
            "loginUri": {"value": "https://login.microsoftonline.com"},
            "tenantId": {"value": "[parameters('tenantId')]"},
            "resourceUri": {"value": "https://management.core.windows.net/"},
            "enableOnbehalfOfLogin": {"value": "false"},
        },
    }
    assert made["parameters"]["clientId"]["defaultValue"] == CLIENT
    assert made["parameters"]["tenantId"]["defaultValue"] == "contoso.com"
    assert made["parameters"]["clientSecret"]["type"] == "securestring"
    assert "defaultValue" not in made["parameters"]["clientSecret"]


def test_placeholder_is_no_default(project):
    made = template(project, connector.properties(NewConnector(auth=Auth.FEDERATED))["properties"])

    assert "defaultValue" not in made["parameters"]["clientId"]
    assert "defaultValue" not in made["parameters"]["tenantId"]


def test_no_sign_in_needs_no_parameters_for_it(project):
    made = template(project, {"connectionParameters": {"api_key": {"type": "securestring"}}})

    assert made["parameters"].keys().isdisjoint({"clientId", "clientSecret", "tenantId"})
    assert made["resources"][0]["properties"]["connectionParameters"] == {"api_key": {"type": "securestring"}}


def test_first_of_several_ways_to_sign_in_is_taken(project):
    made = template(project, connector.properties(NewConnector(auth=Auth.MULTI))["properties"])

    assert list(made["resources"][0]["properties"]["connectionParameters"]) == ["token", "token:TenantId"]


def test_no_secret_is_in_a_template(project):
    settings = {
        "identityProvider": "oauth2",
        "clientSecret": "hush",
        "customParameters": {"secret": {"value": "hush"}},
    }
    files = logic_apps.files(project({"connectionParameters": {"token": {"oAuthSettings": settings}}}))

    assert b"hush" not in b"".join(files.values())


def test_text_in_brackets_is_no_expression(project, definition):
    definition({"info": {"title": "[Things]"}})
    files = logic_apps.files(project({"connectionParameters": {"[a]": {"type": "string"}}}))
    properties = json.loads(files["azuredeploy.json"])["resources"][0]["properties"]

    assert properties["displayName"] == "[[Things]"
    assert properties["swagger"]["info"]["title"] == "[[Things]"
    assert list(properties["connectionParameters"]) == ["[[a]"]
    assert "displayName: '[Things]'" in files["main.bicep"].decode()


def test_bicep_says_the_same_and_loads_the_definition(project):
    text = logic_apps.files(project(connector.properties(NewConnector())["properties"]))[
        "main.bicep"
    ].decode()

    assert "@secure()\nparam clientSecret string\n" in text
    assert "param location string = resourceGroup().location\n" in text
    assert "          clientSecret: clientSecret\n" in text
    assert "    swagger: loadJsonContent('apiDefinition.swagger.json')\n" in text
    assert "resource connector 'Microsoft.Web/customApis@2016-06-01' = {\n" in text
    assert "resource connection 'Microsoft.Web/connections@2016-06-01' = if (createConnection) {\n" in text


@pytest.mark.parametrize(
    "value", [None, 5, "x", [None], {"a": None}], ids=["null", "number", "text", "list", "object"]
)
def test_malformed_properties_are_no_reason_to_crash(project, definition, value):
    definition(dict.fromkeys(("info", "host", "basePath", "schemes"), value))
    keys = ("connectionParameters", "connectionParameterSets", "capabilities", "iconBrandColor")

    assert template(project, dict.fromkeys(keys, value))["resources"]

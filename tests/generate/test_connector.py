import itertools
import json
from pathlib import Path

import pytest

from toolkit.connector.api_properties import PLACEHOLDER
from toolkit.connector.clouds import CLOUDS
from toolkit.connector.project import ConnectorProject
from toolkit.generate import connector
from toolkit.generate.request import Auth, NewConnector
from toolkit.lint.engine import Linter
from toolkit.lint.rules import DEFAULT_RULES
from toolkit.validate.project import validate

TENANT = "11111111-2222-3333-4444-555555555555"
VARIANTS = [
    pytest.param(NewConnector(cloud=cloud, auth=auth, tenant=tenant, yaml=yaml), id=name)
    for cloud, auth, tenant, yaml in itertools.product(CLOUDS.values(), Auth, ("", TENANT), (False, True))
    for name in [f"{cloud.name}-{auth}-{'one' if tenant else 'any'}-{'yaml' if yaml else 'json'}"]
]


def made(request: NewConnector, folder: Path) -> ConnectorProject:
    for name, content in connector.files(request).items():
        (folder / name).write_bytes(content)
    return ConnectorProject.load(folder)


@pytest.mark.parametrize("request_", VARIANTS)
def test_every_variant_is_without_findings_in_a_certification_run(request_, tmp_path):
    project = made(request_, tmp_path)

    assert Linter(DEFAULT_RULES).project(project) == []


@pytest.mark.parametrize("request_", VARIANTS)
def test_every_variant_imports(request_, tmp_path):
    project = made(request_, tmp_path)

    assert validate(project) == []


def test_yaml_says_the_same_as_json(tmp_path):
    (tmp_path / "yaml").mkdir()
    (tmp_path / "json").mkdir()

    in_yaml = made(NewConnector(yaml=True), tmp_path / "yaml").definition
    in_json = made(NewConnector(), tmp_path / "json").definition

    assert in_yaml.path.name == "apiDefinition.swagger.yaml"
    assert in_yaml.data == in_json.data


@pytest.mark.parametrize("cloud", CLOUDS.values(), ids=CLOUDS)
def test_host_audience_and_authority_are_of_the_cloud(cloud, tmp_path):
    project = made(NewConnector(cloud=cloud, tenant=TENANT), tmp_path)
    scheme = project.definition.data["securityDefinitions"]["oauth2_auth"]
    settings = project.property_data["connectionParameters"]["token"]["oAuthSettings"]

    assert project.definition.data["host"] == cloud.arm_host
    assert scheme["authorizationUrl"] == f"{cloud.login}/{TENANT}/oauth2/authorize"
    assert scheme["tokenUrl"] == f"{cloud.login}/{TENANT}/oauth2/token"
    assert settings["properties"]["AzureActiveDirectoryResourceId"] == cloud.resource
    assert settings["customParameters"] == {
        "loginUri": {"value": cloud.login},
        "tenantId": {"value": TENANT},
        "resourceUri": {"value": cloud.resource},
        "enableOnbehalfOfLogin": {"value": "false"},
    }


def test_service_principal_brings_its_own_three_values(tmp_path):
    sets = made(NewConnector(auth=Auth.MULTI), tmp_path).property_data["connectionParameterSets"]["values"]
    own, principal = (values["parameters"] for values in sets)

    assert list(own) == ["token", "token:TenantId"]
    assert {name: parameter["type"] for name, parameter in principal.items()} == {
        "token": "oauthSetting",
        "token:TenantId": "string",
        "token:clientId": "string",
        "token:clientSecret": "securestring",
    }
    assert (
        principal["token"]["oAuthSettings"]["customParameters"]["grantType"]["value"] == "client_credentials"
    )


def test_federated_credential_needs_a_tenant_and_no_secret(tmp_path):
    project = made(NewConnector(auth=Auth.FEDERATED), tmp_path)
    settings = project.property_data["connectionParameters"]["token"]["oAuthSettings"]

    assert settings["customParameters"]["tenantId"]["value"] == PLACEHOLDER
    assert settings["properties"]["FederatedIdentityCredentials"] == {
        "Issuer": f"https://login.microsoftonline.com/{PLACEHOLDER}/v2.0",
        "Subject": "",
        "Audience": "api://AzureADTokenExchange",
    }


def test_policy_keeps_every_pageable_operation_behind_the_connector(tmp_path):
    project = made(NewConnector(), tmp_path)
    pageable = [
        operation["operationId"]
        for item in project.definition.data["paths"].values()
        for operation in item.values()
        if "x-ms-pageable" in operation
    ]
    (policy,) = project.property_data["policyTemplateInstances"]

    assert policy["templateId"] == "updatenextlink"
    assert policy["parameters"]["x-ms-apimTemplate-operationName"] == pageable


def test_publisher_and_email_are_the_owners_and_never_invented():
    plain = connector.definition(NewConnector())["info"]["contact"]
    owned = connector.definition(NewConnector(publisher="Contoso IT", email="it@contoso.com"))["info"][
        "contact"
    ]

    assert plain == {"name": "IT department"}
    assert owned == {"name": "Contoso IT", "email": "it@contoso.com"}
    assert "publisher" not in connector.properties(NewConnector())["properties"]
    assert (
        connector.properties(NewConnector(publisher="Contoso IT"))["properties"]["publisher"] == "Contoso IT"
    )


def test_settings_name_the_files_of_the_project():
    settings = json.loads(connector.files(NewConnector(yaml=True))["settings.json"])

    assert settings == {
        "apiDefinition": "apiDefinition.swagger.yaml",
        "apiProperties": "apiProperties.json",
        "icon": "icon.png",
    }

import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules.connection_parameters import (
    connection_parameter_unnamed,
    parameter_set_not_unique,
    secret_shown_in_clear,
    service_principal_incomplete,
)
from toolkit.lint.sample import project_of

CLIENT_CREDENTIALS = {"grantType": {"value": "client_credentials"}}


def found(rule, members):
    return Linter([rule]).project(project_of("properties", members)[0])


def principal(**settings):
    token = {"type": "oauthSetting", "oAuthSettings": {"customParameters": CLIENT_CREDENTIALS, **settings}}
    return {"connectionParameterSets": {"values": [{"name": "sp", "parameters": {"token": token}}]}}


def parameters(**types):
    return {"connectionParameters": {name: {"type": kind} for name, kind in types.items()}}


@pytest.mark.parametrize("name", ["api_key", "apiKey", "password", "client-secret", "SubscriptionKey"])
def test_secret_is_told_by_its_name(name):
    assert len(found(secret_shown_in_clear, parameters(**{name: "string"}))) == 1


@pytest.mark.parametrize("name", ["keyboard", "tokenUrl", "username", "secretary", "key_id"])
def test_name_is_that_of_no_secret(name):
    assert found(secret_shown_in_clear, parameters(**{name: "string"})) == []


def test_service_principal_may_be_written_in_the_settings():
    settings = {
        "clientId": "1",
        "clientSecret": "",
        "customParameters": {**CLIENT_CREDENTIALS, "tenantId": {"value": "common"}},
    }

    assert found(service_principal_incomplete, principal(**settings)) == []


def test_everything_that_a_service_principal_lacks_is_named():
    (finding,) = found(service_principal_incomplete, principal(clientId="1"))

    assert finding.message == "`client_credentials` needs `token:clientSecret`, `token:TenantId`"


def test_claim_is_named_without_its_token():
    asked = {"token:orgName": {"type": "string", "uiDefinition": {}}}

    (finding,) = found(connection_parameter_unnamed, {"connectionParameters": asked})

    assert finding.fix.patches[0].value == "Org Name"


@pytest.mark.parametrize("shown", [None, [], {"constraints": {"hidden": True}}, {"displayName": 5}])
def test_parameter_needs_no_name(shown):
    asked = {"connectionParameters": {"key": {"type": "string", "uiDefinition": shown}}}

    assert found(connection_parameter_unnamed, asked) == []


@pytest.mark.parametrize(
    "values", [None, [None], [{"name": None}, {"name": None}], [{"name": []}, {"name": []}]]
)
def test_sets_without_names_are_not_the_same(values):
    assert found(parameter_set_not_unique, {"connectionParameterSets": {"values": values}}) == []

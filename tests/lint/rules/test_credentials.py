import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules.credentials import client_id_not_valid, client_secret_present
from toolkit.lint.sample import project_of


def found(rule, **settings):
    oauth = {"identityProvider": "aad", **settings}
    parameters = {"token": {"type": "oauthSetting", "oAuthSettings": oauth}}
    return Linter([rule]).project(project_of("properties", {"connectionParameters": parameters})[0])


@pytest.mark.parametrize(
    "client_id",
    ["", "<clientId>", "[[DUMMY]]", "Enter your client ID", "00000000-0000-0000-0000-000000000000"],
)
def test_stand_in_for_a_client_id_is_let_pass(client_id):
    assert found(client_id_not_valid, clientId=client_id) == []


def test_other_providers_have_ids_of_other_forms():
    assert found(client_id_not_valid, identityProvider="oauth2", clientId="7") == []


@pytest.mark.parametrize("secret", ["", " ", "[[DUMMY]]", "<secret>", "your-secret-here", "xxx", "*****"])
def test_stand_in_for_a_secret_is_let_pass(secret):
    assert found(client_secret_present, clientSecret=secret) == []


@pytest.mark.parametrize("secret", ["t8Q~ample", "hunter", "correct horse battery staple"])
def test_secret_is_reported_and_not_repeated(secret):
    (finding,) = found(client_secret_present, clientSecret=secret)

    assert finding.pointer.endswith("/clientSecret")
    assert secret not in finding.message


def test_default_of_a_secret_parameter_is_a_secret():
    parameters = {
        "key": {"type": "securestring", "defaultValue": "t8Q~ample"},
        "text": {"type": "string", "defaultValue": "a"},
    }

    findings = Linter([client_secret_present]).project(
        project_of("properties", {"connectionParameters": parameters})[0]
    )

    assert [finding.pointer for finding in findings] == ["/properties/connectionParameters/key/defaultValue"]

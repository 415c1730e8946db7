import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules.sign_in_addresses import (
    identity_provider_misspelt,
    login_uri_not_bare,
    redirect_url_shared,
    resources_disagree,
)
from toolkit.lint.rules.sign_in_refresh import refresh_url_missing
from toolkit.lint.sample import project_of


def found(rule, settings, **others):
    token = {"type": "oauthSetting", "oAuthSettings": settings}
    members = {"connectionParameters": {"token": token, **others}}
    return Linter([rule]).project(project_of("properties", members)[0])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Azure Active Directory", "aad"),
        ("EntraID", "aad"),
        ("oauth2.0", "oauth2"),
        ("oauth2generics", "oauth2generic"),
    ],
)
def test_provider_has_another_name(written, meant):
    (finding,) = found(identity_provider_misspelt, {"identityProvider": written})

    assert finding.fix.patches[0].value == meant


@pytest.mark.parametrize("written", ["AAD", "OAuth2", "github", "salesforce", "", None, 5])
def test_provider_is_known_or_near_to_none(written):
    assert found(identity_provider_misspelt, {"identityProvider": written}) == []


def test_resources_are_the_same_with_and_without_a_slash():
    settings = {
        "customParameters": {"resourceUri": {"value": "https://graph.microsoft.com/"}},
        "properties": {"AzureActiveDirectoryResourceId": "https://Graph.microsoft.com"},
    }

    assert found(resources_disagree, settings) == []


@pytest.mark.parametrize("address", ["https://login.microsoftonline.com", "{{ login }}", "https://[", "", 5])
def test_login_is_bare_or_a_stand_in(address):
    settings = {"identityProvider": "aad", "customParameters": {"loginUri": {"value": address}}}

    assert found(login_uri_not_bare, settings) == []


def test_login_of_another_provider_may_have_a_path():
    settings = {
        "identityProvider": "oauth2",
        "customParameters": {"loginUri": {"value": "https://a.example/b"}},
    }

    assert found(login_uri_not_bare, settings) == []


@pytest.mark.parametrize("mode", ["Global", "Direct", None, 5])
def test_shared_redirect_address_fits_a_shared_mode(mode):
    settings = {"redirectMode": mode, "redirectUrl": "https://global.consent.azure-apim.net/redirect"}

    assert found(redirect_url_shared, settings) == []


@pytest.mark.parametrize(
    ("custom", "others"),
    [
        ({"tokenUrl": {"value": "https://t"}, "RefreshURL": {"value": "https://t"}}, {}),
        ({"tokenUrl": {"value": "https://t"}, "refreshUrl": None}, {}),
        ({"tokenUrl": {"value": "https://t"}}, {"token:refreshUrl": {"type": "string"}}),
        ({}, {}),
        ([], {}),
    ],
    ids=["another case", "malformed", "asked of makers", "no first token either", "no object"],
)
def test_refresh_address_is_not_missing(custom, others):
    settings = {"identityProvider": "oauth2", "customParameters": custom}

    assert found(refresh_url_missing, settings, **others) == []

import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules.sign_in import (
    resource_uri_without_slash,
    sign_in_parameter_missing,
    tenant_claim_not_exact,
)
from toolkit.lint.sample import project_of


def token(provider, custom, **others):
    settings = {"identityProvider": provider, "customParameters": custom}
    return {"token": {"type": "oauthSetting", "oAuthSettings": settings}, **others}


def found(rule, members):
    return Linter([rule]).project(project_of("properties", members)[0])


@pytest.mark.parametrize(
    "parameters",
    [
        token("oauth2", {"AuthorizationUrl": {"value": "https://a"}, "TokenUrl": {"value": "https://t"}}),
        token("aad", {}, **{"token:ResourceUri": {"type": "string"}}),
        token("facebook", {}),
    ],
    ids=["names in another case", "asked of the maker", "a provider that knows its addresses"],
)
def test_sign_in_parameter_is_not_missing(parameters):
    assert found(sign_in_parameter_missing, {"connectionParameters": parameters}) == []


def test_settings_without_custom_parameters_are_marked_themselves():
    parameters = {"token": {"oAuthSettings": {"identityProvider": "aad"}}}

    (finding,) = found(sign_in_parameter_missing, {"connectionParameters": parameters})

    assert finding.pointer == "/properties/connectionParameters/token/oAuthSettings"


def test_resource_is_looked_at_where_it_stands_twice():
    settings = {
        "identityProvider": "aad",
        "properties": {"AzureActiveDirectoryResourceId": "https://management.core.chinacloudapi.cn"},
        "customParameters": {"resourceUri": {"value": "https://management.core.chinacloudapi.cn"}},
    }

    findings = found(
        resource_uri_without_slash, {"connectionParameters": {"token": {"oAuthSettings": settings}}}
    )

    assert [finding.pointer.rpartition("/oAuthSettings")[2] for finding in findings] == [
        "/properties/AzureActiveDirectoryResourceId",
        "/customParameters/resourceUri/value",
    ]


def test_parameter_set_may_ask_for_the_tenant():
    claim = {"type": "string", "uiDefinition": {"constraints": {"hidden": "false", "required": "true"}}}
    sets = {"values": [{"name": "oauthSP", "parameters": {"token:TenantId": claim}}]}

    assert found(tenant_claim_not_exact, {"connectionParameterSets": sets}) == []


@pytest.mark.parametrize(
    ("custom", "renamed"),
    [
        ({"resorceUri": {"value": "https://a"}}, "resorceUri"),
        ({"tenantId": {"value": "common"}}, None),
        ({"loginUri": {"value": "https://a"}}, None),
        ([], None),
    ],
)
def test_misspelt_sign_in_parameter_is_renamed(custom, renamed):
    (finding,) = found(sign_in_parameter_missing, {"connectionParameters": token("aad", custom)})

    patches = finding.fix.patches if finding.fix else ()
    assert [patch.tokens[-1] for patch in patches] == ([renamed] if renamed else [])

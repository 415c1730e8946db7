import json

import pytest

from toolkit.auth import downloaded
from toolkit.auth.downloaded import Made
from toolkit.errors import BadValue, SpecgenError

REDIRECT = "https://global.consent.azure-apim.net/redirect/mine-5f1"


def written(tmp_path, parameters):
    path = tmp_path / "apiProperties.json"
    path.write_text(json.dumps({"properties": parameters}))
    return path


def token(**settings):
    return {"token": {"type": "oauthSetting", "oAuthSettings": {"identityProvider": "aad", **settings}}}


@pytest.mark.parametrize("as_folder", [True, False], ids=["folder", "file"])
def test_redirect_address_and_subject_are_found(tmp_path, as_folder):
    trusted = {"FederatedIdentityCredentials": {"Subject": "/eid1/x"}}
    path = written(tmp_path, {"connectionParameters": token(redirectUrl=REDIRECT, properties=trusted)})

    assert downloaded.made(tmp_path if as_folder else path) == Made(REDIRECT, "/eid1/x")


def test_service_principal_is_passed_over(tmp_path):
    alone = token(
        redirectUrl="https://other", customParameters={"grantType": {"value": "client_credentials"}}
    )
    sets = [{"parameters": alone}, {"parameters": token(redirectUrl=REDIRECT)}]
    written(tmp_path, {"connectionParameterSets": {"values": sets}})

    assert downloaded.made(tmp_path) == Made(REDIRECT)


def test_connector_without_an_address_is_refused(tmp_path):
    written(tmp_path, {"connectionParameters": token()})

    with pytest.raises(BadValue, match="no `redirectUrl`"):
        downloaded.made(tmp_path)


def test_folder_without_a_connector_is_refused(tmp_path):
    with pytest.raises(SpecgenError, match=r"apiProperties\.json"):
        downloaded.made(tmp_path)

import pytest

from toolkit.bundle.reading import guess

ENTRA = {
    "type": "oauth2",
    "authorizationUrl": "https://login.microsoftonline.com/contoso.com/oauth2/authorize",
}
OTHER = {
    "type": "oauth2",
    "authorizationUrl": "https://example.com/authorize",
    "tokenUrl": "https://example.com/token",
    "scopes": {"read": ""},
}


def parameters(*schemes: object, host: str = "management.azure.com") -> dict[str, dict[str, object]]:
    named = {f"scheme{index}": scheme for index, scheme in enumerate(schemes)}
    made: dict[str, dict[str, object]] = guess.properties({"host": host, "securityDefinitions": named})[
        "properties"
    ]["connectionParameters"]
    return made


def test_sign_in_with_microsoft_entra_is_that_of_the_cloud():
    settings = parameters(ENTRA)["token"]["oAuthSettings"]

    assert settings["identityProvider"] == "aad"
    assert {name: custom["value"] for name, custom in settings["customParameters"].items()} == {
        "loginUri": "https://login.microsoftonline.com",
        "tenantId": "contoso.com",
        "resourceUri": "https://management.core.windows.net/",
        "enableOnbehalfOfLogin": "false",
    }


def test_resource_of_another_service_is_its_host():
    settings = parameters(ENTRA, host="graph.microsoft.com")["token"]["oAuthSettings"]

    assert settings["customParameters"]["resourceUri"] == {"value": "https://graph.microsoft.com/"}


def test_other_sign_in_keeps_its_addresses_and_scopes():
    settings = parameters(OTHER)["token"]["oAuthSettings"]

    assert (settings["identityProvider"], settings["scopes"]) == ("oauth2", ["read"])
    assert settings["customParameters"]["tokenUrl"] == {"value": "https://example.com/token"}


@pytest.mark.parametrize(
    ("scheme", "asked"),
    [
        pytest.param({"type": "apiKey"}, {"api_key": "securestring"}, id="key"),
        pytest.param({"type": "basic"}, {"username": "string", "password": "securestring"}, id="password"),
        pytest.param({"type": "other"}, {}, id="unknown"),
        pytest.param(5, {}, id="malformed"),
    ],
)
def test_connection_asks_for_what_the_definition_says(scheme, asked):
    assert {name: data["type"] for name, data in parameters(scheme).items()} == asked


def test_first_of_several_counts():
    assert list(parameters({"type": "apiKey"}, {"type": "basic"})) == ["api_key"]


@pytest.mark.parametrize("schemes", [None, [], "x", {}])
def test_no_security_asks_for_nothing(schemes):
    assert guess.properties({"securityDefinitions": schemes})["properties"]["connectionParameters"] == {}

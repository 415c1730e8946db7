import pytest

from toolkit.connector.secrets import masked, secrets


def test_secrets_are_found_wherever_they_stand():
    oauth = {
        "clientId": "id",
        "ClientSecret": "hush",
        "customParameters": {"clientSecret": {"value": "hush"}},
    }
    data = {"connectionParameters": {"token": {"oAuthSettings": oauth}}, "values": [{"clientSecret": "hush"}]}

    assert set(secrets(data)) == {
        ("connectionParameters", "token", "oAuthSettings", "ClientSecret"),
        ("connectionParameters", "token", "oAuthSettings", "customParameters", "clientSecret", "value"),
        ("values", 0, "clientSecret"),
    }


def test_parameter_that_asks_for_a_secret_is_none():
    asked = {"token:clientSecret": {"type": "securestring"}, "clientSecret": {"type": "securestring"}}

    assert list(secrets(asked)) == []
    assert list(secrets({"clientSecret": ""})) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param('"clientSecret": "hush"', '"clientSecret": "****"', id="string"),
        pytest.param(
            '"CLIENTSECRET" :\n "h\\"ush" ', '"CLIENTSECRET" :\n "******" ', id="case, lines, escape"
        ),
        pytest.param(
            '"clientSecret": {"a": 1, "value": "hush"}',
            '"clientSecret": {"a": 1, "value": "****"}',
            id="value",
        ),
        pytest.param(
            '"clientSecret": "a", "clientSecret": "bc"',
            '"clientSecret": "*", "clientSecret": "**"',
            id="twice",
        ),
        pytest.param('"clientId": "me"', '"clientId": "me"', id="none"),
    ],
)
def test_masked_text_hides_the_secret_and_keeps_every_place(text, shown):
    assert masked(text) == shown

import pytest

from toolkit.lint.rules.security_definitions import (
    oauth_url_not_valid,
    security_scheme_property_not_valid,
    security_scheme_property_required,
)

URLS = {"authorizationUrl": "https://example.com/a", "tokenUrl": "https://example.com/t"}


def defined(**members):
    return {"securityDefinitions": {"it": members}}


def last_tokens(findings):
    return {finding.pointer.rpartition("/")[2] for finding in findings}


@pytest.mark.parametrize(
    ("members", "keys"),
    [
        ({"type": "basic", "name": "X", "in": "header"}, {"name", "in"}),
        ({"type": "apiKey", "scopes": {}, **URLS}, {"scopes", "authorizationUrl", "tokenUrl"}),
        ({"type": "oauth2", "flow": "implicit", "in": "header", **URLS}, {"in", "tokenUrl"}),
        ({"type": "oauth2", "flow": "password", **URLS}, {"authorizationUrl"}),
        ({"type": "oauth2", "flow": "accessCode", "scopes": {}, "x-any": 1, "extra": 1, **URLS}, set()),
        ({"type": "oauth2", "flow": "device", **URLS}, set()),
        ({"type": "oauth2", "flow": ["implicit"], **URLS}, set()),
        ({"type": "openIdConnect", "name": "X", **URLS}, set()),
        ({"type": None, "name": "X"}, set()),
    ],
    ids=lambda value: str(value.get("type")) if isinstance(value, dict) else "",
)
def test_keys_of_another_type_or_flow_are_reported(lint, members, keys):
    assert last_tokens(lint(security_scheme_property_not_valid, defined(**members))) == keys


@pytest.mark.parametrize(
    ("members", "messages"),
    [
        ({"type": "basic"}, []),
        (
            {"type": "apiKey"},
            ["`name` is missing, type `apiKey` needs it", "`in` is missing, type `apiKey` needs it"],
        ),
        ({"type": "oauth2"}, ["`flow` is missing, type `oauth2` needs it"]),
        ({"type": "oauth2", "flow": "application"}, ["`tokenUrl` is missing, flow `application` needs it"]),
        ({"type": "oauth2", "flow": "device"}, []),
        ({"type": {}}, []),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_keys_that_type_and_flow_need_are_missed(lint, members, messages):
    findings = lint(security_scheme_property_required, defined(**members))

    assert sorted(finding.message for finding in findings) == sorted(messages)


@pytest.mark.parametrize(
    ("url", "count"),
    [
        ("https://{tenant}.fabrikam.com/token", 0),
        ('@environmentVariables("con_Token")', 0),
        (5, 0),
        ("", 1),
        ("fabrikam.com/token", 1),
        ("https://fabrikam.com/get token", 1),
    ],
)
def test_address_to_sign_in_at_is_absolute_or_a_variable(lint, url, count):
    scheme = {"type": "oauth2", "flow": "password", "tokenUrl": url, "scopes": {}}

    assert len(lint(oauth_url_not_valid, defined(**scheme))) == count

import pytest

from toolkit.lint.rules.security import (
    oauth_security_requirement_value_must_be_scope_name,
    security_requirement_must_be_defined,
    security_requirement_must_have_empty_value,
    security_requirement_must_have_value,
)

KEY = {"type": "apiKey", "name": "X-Key", "in": "header"}
OAUTH = {"type": "oauth2", "flow": "implicit", "authorizationUrl": "https://example.com"}


def secured(requirement, **definitions):
    return {"securityDefinitions": definitions, "security": [requirement]}


@pytest.mark.parametrize(
    ("requirement", "definitions", "after"),
    [
        ({"kee": []}, {"key": KEY}, [{"key": []}]),
        ({"kee": ["read"]}, {"key": KEY}, []),
        ({"kee": []}, {"key": KEY, "oauth": OAUTH}, []),
        ({"kee": [], "key": []}, {"key": KEY}, [{"key": []}]),
        ({"kee": []}, {}, []),
    ],
    ids=["the only definition", "with scopes", "one of two", "beside a defined one", "no definition"],
)
def test_undefined_requirement_is_renamed_or_removed(mended, requirement, definitions, after):
    definition = mended(security_requirement_must_be_defined, secured(requirement, **definitions))

    assert definition["security"] == after


def test_requirement_of_an_operation_is_looked_at_and_marked_at_its_key(lint):
    (finding,) = lint(security_requirement_must_be_defined, {"security": [{}, {"key": []}]}, "operation")

    assert finding.pointer == "/paths/~1t/post/security/1/key"
    assert finding.end_column - finding.column == len('"key"')


@pytest.mark.parametrize("definitions", [None, [], {"key": None}, {"key": {"type": ["apiKey"]}}], ids=repr)
def test_malformed_definitions_have_no_type(lint, definitions):
    members = {"securityDefinitions": definitions, "security": [{"key": ["read"]}]}

    assert lint(security_requirement_must_have_empty_value, members) == []
    assert lint(oauth_security_requirement_value_must_be_scope_name, members) == []


@pytest.mark.parametrize("value", [[], "read", {}, 5, False], ids=repr)
def test_only_null_is_no_value(lint, value):
    assert lint(security_requirement_must_have_value, secured({"key": value}, key=KEY)) == []


@pytest.mark.parametrize(
    ("scopes", "after"),
    [({}, {"read": "read"}), ({"write": "Write"}, {"write": "Write", "read": "read"})],
    ids=["none so far", "another"],
)
def test_scope_is_added_to_those_of_the_definition(mended, scopes, after):
    members = secured({"oauth": ["read", None, "read"]}, oauth={**OAUTH, "scopes": scopes})

    definition = mended(oauth_security_requirement_value_must_be_scope_name, members)

    assert definition["securityDefinitions"]["oauth"]["scopes"] == after


def test_scopes_are_added_where_there_are_none(mended):
    definition = mended(
        oauth_security_requirement_value_must_be_scope_name, secured({"oauth": ["read"]}, oauth=OAUTH)
    )

    assert definition["securityDefinitions"]["oauth"] == {**OAUTH, "scopes": {"read": "read"}}


def test_scopes_of_another_type_are_left_alone(lint):
    members = secured({"oauth": ["read"]}, oauth={**OAUTH, "scopes": ["read"]})

    assert [
        finding.fix for finding in lint(oauth_security_requirement_value_must_be_scope_name, members)
    ] == [None]

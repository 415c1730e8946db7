import json

import pytest

from toolkit.document import Document
from toolkit.preview.trying.bodies import Given
from toolkit.preview.trying.preparing import prepared

OAUTH = {"type": "oauth2", "flow": "accessCode"}


@pytest.mark.parametrize(
    ("root", "headers"),
    [
        pytest.param({}, {}, id="nothing is demanded"),
        pytest.param({"securityDefinitions": {"a": OAUTH}}, {"Authorization": "Bearer ***"}, id="OAuth"),
        pytest.param(
            {"securityDefinitions": {"a": {"type": "basic"}}}, {"Authorization": "Basic ***"}, id="basic"
        ),
        pytest.param(
            {"securityDefinitions": {"a": {"type": "apiKey", "in": "header", "name": "X"}}},
            {"X": "***"},
            id="key",
        ),
        pytest.param({"securityDefinitions": {"a": OAUTH}, "security": []}, {}, id="nothing is asked for"),
        pytest.param(
            {"securityDefinitions": {"a": OAUTH, "b": {"type": "basic"}}, "security": [{"b": []}]},
            {"Authorization": "Basic ***"},
            id="asked for",
        ),
        pytest.param({"securityDefinitions": {"a": 5}, "security": [5, {"a": 7}]}, {}, id="malformed"),
    ],
)
def test_request_is_signed_as_the_definition_demands(trying, root, headers):
    tried = trying(**root)

    assert prepared(tried.project, tried.operation, Given({})).request.headers == {
        "Accept": "application/json",
        **headers,
    }


def test_key_in_the_query_is_hidden(trying):
    tried = trying(securityDefinitions={"a": {"type": "apiKey", "in": "query", "name": "my key"}})

    assert prepared(tried.project, tried.operation, Given({})).request.url.endswith("/things?my%20key=***")


def test_connection_decides_before_the_definition(trying):
    tried = trying(securityDefinitions={"a": {"type": "basic"}})
    properties = json.dumps({"properties": {"connectionParameters": {"token": {"type": "oauthSetting"}}}})
    project = tried.project._replace(properties=Document(tried.project.properties.path, properties))

    assert prepared(project, tried.operation, Given({})).request.headers["Authorization"] == "Bearer ***"


def test_token_that_was_filled_in_is_not_shown(trying):
    parameters = [{"name": "authorization", "in": "header", "type": "string"}]
    tried = trying({"parameters": parameters}, securityDefinitions={"a": OAUTH})
    sent = prepared(tried.project, tried.operation, Given({"header/authorization": "Bearer real"})).request

    assert sent.headers == {"Accept": "application/json", "Authorization": "Bearer ***"}

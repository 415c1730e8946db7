"""schemathesis calls the mock by the definition that it mocks, and finds no server error."""

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error

from toolkit.connector.project import ConnectorProject
from toolkit.mock.app import TOKEN, Settings, app


@pytest.mark.slow
def test_no_request_makes_a_server_error(machines):
    project = ConnectorProject.load(machines)
    definition = json.loads(project.definition.text)
    mock = app(project, {}, Settings(hosts=("*",), requests_a_minute=100_000))
    schema = schemathesis.openapi.from_dict(definition)
    schema.app = mock
    asked = 0
    for operation in schema.get_all_operations():

        @settings(
            max_examples=25,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @pytest.mark.filterwarnings("ignore")
        def call(case):
            response = case.call(headers={"Authorization": f"Bearer {TOKEN}"})
            case.validate_response(response, checks=[not_a_server_error])

        from hypothesis import given

        given(case=operation.ok().as_strategy())(call)()
        asked += 1
    assert asked == len(list(schema.get_all_operations())) >= 10

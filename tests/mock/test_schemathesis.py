"""Call the mock by the definition that it mocks, with whatever that allows."""

import json
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from toolkit.catalog import builtin
from toolkit.cli.main import main
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.mock.app import TOKEN, Settings, app
from toolkit.mock.tenant import SUBSCRIPTIONS

ROOT = Path(__file__).parents[2]
# What makers choose from dropdowns; anything else is soon told to be missing.
CHOSEN = {
    "api-version": None,
    "subscriptionId": SUBSCRIPTIONS[0].id,
    "resourceGroupName": "rg-web-prod",
    "scope": f"subscriptions/{SUBSCRIPTIONS[0].id}",
    "vmName": "vm-web-prod-01",
}


def flagship(_folder):
    return ConnectorProject.load(ROOT / "specs" / "azure-resource-manager")


def catalog(folder):
    """Return a project with every third operation of the catalog."""
    names = list(builtin.operations())[::3]
    main(["new", str(folder)])
    main(["add-operation", str(folder), *names])
    return ConnectorProject.load(folder)


def published(_folder):
    document = Document.read(ROOT / "tests" / "fixtures" / "whole.swagger.json")
    # Merge patches that have few members each make an object of many, which no schema keeps from it.
    unlimited = document.text.replace('"maxProperties": 4,', "")
    return ConnectorProject.of_definition(document.with_text(unlimited))


def chosen(data):
    """Return a definition that allows of some parameters only what makers would choose."""
    data = json.loads(json.dumps(data))
    operations = (one for item in data["paths"].values() for one in item.values() if isinstance(one, dict))
    for parameter in (one for operation in operations for one in operation.get("parameters", ())):
        value = CHOSEN.get(parameter.get("name")) or parameter.get("default")
        if parameter.get("name") in CHOSEN and value:
            parameter["enum"] = [value]
    return data


@pytest.mark.slow
@pytest.mark.parametrize("project", [flagship, catalog, published], ids=lambda make: make.__name__)
def test_no_call_that_the_definition_allows_is_a_server_error(project, tmp_path):
    made = project(tmp_path / "c")
    application = app(made, {}, Settings(hosts=("*",), requests_a_minute=1_000_000))
    codes = set()
    for data in (made.definition.data, chosen(made.definition.data)):
        schema = schemathesis.openapi.from_dict(data)
        schema.app = application
        operations = [result.ok() for result in schema.get_all_operations()]

        @settings(
            max_examples=4 * len(operations) + 10,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(some.sampled_from(operations).flatmap(lambda operation: operation.as_strategy()))
        def call(case):
            response = case.call(headers={"Authorization": f"Bearer {TOKEN}"})
            codes.add(response.status_code)

            case.validate_response(response, checks=[not_a_server_error, response_schema_conformance])

        call()

    assert codes & {200, 201, 202}

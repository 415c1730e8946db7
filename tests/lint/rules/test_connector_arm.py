"""Rules about connectors of Azure Resource Manager, all of which are silent about other services."""

import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.resource_manager import API_VERSION, sample
from toolkit.lint.rules import (
    connector_arm_audience,
    connector_arm_dropdowns,
    connector_arm_leftovers,
    connector_arm_paging,
    connector_arm_secrets,
    connector_arm_version_dates,
    connector_arm_versions,
)
from toolkit.lint.rules.connector_arm_dropdowns import dropdown_missing
from toolkit.lint.rules.connector_arm_secrets import secret_not_marked
from toolkit.lint.rules.connector_arm_versions import api_version_missing, api_version_visible
from toolkit.lint.sample import part_of, project_of

TOPICS = (
    connector_arm_audience,
    connector_arm_dropdowns,
    connector_arm_leftovers,
    connector_arm_paging,
    connector_arm_secrets,
    connector_arm_version_dates,
    connector_arm_versions,
)
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for topic in TOPICS
    for rule in topic.RULES
    for number, example in enumerate(rule.examples)
]
NAMED = {"name": {"type": "string"}}


def listing(operation_id, **properties):
    elements = {"type": "array", "items": {"type": "object", "properties": properties}}
    answer = {"description": "OK", "schema": {"type": "object", "properties": {"value": elements}}}
    return {"operationId": operation_id, "responses": {"200": answer}}


def chosen(name):
    return {"name": name, "in": "path", "required": True, "type": "string"}


def groups(own_name):
    """Return a connector that lists resource groups, and an action that wants one."""
    group = {**listing("ListGroups", **NAMED), "parameters": [chosen("subscriptionId"), API_VERSION]}
    own = {"operationId": "GetRoom", "parameters": [chosen(own_name), chosen("resourceGroupName")]}
    paths = {
        "/subscriptions/{subscriptionId}/resourceGroups": {"get": group},
        f"/subscriptions/{{{own_name}}}/resourceGroups/{{resourceGroupName}}/room": {"get": own},
    }
    return {"host": "management.azure.com", "paths": paths}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_other_services_may_do_as_they_please(rule, example):
    part = part_of(rule, example)
    key = "apiDefinition.swagger.json"
    elsewhere = {"host": "api.example.com"}
    bad = (
        {**example.bad, key: {**example.bad[key], **elsewhere}}
        if part == "project"
        else {**example.bad, **elsewhere}
    )

    assert Linter([rule]).project(project_of(part, bad)[0]) == []


def test_dropdown_of_groups_depends_on_the_subscription(mended):
    fixed = mended(dropdown_missing, groups("SubscriptionID"))

    parameter = fixed["paths"]["/subscriptions/{SubscriptionID}/resourceGroups/{resourceGroupName}/room"][
        "get"
    ]["parameters"][1]
    assert parameter["x-ms-dynamic-values"] == {
        "operationId": "ListGroups",
        "value-collection": "value",
        "value-path": "name",
        "value-title": "name",
        "parameters": {"subscriptionId": {"parameter": "SubscriptionID"}, "api-version": "2022-12-01"},
    }
    assert parameter["x-ms-dynamic-list"]["parameters"] == {
        "subscriptionId": {"parameterReference": "SubscriptionID"},
        "api-version": {"value": "2022-12-01"},
    }


def test_dropdown_without_a_subscription_is_not_proposed(lint):
    assert [finding.fix for finding in lint(dropdown_missing, groups("account"))] == [None]


def test_list_that_does_not_declare_what_it_lists_makes_no_dropdown(lint):
    definition = sample(parameters=[API_VERSION])
    definition["paths"]["/subscriptions/{subscriptionId}"] = {
        "get": {"operationId": "GetSubscription", "parameters": [chosen("subscriptionId"), API_VERSION]}
    }

    assert lint(dropdown_missing, definition) == []


def test_version_without_default_has_no_fix(lint):
    version = {"name": "api-version", "in": "query", "type": "string"}

    (finding,) = lint(api_version_visible, sample(parameters=[version]))

    assert finding.message == "makers are asked for `api-version`; give it a default and make it internal"
    assert finding.fix is None


def test_version_may_be_a_parameter_that_is_missing():
    files = {"apiDefinition.swagger.json": sample(parameters=[{"$ref": "common.json#/parameters/Version"}])}

    assert Linter([api_version_missing]).project(project_of("project", files)[0]) == []


def test_policy_for_other_operations_adds_no_version():
    parameters = {
        "x-ms-apimTemplateParameter.name": "api-version",
        "x-ms-apimTemplateParameter.value": "2022-12-01",
        "x-ms-apimTemplate-operationName": ["GetRoom"],
    }
    files = {
        "apiDefinition.swagger.json": sample(parameters=[]),
        "apiProperties.json": {
            "properties": {
                "policyTemplateInstances": [{"templateId": "setqueryparameter", "parameters": parameters}]
            }
        },
    }

    findings = Linter([api_version_missing]).project(project_of("project", files)[0])

    assert [finding.pointer for finding in findings] == ["/paths/~1subscriptions/get"]


@pytest.mark.parametrize(
    ("properties", "secrets"),
    [
        ({"primaryKey": {"type": "string"}, "keyName": {"type": "string"}}, ["primaryKey"]),
        ({"keyName": {"type": "string"}, "value": {"type": "string"}}, ["value"]),
        ({"value": {"type": "string"}, "keyVaultId": {"type": "string"}}, []),
        ({"password": {"type": "boolean"}, "secret": {"type": ["string"]}}, []),
    ],
)
def test_secret_is_told_by_its_name(lint, properties, secrets):
    definition = {
        "host": "management.azure.com",
        "definitions": {"Keys": {"type": "object", "properties": properties}},
    }

    pointers = [finding.pointer for finding in lint(secret_not_marked, definition)]

    assert pointers == [f"/definitions/Keys/properties/{name}" for name in secrets]

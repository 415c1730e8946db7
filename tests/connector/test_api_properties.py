import pytest

from toolkit.connector.api_properties import connection_parameters, policies, script_operations
from toolkit.lint.sample import project_of
from toolkit.pointer import render

AAD = {
    "type": "oauthSetting",
    "oAuthSettings": {"identityProvider": "AAD", "customParameters": {"ResourceUri": {"value": "https://a"}}},
}


def project(members):
    return project_of("properties", members)[0]


def test_parameters_of_sets_come_after_the_others():
    sets = {"values": [{"name": "oauth", "parameters": {"token": AAD}}]}

    found = connection_parameters(
        project({"connectionParameters": {"key": {}}, "connectionParameterSets": sets})
    )

    assert [(parameter.name, render(parameter.place.tokens)) for parameter in found] == [
        ("key", "/properties/connectionParameters/key"),
        ("token", "/properties/connectionParameterSets/values/0/parameters/token"),
    ]


def test_custom_parameter_is_found_whatever_its_case():
    (parameter,) = connection_parameters(project({"connectionParameters": {"token": AAD}}))

    text = parameter.custom("resourceUri")

    assert (parameter.provider, text.value) == ("aad", "https://a")
    assert text.place.tokens[-2:] == ("ResourceUri", "value")


@pytest.mark.parametrize(
    ("template", "parameters"), [("templateId", "parameters"), ("TemplateId", "Parameters")]
)
def test_policy_is_read_in_both_spellings(template, parameters):
    instance = {template: "setheader", parameters: {"x-ms-apimTemplate-operationName": ["ListColors", 5]}}

    (policy,) = policies(project({"policyTemplateInstances": [instance]}))

    assert policy.template_id.value == "setheader"
    assert [(text.value, text.place.tokens[-3]) for text in policy.operations] == [("ListColors", parameters)]


@pytest.mark.parametrize("value", [None, 5, "x", [], {}, [None], {"a": None}, {"values": [5]}])
def test_malformed_members_hold_nothing(value):
    malformed = project(
        dict.fromkeys(
            (
                "connectionParameters",
                "connectionParameterSets",
                "policyTemplateInstances",
                "scriptOperations",
            ),
            value,
        )
    )

    assert list(connection_parameters(malformed)) == []
    assert list(policies(malformed)) == []
    assert list(script_operations(malformed)) == []

import pytest

from toolkit.finding import Severity
from toolkit.lint.engine import Linter
from toolkit.validate import files


def found(project):
    findings = Linter(files.RULES).project(project)
    return [(finding.rule, finding.pointer, finding.message) for finding in findings]


def token(**settings):
    return {"connectionParameters": {"token": {"type": "oauthSetting", "oAuthSettings": settings}}}


SETTINGS = "/properties/connectionParameters/token/oAuthSettings"


@pytest.mark.parametrize(
    ("members", "at", "message"),
    [
        (
            {"connectionParameters": {"my key": {"type": "string"}}},
            "/properties/connectionParameters/my key",
            "`my key` does not match `^[0-9A-Za-z_]+(:[0-9A-Za-z_]+)?$`",
        ),
        (
            {"connectionParameters": {"token": {"type": "oauthSetting"}}},
            "/properties/connectionParameters/token",
            "`oAuthSettings` is missing",
        ),
        (token(), SETTINGS, "`identityProvider` is missing"),
        (
            token(identityProvider="aad", redirectMode="Globel"),
            f"{SETTINGS}/redirectMode",
            "`Globel` is not one of `Global`, `GlobalPerConnector`, `Direct`; did you mean `Global`?",
        ),
        (
            token(identityProvider="aad", customParameters={"tenantId": "common"}),
            f"{SETTINGS}/customParameters/tenantId",
            "`common` is a string, an object is expected",
        ),
        (
            token(identityProvider="aad", properties={"IsFirstParty": False}),
            f"{SETTINGS}/properties/IsFirstParty",
            '`false` is not one of `"True"`, `"False"`, `"true"`, `"false"`',
        ),
        (
            {"capabilities": "actions"},
            "/properties/capabilities",
            "`actions` is a string, an array is expected",
        ),
        (
            {"connectionParameterSets": {"uiDefinition": {}, "values": []}},
            "/properties/connectionParameterSets/values",
            "this is empty",
        ),
        (
            {"policyTemplateInstances": [{"title": "?"}]},
            "/properties/policyTemplateInstances/0",
            "`templateId` is missing",
        ),
    ],
)
def test_fault_of_the_properties_has_a_place_and_a_sentence(project, members, at, message):
    assert found(project("properties", members)) == [("PropertiesNotValid", at, message)]


def test_policies_of_an_exported_solution_are_spelled_with_capitals(project):
    policy = {"TemplateId": "SetHeader", "Title": "?", "Parameters": {"x-ms-apimTemplate-operationName": []}}

    assert found(project("properties", {"policyTemplateInstances": [policy]})) == []


def test_unknown_member_is_a_warning(project):
    (finding,) = Linter(files.RULES).project(project("properties", {"scriptOperation": []}))

    assert finding.severity is Severity.WARNING
    assert finding.message == "`scriptOperation` is not known here; did you mean `scriptOperations`?"


def test_settings_as_the_paconn_tool_writes_them_are_valid(project):
    settings = {"connectorId": "shared_a", "environment": "Default-4d2c", "icon": "icon.png", "script": None}

    assert found(project("project", {"settings.json": settings})) == []


def test_text_that_is_no_text_in_the_settings_is_a_fault(project):
    assert found(project("project", {"settings.json": {"icon": ["icon.png"]}})) == [
        ("SettingsNotValid", "/icon", "an array stands here, a string or null is expected")
    ]


@pytest.mark.parametrize("text", ["{}", '{"properties": null}', '{"properties": []}'])
def test_properties_of_no_use_are_one_fault(project, text):
    assert [rule for rule, _, _ in found(project("properties", text))] == ["PropertiesNotValid"]

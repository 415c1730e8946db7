import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules.api_properties_types import property_type_incorrect
from toolkit.lint.rules.cloud import clouds_disagree
from toolkit.lint.rules.project import connection_parameter_missing
from toolkit.lint.sample import project_of
from toolkit.validate.project import validate

OAUTH = {
    "type": "oauth2",
    "flow": "accessCode",
    "authorizationUrl": "https://a",
    "tokenUrl": "https://t",
    "scopes": {},
}
TEXT = {"type": "securestring"}


def found(rule, definition, properties):
    files = {
        "apiDefinition.swagger.json": definition,
        "apiProperties.json": {"properties": properties},
    }
    findings = Linter([rule]).project(project_of("project", files)[0])
    return [finding.pointer for finding in findings]


@pytest.mark.parametrize(
    ("scheme", "parameters", "fits"),
    [
        (OAUTH, {}, False),
        (OAUTH, {"key": TEXT}, False),
        (OAUTH, {"token": {"type": "oauthSetting"}}, True),
        ({"type": "apiKey"}, {}, False),
        ({"type": "apiKey"}, {"key": TEXT}, True),
        ({"type": "basic"}, {"username": {"type": "string"}}, False),
        ({"type": "basic"}, {"username": {"type": "string"}, "password": TEXT}, True),
        ({"type": "mystery"}, {}, True),
        ({"type": ["basic"]}, {}, True),
    ],
)
def test_security_needs_a_fitting_connection_parameter(scheme, parameters, fits):
    definition = {"securityDefinitions": {"door": scheme}, "security": [{"door": []}]}

    pointers = found(connection_parameter_missing, definition, {"connectionParameters": parameters})

    assert pointers == ([] if fits else ["/security/0/door"])


def test_security_scheme_that_nothing_requires_needs_no_parameter():
    assert found(connection_parameter_missing, {"securityDefinitions": {"door": OAUTH}}, {}) == []


def test_parameters_of_a_set_count():
    definition = {"securityDefinitions": {"door": OAUTH}, "security": [{"door": []}]}
    sets = {"values": [{"name": "oauth", "parameters": {"token": {"type": "oauthSetting"}}}]}

    assert found(connection_parameter_missing, definition, {"connectionParameterSets": sets}) == []


def entra(**custom):
    values = {name: {"value": value} for name, value in custom.items()}
    settings = {"identityProvider": "aad", "customParameters": values}
    return {"connectionParameters": {"token": {"type": "oauthSetting", "oAuthSettings": settings}}}


CUSTOM = "/properties/connectionParameters/token/oAuthSettings/customParameters"


@pytest.mark.parametrize(
    ("host", "custom", "at"),
    [
        ("management.azure.com", {"resourceUri": "https://management.azure.com/"}, []),
        ("management.azure.com", {"loginUri": "https://login.windows.net"}, []),
        ("management.azure.com", {"loginUri": "https://login.example.com"}, []),
        ("api.example.com", {"loginUri": "https://login.microsoftonline.us"}, []),
        (
            "MANAGEMENT.chinacloudapi.cn",
            {"resourceUri": "https://management.core.windows.net"},
            [f"{CUSTOM}/resourceUri/value"],
        ),
        (
            "management.chinacloudapi.cn",
            {
                "resourceUri": "https://management.core.windows.net/",
                "loginUri": "https://login.microsoftonline.com",
            },
            ["/host"],
        ),
        (
            "api.example.com",
            {
                "resourceUri": "https://management.core.usgovcloudapi.net/",
                "loginUri": "https://login.microsoftonline.com",
            },
            [f"{CUSTOM}/loginUri/value"],
        ),
    ],
    ids=[
        "the other resource",
        "the older login",
        "an unknown login",
        "an unknown host",
        "host and resource",
        "host against two",
        "resource and login",
    ],
)
def test_addresses_are_compared_as_far_as_they_are_known(host, custom, at):
    assert found(clouds_disagree, {"host": host}, entra(**custom)) == at


def test_policy_that_sets_the_host_takes_its_place():
    policy = {
        "templateId": "dynamichosturl",
        "parameters": {"x-ms-apimTemplateParameter.urlTemplate": "https://management.usgovcloudapi.net"},
    }
    properties = entra(loginUri="https://login.microsoftonline.us")

    pointers = found(
        clouds_disagree, {"host": "management.azure.com"}, properties | {"policyTemplateInstances": [policy]}
    )

    assert pointers == []


def test_security_definitions_are_of_the_same_cloud():
    scheme = OAUTH | {"tokenUrl": "https://login.microsoftonline.us/common/oauth2/token"}

    pointers = found(
        clouds_disagree, {"host": "management.azure.com", "securityDefinitions": {"door": scheme}}, {}
    )

    assert pointers == ["/securityDefinitions/door/tokenUrl"]


@pytest.mark.parametrize("value", [None, 5, [], "https://[", {"a": None}])
def test_malformed_addresses_are_no_addresses(value):
    policy = {
        "templateId": "dynamichosturl",
        "parameters": {"x-ms-apimTemplateParameter.urlTemplate": value},
    }
    definition = {"host": value, "securityDefinitions": {"a": {"tokenUrl": value}, "b": value}}

    assert found(clouds_disagree, definition, {"policyTemplateInstances": [policy]}) == []


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"token": None}, "/properties/connectionParameters/token"),
        (["token"], "/properties/connectionParameters"),
    ],
)
def test_parameter_that_is_no_object_is_one_finding(members, pointer):
    definition = {"securityDefinitions": {"door": OAUTH}, "security": [{"door": []}]}
    files = {
        "apiDefinition.swagger.json": definition,
        "apiProperties.json": {"properties": {"connectionParameters": members}},
    }
    project = project_of("project", files)[0]

    assert found(property_type_incorrect, definition, {"connectionParameters": members}) == [pointer]
    assert [finding.pointer for finding in validate(project)] == [pointer]

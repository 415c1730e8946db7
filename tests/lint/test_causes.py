"""A slip is reported once, over all rules: what follows from it is not."""

import copy
import json
from pathlib import Path

import pytest

from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.finding import Severity
from toolkit.lint.adoption.selection import OPT_IN
from toolkit.lint.engine import Linter
from toolkit.lint.rules import every_rule
from toolkit.lint.sample import embed, project_of

DEFAULT = [rule for rule in every_rule() if rule.family not in OPT_IN]

ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "type": "string",
    "x-ms-summary": "Id",
    "x-ms-url-encoding": "single",
    "description": "The id.",
}
THING = {"type": "object", "properties": {"id": {"type": "string", "title": "Id", "description": "The id."}}}
GET = {
    "operationId": "GetThing",
    "summary": "Get thing",
    "description": "Gets a thing.",
    "parameters": [ID],
    "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Thing"}}},
}
DEFINITION, _ = embed(
    "definition", {"paths": {"/things/{id}": {"get": GET}}, "definitions": {"Thing": THING}}
)
OPERATION = ("paths", "/things/{id}", "get")


def found(definition):
    document = Document(Path("apiDefinition.swagger.json"), json.dumps(definition))
    findings = Linter(DEFAULT).project(ConnectorProject.of_definition(document))
    return [(one.rule, one.message.rpartition("; ")[2]) for one in findings]


def renamed(definition, *tokens, to):
    changed = copy.deepcopy(definition)
    holder = changed
    for token in tokens[:-1]:
        holder = holder[token]
    holder[to] = holder.pop(tokens[-1])
    return changed


@pytest.mark.parametrize(
    ("tokens", "slip"),
    [
        pytest.param(("definitions",), "defintions", id="definitions that references lead to"),
        pytest.param(("paths",), "path", id="paths"),
        pytest.param(("info", "title"), "tilte", id="title"),
        pytest.param((*OPERATION, "operationId"), "operationID", id="operationId"),
        pytest.param((*OPERATION, "summary"), "sumary", id="summary"),
        pytest.param((*OPERATION, "parameters"), "paramters", id="parameters that the path needs"),
        pytest.param((*OPERATION, "responses"), "responces", id="responses"),
        pytest.param((*OPERATION, "responses", "200", "description"), "descripton", id="description"),
        pytest.param((*OPERATION, "parameters", 0, "in"), "inn", id="in"),
        pytest.param((*OPERATION, "parameters", 0, "required"), "requierd", id="required"),
        pytest.param((*OPERATION, "parameters", 0, "x-ms-summary"), "x-ms-summmary", id="x-ms-summary"),
        pytest.param(
            (*OPERATION, "parameters", 0, "x-ms-url-encoding"), "x-ms-url-encodng", id="x-ms-url-encoding"
        ),
    ],
)
def test_misspelt_key_is_one_finding(tokens, slip):
    rule = "ExtensionMisspelt" if slip.startswith("x-") else "ExtensionNameNotValid"

    assert found(renamed(DEFINITION, *tokens, to=slip)) == [(rule, f"did you mean `{tokens[-1]}`?")]


def test_several_slips_are_as_many_findings():
    definition = renamed(DEFINITION, *OPERATION, "summary", to="sumary")
    definition = renamed(definition, *OPERATION, "parameters", to="paramters")
    definition = renamed(definition, "info", "description", to="descripton")
    definition["definitions"]["Thing"]["properties"]["id"]["x-ms-visibilty"] = "internal"

    assert sorted(found(definition)) == [
        ("ExtensionMisspelt", "did you mean `x-ms-visibility`?"),
        ("ExtensionNameNotValid", "did you mean `description`?"),
        ("ExtensionNameNotValid", "did you mean `parameters`?"),
        ("ExtensionNameNotValid", "did you mean `summary`?"),
    ]


def test_misspelt_word_is_one_finding():
    definition = copy.deepcopy(DEFINITION)
    definition["paths"]["/things/{id}"]["get"]["parameters"][0]["in"] = "Path"

    assert found(definition) == [("JsonValueNotInEnum", "did you mean `path`?")]


@pytest.mark.parametrize(
    ("member", "value", "rules"),
    [
        ("required", "true", ["JsonTypeIncorrect", "PathParameterMustBeRequired"]),
        ("x-ms-url-encoding", "", ["JsonValueNotInEnum", "PathParameterMissingEncoding"]),
        ("collectionFormat", "CSV", ["CollectionFormatValueNotSupported", "JsonValueNotInEnum"]),
    ],
    ids=repr,
)
def test_what_the_platform_says_of_the_misspelt_value_itself_is_reported_too(member, value, rules):
    definition = copy.deepcopy(DEFINITION)
    definition["paths"]["/things/{id}"]["get"]["parameters"][0][member] = value

    assert sorted(rule for rule, _ in found(definition)) == rules


def test_rule_that_wants_one_value_reports_a_misspelt_one():
    definition = copy.deepcopy(DEFINITION)
    replacement = {"api": "shared_things", "operationId": "GetThingV2"}
    definition["paths"]["/things/{id}"]["get"] |= {
        "deprecated": "true",
        "x-ms-api-annotation": {"family": "GetThing", "revision": 1, "replacement": replacement},
    }

    assert sorted(rule for rule, _ in found(definition)) == [
        "ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations",
        "JsonTypeIncorrect",
    ]


def test_what_else_is_wrong_is_reported():
    definition = renamed(DEFINITION, *OPERATION, "summary", to="sumary")
    del definition["paths"]["/things/{id}"]["get"]["description"]

    assert [rule for rule, _ in found(definition)] == ["RequiredPropertyMissing", "ExtensionNameNotValid"]


def test_slip_that_stops_the_import_is_an_error():
    definition = renamed(DEFINITION, *OPERATION, "parameters", 0, "x-ms-summary", to="x-ms-summmary")
    document = Document(Path("apiDefinition.swagger.json"), json.dumps(definition))

    findings = Linter(DEFAULT).definition(document)

    assert [(one.rule, one.severity) for one in findings] == [("ExtensionMisspelt", Severity.ERROR)]


def test_rule_that_is_asked_alone_says_what_it_sees():
    definition = renamed(DEFINITION, *OPERATION, "summary", to="sumary")
    document = Document(Path("apiDefinition.swagger.json"), json.dumps(definition))
    rules = [rule for rule in every_rule() if rule.name == "RequiredPropertyMissing"]

    assert len(Linter(rules).definition(document)) == 1


@pytest.mark.parametrize(
    ("properties", "rule", "severity"),
    [
        pytest.param(
            {"connectionParameters": {"key": {"tpye": "securestring"}}},
            "MemberMisspelt",
            Severity.WARNING,
            id="type of a connection parameter as a key",
        ),
        pytest.param(
            {"connectionParameters": {"key": {"type": "securestrin"}}},
            "PropertyValueNotKnown",
            Severity.WARNING,
            id="type of a connection parameter as a value",
        ),
        pytest.param(
            {
                "connectionParameters": {"key": {"type": "securestring"}},
                "policyTemplateInstances": [
                    {
                        "templateId": "dynamichosturl",
                        "title": "Host",
                        "parameters": {"x-ms-apimTemplateParameter.urlTempalte": "https://example.com"},
                    }
                ],
            },
            "PolicyParameterNotKnown",
            Severity.ERROR,
            id="parameter of a policy",
        ),
    ],
)
def test_slip_in_api_properties_is_one_finding_over_both_files(properties, rule, severity):
    security = {
        "securityDefinitions": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
        "security": [{"key": []}],
    }
    files = {"apiDefinition.swagger.json": security, "apiProperties.json": {"properties": properties}}
    project, _ = project_of("project", files)

    findings = Linter(DEFAULT).project(project)

    assert [(one.rule, one.severity) for one in findings if one.code != "SG244"] == [(rule, severity)]

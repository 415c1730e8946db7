import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules.policy_effects import credential_in_policy, next_link_not_rewritten
from toolkit.lint.sample import project_of
from toolkit.patch import Put

PREFIX = "x-ms-apimTemplateParameter."
ON = "x-ms-apimTemplate-operationName"


def policy(template, operations=(), **parameters):
    prefixed = {f"{PREFIX}{name}": value for name, value in parameters.items()}
    return {"templateId": template, "parameters": {**prefixed, ON: list(operations)}}


def paged(properties, **pageables):
    paths = {
        f"/{name}": {"get": {"operationId": name, "x-ms-pageable": pageable}}
        for name, pageable in pageables.items()
    }
    files = {
        "apiDefinition.swagger.json": {"paths": paths},
        "apiProperties.json": {"properties": properties},
    }
    return Linter([next_link_not_rewritten]).project(project_of("project", files)[0])


def test_operations_with_the_same_link_get_one_policy():
    link = {"nextLinkName": "nextLink"}
    known = policy("updatenextlink", ["A"], nextLinkPropertyName="nextLink")

    (finding,) = paged({"policyTemplateInstances": [known]}, A=link, B=link, C=link)

    assert finding.message == "no policy `updatenextlink` rewrites the `nextLink` of `B`, `C`"
    (patch,) = finding.fix.patches
    assert patch == Put(
        ("properties", "policyTemplateInstances", "-"),
        {
            "templateId": "updatenextlink",
            "title": "Keep the next page behind the connector",
            "parameters": {f"{PREFIX}nextLinkPropertyName": "nextLink", ON: ["B", "C"]},
        },
    )


@pytest.mark.parametrize("pageable", [None, {}, {"nextLinkName": None}, {"nextLinkName": []}, "nextLink"])
def test_operation_without_a_next_link_needs_no_policy(pageable):
    assert paged({}, A=pageable) == []


def test_policies_that_are_no_list_are_left_alone():
    assert paged({"policyTemplateInstances": None}, A={"nextLinkName": "nextLink"}) == []


@pytest.mark.parametrize(
    "instance",
    [
        policy("setheader", name="Authorization", value=""),
        policy("setheader", name="Authorization", value="Bearer <token>"),
        policy("setheader", name="Accept", value="text/plain"),
        policy("setheader", name="X-Token-Kind", value="jwt"),
        policy("setproperty", name="Authorization", value="Basic 1"),
        policy("setheader", name=5, value=None),
        {"templateId": "setheader", "parameters": []},
    ],
)
def test_policy_gives_nothing_away(instance):
    project, _ = project_of("properties", {"policyTemplateInstances": [instance]})

    assert Linter([credential_in_policy]).project(project) == []

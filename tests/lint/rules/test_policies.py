import pytest

from toolkit.lint.engine import Linter
from toolkit.lint.rules import policies
from toolkit.lint.sample import project_of


def found(*instances):
    project, _ = project_of("properties", {"policyTemplateInstances": list(instances)})
    return [(finding.rule, finding.message) for finding in Linter(policies.RULES).project(project)]


def test_undocumented_template_is_known_but_its_parameters_are_not():
    assert found({"templateId": "MoveProperties", "parameters": {"anything": "goes"}}) == []


def test_every_missing_parameter_is_named():
    assert [message for _, message in found({"templateId": "setheader"})] == [
        "the policy needs `x-ms-apimTemplateParameter.name`",
        "the policy needs `x-ms-apimTemplateParameter.value`",
    ]


@pytest.mark.parametrize(
    "instance", [None, 5, {}, {"templateId": []}, {"templateId": "x", "parameters": [5]}]
)
def test_malformed_instance_has_no_parameters_to_look_at(instance):
    assert {rule for rule, _ in found(instance)} <= {"PolicyTemplateNotKnown"}

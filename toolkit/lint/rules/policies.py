"""Rules about policies: each is an instance of a template of the platform, for some operations or for all."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector.api_properties import Policy, policies
from toolkit.connector.policies import OPERATIONS, PREFIX, TEMPLATES, UNDOCUMENTED, PolicyTemplate
from toolkit.connector.project import ConnectorProject
from toolkit.lint.near import did_you_mean, near_miss
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Rename
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/policy-templates"


def _policy(template: str, **parameters: Any) -> dict[str, Any]:
    members = {"templateId": template, "title": "Sample", "parameters": _prefixed(parameters)}
    return {"policyTemplateInstances": [members]}


def _prefixed(parameters: dict[str, Any]) -> dict[str, Any]:
    return {OPERATIONS if name == "on" else PREFIX + name: value for name, value in parameters.items()}


@rule(
    ConnectorProject,
    name="PolicyTemplateNotKnown",
    code="SG221",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_policy("setheaders", name="Accept", value="text/plain"),
            good=_policy("SetHeader", name="Accept", value="text/plain"),
            at="/policyTemplateInstances/0/templateId",
        )
    ],
)
def policy_template_not_known(project: ConnectorProject) -> Iterator[Problem]:
    """A policy does what its template does; of a template that does not exist nobody knows what it does.

    Names are compared without regard to case. A few templates are in use that are documented nowhere.
    """
    for policy in policies(project):
        named = policy.template_id
        if named and named.value.lower() not in {*TEMPLATES, *UNDOCUMENTED}:
            meant = near_miss(named.value, TEMPLATES)
            message = f"no policy template is called {quoted(named.value)}{did_you_mean(meant)}"
            fix = unsafe(Put(named.place.tokens, meant)) if meant else None
            yield Problem(message, named.place, fix)


@rule(
    ConnectorProject,
    name="PolicyParameterMissing",
    code="SG222",
    family="specgen",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad=_policy("setheader", name="Accept"),
            good=_policy("setheader", name="Accept", value="text/plain"),
            at="/policyTemplateInstances/0/parameters",
        )
    ],
)
def policy_parameter_missing(project: ConnectorProject) -> Iterator[Problem]:
    """A policy template has parameters that it cannot work without."""
    for policy, template in _known_policies(project):
        for name in template.required:
            if PREFIX + name not in policy.parameters:
                yield Problem(f"the policy needs `{PREFIX}{name}`", policy.parameters_place)


@rule(
    ConnectorProject,
    name="PolicyParameterNotKnown",
    code="SG223",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_policy("setheader", name="Accept", value="text/plain", existAction="skip"),
            good=_policy("setheader", name="Accept", value="text/plain", existsAction="skip"),
            at="/policyTemplateInstances/0/parameters/x-ms-apimTemplateParameter.existAction",
        )
    ],
)
def policy_parameter_not_known(project: ConnectorProject) -> Iterator[Problem]:
    """What a policy template does not know, it does not read: most often a misspelling."""
    for policy, template in _known_policies(project):
        for key in policy.parameters:
            if key not in template.keys:
                place = policy.parameters_place / key
                meant = near_miss(key, template.keys - policy.parameters.keys())
                message = f"the policy takes no {quoted(key)}{did_you_mean(meant)}"
                fix = unsafe(Rename(place.tokens, meant)) if meant else None
                yield Problem(message, place, fix, at_key=True)


@rule(
    ConnectorProject,
    name="PolicyOperationNotFound",
    code="SG224",
    family="specgen",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_policy("updatenextlink", nextLinkPropertyName="nextLink", on=["ListColours"]),
            good=_policy("updatenextlink", nextLinkPropertyName="nextLink", on=["ListColors"]),
            at="/policyTemplateInstances/0/parameters/x-ms-apimTemplate-operationName/0",
        )
    ],
)
def policy_operation_not_found(project: ConnectorProject) -> Iterator[Problem]:
    """A policy names its operations by operationId; for one that the definition does not have it does nothing."""
    known = lookup.operations_by_id(ApiDefinition(project.definition))
    for policy in policies(project):
        for operation in policy.operations:
            if operation.value not in known:
                meant = near_miss(operation.value, known)
                message = f"no operation is called {quoted(operation.value)}{did_you_mean(meant)}"
                fix = unsafe(Put(operation.place.tokens, meant)) if meant else None
                yield Problem(message, operation.place, fix)


def _known_policies(project: ConnectorProject) -> Iterator[tuple[Policy, PolicyTemplate]]:
    for policy in policies(project):
        named = policy.template_id
        template = TEMPLATES.get(named.value.lower()) if named else None
        if template:
            yield policy, template


RULES = (
    policy_template_not_known,
    policy_parameter_missing,
    policy_parameter_not_known,
    policy_operation_not_found,
)

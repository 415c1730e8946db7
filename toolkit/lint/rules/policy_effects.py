"""Rules about what policies do to calls: the next page, and what proves who calls."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.connector.api_properties import Text, policies, properties_place, script_operations
from toolkit.connector.policies import OPERATIONS, PREFIX
from toolkit.connector.project import DEFINITION_NAMES, PROPERTIES_NAME, SCRIPT_NAME, ConnectorProject
from toolkit.document import Place
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.lint.rules.paging import NEXT_LINKS
from toolkit.lint.rules.policies import REFERENCE
from toolkit.patch import APPEND, Put
from toolkit.regex import regex
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition

_NEXT_LINK = f"{PREFIX}nextLinkPropertyName"
_CREDENTIAL = regex(
    r"(?:proxy-)?authorization|(?:.*[-_])?(?:api|access|secret|subscription|functions)[-_]?key|(?:.*[-_])?(?:token|secret)|code|sig",
    re.IGNORECASE,
)
_STAND_IN = regex(r"\s*|.*(?:placeholder|dummy|change.?me|your|xxx|<|\[|\{\{).*", re.IGNORECASE | re.DOTALL)


def _policy(template: str, **parameters: Any) -> dict[str, Any]:
    prefixed = {f"{PREFIX}{name}": value for name, value in parameters.items()}
    return {"templateId": template, "title": "Sample", "parameters": prefixed}


def _paged(*instances: dict[str, Any]) -> dict[str, Any]:
    page = {
        "type": "object",
        "properties": {
            "value": {"type": "array", "items": {"$ref": "#/definitions/Color"}},
            "nextLink": {"type": "string"},
        },
    }
    get = {
        "operationId": "ListColors",
        "summary": "List colors",
        "description": "Lists the colors.",
        "x-ms-pageable": {"nextLinkName": "nextLink"},
        "parameters": [],
        "responses": {"200": {"description": "OK", "schema": page}},
    }
    return {
        DEFINITION_NAMES[0]: {"paths": {"/colors": {"get": get}}},
        PROPERTIES_NAME: {"properties": {"policyTemplateInstances": list(instances)}},
    }


def _scripted(files: dict[str, Any], operations: list[str]) -> dict[str, Any]:
    properties = files[PROPERTIES_NAME]["properties"] | {"scriptOperations": operations}
    return {**files, SCRIPT_NAME: "", PROPERTIES_NAME: {"properties": properties}}


@rule(
    ConnectorProject,
    name="NextLinkNotRewritten",
    code="SG225",
    family="specgen",
    reference="https://learn.microsoft.com/connectors/custom-connectors/policy-templates/updatenextlink/updatenextlink",
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_paged(),
            good=_paged(_policy("updatenextlink", nextLinkPropertyName="nextLink")),
            at="/properties/policyTemplateInstances",
            part="project",
        ),
        Example(
            bad=_paged(_policy("updatenextlink", nextLinkPropertyName="@odata.nextLink")),
            good=_paged(_policy("UpdateNextLink", nextLinkPropertyName="nextLink")),
            at="/properties/policyTemplateInstances",
            part="project",
        ),
        Example(
            bad=_paged(),
            good=_scripted(_paged(), ["ListColors"]),
            at="/properties/policyTemplateInstances",
            part="project",
        ),
    ],
)
def next_link_not_rewritten(project: ConnectorProject) -> Iterator[Problem]:
    """The address of the next page is the service's own; called past the connector it gets no token, and the list ends.

    The policy `updatenextlink` leads it through the connector.
    """
    place = properties_place(project)
    instances = project.property_data.get("policyTemplateInstances", [])
    if place is None or not project.property_data or not isinstance(instances, list):
        return
    rewritten = list(_rewritten(project))
    lacking: dict[str, list[str]] = {}
    for operation_id, name in _paged_operations(project):
        if not any(link in {name, ""} and operation_id in (ids or {operation_id}) for link, ids in rewritten):
            lacking.setdefault(name, []).append(operation_id)
    for name, ids in lacking.items():
        message = f"no policy `updatenextlink` rewrites the {quoted(name)} of {', '.join(map(quoted, ids))}"
        yield Problem(message, place / "policyTemplateInstances", unsafe(_added(project, place, name, ids)))


def _paged_operations(project: ConnectorProject) -> Iterator[tuple[str, str]]:
    """Yield the operationIds that are paged, each with the name of the next link.

    A script may rewrite its own; that the platform follows no link of another name is a rule of its own.
    """
    scripted = {operation.value for operation in script_operations(project)}
    if project.script and not scripted:  # it runs for all of them
        return
    for operation in lookup.operations(ApiDefinition(project.definition)):
        pageable = operation.data.get("x-ms-pageable")
        name = pageable.get("nextLinkName") if isinstance(pageable, dict) else None
        if name in NEXT_LINKS and operation.id and operation.id not in scripted:
            yield operation.id, name


def _rewritten(project: ConnectorProject) -> Iterator[tuple[str, set[str]]]:
    """Yield the next links that policies rewrite, each with the operations that it is for; none means all.

    Where a policy lacks the name, which another rule reports, that is empty.
    """
    for policy in policies(project):
        template, name = policy.template_id, policy.parameter("nextLinkPropertyName")
        if template and template.value.lower() == "updatenextlink":
            yield name.value if name else "", {operation.value for operation in policy.operations}


def _added(project: ConnectorProject, place: Place, name: str, ids: list[str]) -> Put:
    policy = {
        "templateId": "updatenextlink",
        "title": "Keep the next page behind the connector",
        "parameters": {_NEXT_LINK: name, OPERATIONS: ids},
    }
    tokens = (*place.tokens, "policyTemplateInstances")
    has_list = "policyTemplateInstances" in project.property_data
    return Put((*tokens, APPEND), policy) if has_list else Put(tokens, [policy])


@rule(
    ConnectorProject,
    name="CredentialInPolicy",
    code="SG226",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(
            bad={"policyTemplateInstances": [_policy("setheader", name="Authorization", value="Basic c3Bl")]},
            good={
                "policyTemplateInstances": [
                    _policy("setheader", name="Authorization", value="Bearer @connectionParameters('token')")
                ]
            },
            at=f"/policyTemplateInstances/0/parameters/{PREFIX}value",
        ),
        Example(
            bad={"policyTemplateInstances": [_policy("setqueryparameter", name="api_key", value="8f14e45f")]},
            good={
                "policyTemplateInstances": [
                    _policy("setheader", name="X-Api-Key", value="PLACEHOLDER_KEY"),
                    _policy("setheader", name="X-Key-Version", value="2"),
                ]
            },
            at=f"/policyTemplateInstances/0/parameters/{PREFIX}value",
        ),
    ],
)
def credential_in_policy(project: ConnectorProject) -> Iterator[Problem]:
    """A key in a policy is everybody's who can read the file, and the same for all connections.

    A connection asks for it as a `securestring`, which `@connectionParameters('name')` reads. Stand-ins are let pass.
    """
    for policy in policies(project):
        template, name, value = policy.template_id, policy.parameter("name"), policy.parameter("value")
        sets = template is not None and template.value.lower() in {"setheader", "setqueryparameter"}
        if sets and name and value and _is_credential(name, value):
            yield Problem(
                f"{quoted(name.value)} is set to a written-out value; ask the connection for it", value.place
            )


def _is_credential(name: Text, value: Text) -> bool:
    is_literal = "@" not in value.value and not _STAND_IN.fullmatch(value.value)
    return is_literal and _CREDENTIAL.fullmatch(name.value) is not None


RULES = (next_link_not_rewritten, credential_in_policy)

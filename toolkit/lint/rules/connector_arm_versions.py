"""Rules about the `api-version` that every call to Azure Resource Manager names."""

from collections.abc import Iterator
from typing import Any

from toolkit.arm.resource_path import is_variable
from toolkit.connector.api_properties import Policy, policies
from toolkit.connector.project import DEFINITION_NAMES, PROPERTIES_NAME, ConnectorProject
from toolkit.finding import Fix
from toolkit.lint.resource_manager import (
    API_VERSION,
    ELSEWHERE,
    VERSION_NAMES,
    is_path,
    is_resource_manager,
    is_version,
    is_version_of_resource_manager,
    sample,
    version_of,
)
from toolkit.lint.rule import (
    ERROR,
    IMPORT,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    rule,
    unsafe,
)
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, Parameter

REFERENCE = "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-providers-and-types"

_AT = "/paths/~1subscriptions/get"
_PARAMETER = f"{_AT}/parameters/0"
_SHOWN = {
    **{key: value for key, value in API_VERSION.items() if key != "x-ms-visibility"},
    "x-ms-summary": "API Version",
    "description": "The version of the interface.",
}


def _with_policy(**parameters: Any) -> dict[str, Any]:
    prefixed = {f"x-ms-apimTemplateParameter.{name}": value for name, value in parameters.items()}
    policy = {"templateId": "setqueryparameter", "title": "Version", "parameters": prefixed}
    return {
        DEFINITION_NAMES[0]: sample(parameters=[]),
        PROPERTIES_NAME: {"properties": {"policyTemplateInstances": [policy]}},
    }


@rule(
    ConnectorProject,
    name="ApiVersionMissing",
    code="SG601",
    family="specgen",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    moot_if=ELSEWHERE,
    examples=[
        Example(bad=sample(parameters=[]), good=sample(), at=_AT, part="definition"),
        Example(
            bad=_with_policy(name="version", value="2022-12-01"),
            good=_with_policy(name="api-version", value="2022-12-01"),
            at=_AT,
            part="project",
        ),
    ],
)
def api_version_missing(project: ConnectorProject) -> Iterator[Problem]:
    """Azure Resource Manager answers no call that does not say for which version of the interface it is meant.

    A policy may add it, and a script may add anything.
    """
    definition = ApiDefinition(project.definition)
    if project.script is not None or not is_resource_manager(definition):
        return
    adding = [policy for policy in policies(project) if _may_add_version(policy)]
    for operation in filter(lookup.are_parameters_known, lookup.operations(definition)):
        lacks = is_path(operation.path) and version_of(operation) is None
        if lacks and not any(_is_for(policy, operation) for policy in adding):
            yield Problem("operation has no query parameter `api-version`", operation.place)


def _may_add_version(policy: Policy) -> bool:
    template, name = policy.template_id, policy.parameter("name")
    kind = template.value.lower() if template else ""
    adds = kind == "setqueryparameter" and name is not None and name.value.lower() in VERSION_NAMES
    return adds or kind in {"dynamichosturl", "routerequesttoendpoint"}


def _is_for(policy: Policy, operation: Operation) -> bool:
    named = [text.value for text in policy.operations]
    return not named or operation.id in named


@rule(
    Parameter,
    name="ApiVersionVisible",
    code="SG602",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["name"],
    moot_if=ELSEWHERE,
    fix=UNSAFE,
    examples=[
        Example(bad=sample(parameters=[_SHOWN]), good=sample(), at=_PARAMETER, part="definition"),
        Example(
            bad=sample(parameters=[{**_SHOWN, "required": False}]),
            good={
                "host": "management.azure.com",
                "paths": {
                    "/colors": {},
                    "/{resourceId}": {
                        "get": {
                            "operationId": "GetResourceById",
                            "summary": "Get a resource by ID",
                            "description": "Gets any resource.",
                            "parameters": [
                                {
                                    "name": "resourceId",
                                    "in": "path",
                                    "required": True,
                                    "type": "string",
                                    "x-ms-summary": "Resource ID",
                                    "description": "The identifier, without its first slash.",
                                    "x-ms-url-encoding": "single",
                                },
                                {**_SHOWN, "name": "api-version"},
                            ],
                            "responses": {
                                "200": {"description": "OK", "schema": {"$ref": "#/definitions/Color"}}
                            },
                        }
                    },
                },
            },
            at=_PARAMETER,
            part="definition",
        ),
    ],
)
def api_version_visible(parameter: Parameter) -> Iterator[Problem]:
    """Makers cannot know the versions of an interface; the one that the operation was described for fits it.

    Where a path is nothing but variables, such as a resource ID, the version depends on the resource, and only
    makers know which it is.
    """
    if not is_version_of_resource_manager(parameter) or parameter.is_internal:
        return
    if id(parameter.data) not in _versions_of_any_resource(parameter.definition):
        default = parameter.data.get("default")
        remedy = "" if isinstance(default, str) else "; give it a default and make it internal"
        yield Problem(f"makers are asked for `api-version`{remedy}", parameter.place, _hidden(parameter))


def _hidden(parameter: Parameter) -> Fix | None:
    if not isinstance(parameter.data.get("default"), str):
        return None
    tokens = parameter.tokens
    return unsafe(Put((*tokens, "x-ms-visibility"), "internal"), Put((*tokens, "required"), True))


def _versions_of_any_resource(definition: ApiDefinition) -> set[int]:
    """The versions of operations on resources of any type, by the identity of their data."""
    return lookup.once(
        definition,
        "versions_of_any_resource",
        lambda: {
            id(version.data)
            for operation in lookup.operations(definition)
            if _is_of_any_type(operation.path)
            for version in lookup.effective_parameters(operation)
            if is_version(version)
        },
    )


def _is_of_any_type(path: str) -> bool:
    """Whether a path names a resource by its whole ID, or by a variable from the provider on."""
    segments = path.split("/")[1:]
    return all(map(is_variable, segments)) or (segments[-2:-1] == ["providers"] and is_variable(segments[-1]))


@rule(
    Parameter,
    name="ApiVersionNotSent",
    code="SG603",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["name"],
    moot_if=ELSEWHERE,
    examples=[
        Example(
            bad=sample(
                parameters=[{key: API_VERSION[key] for key in ("name", "in", "type", "x-ms-visibility")}]
            ),
            good=sample(),
            at=_PARAMETER,
            part="definition",
        )
    ],
)
def api_version_not_sent(parameter: Parameter) -> Iterator[Problem]:
    """What makers do not see and what has no default is not sent, and the call fails.

    Where it is required, too, the platform's RequiredPropertyMissing says so.
    """
    data = parameter.data
    is_silent = parameter.is_internal and "default" not in data and data.get("required") is not True
    if is_silent and is_version_of_resource_manager(parameter):
        yield Problem("`api-version` is internal and has no `default`, so it is never sent", parameter.place)


RULES = (
    api_version_missing,
    api_version_visible,
    api_version_not_sent,
)

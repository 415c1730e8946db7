"""The rule that tokens for Azure Resource Manager are asked for Azure Resource Manager."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector import clouds
from toolkit.connector.api_properties import connection_parameters
from toolkit.connector.project import DEFINITION_NAMES, PROPERTIES_NAME, ConnectorProject
from toolkit.lint.resource_manager import is_resource_manager, sample
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger.nodes import ApiDefinition


def _project(resource: str) -> dict[str, Any]:
    settings = {"identityProvider": "aad", "customParameters": {"resourceUri": {"value": resource}}}
    token = {"type": "oauthSetting", "oAuthSettings": settings}
    return {
        DEFINITION_NAMES[0]: sample(),
        PROPERTIES_NAME: {"properties": {"connectionParameters": {"token": token}}},
    }


@rule(
    ConnectorProject,
    name="AudienceNotResourceManager",
    code="SG641",
    family="specgen",
    reference="https://learn.microsoft.com/connectors/custom-connectors/azure-active-directory-authentication",
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_project("https://graph.microsoft.com"),
            good=_project("https://management.core.windows.net/"),
            at="/properties/connectionParameters/token/oAuthSettings/customParameters/resourceUri/value",
            part="project",
        )
    ],
)
def audience_not_resource_manager(project: ConnectorProject) -> Iterator[Problem]:
    """A token is good for the resource that it was asked for; Azure Resource Manager refuses one for another.

    Stand-ins are let pass.
    """
    definition = ApiDefinition(project.definition)
    cloud = clouds.of_host(str(definition.data.get("host"))) if is_resource_manager(definition) else None
    for parameter in connection_parameters(project) if cloud else ():
        resource = parameter.custom("resourceUri")
        is_address = resource is not None and resource.value.startswith(("https://", "api://"))
        if cloud and resource and is_address and clouds.of_resource(resource.value) is None:
            fix = unsafe(Put(resource.place.tokens, cloud.resource))
            message = f"{quoted(resource.value)} is not Azure Resource Manager, which is the `host`"
            yield Problem(message, resource.place, fix)


RULES = (audience_not_resource_manager,)

"""Let the next revision of an operation go the way of the old one: its policies, its script, its address."""

from collections.abc import Iterator

from toolkit import patch
from toolkit.connector import api_properties
from toolkit.connector.policies import OPERATIONS, PREFIX, SECTION
from toolkit.connector.project import ConnectorProject
from toolkit.patch import APPEND, Patch, Put

_INSTANCES = ("properties", "policyTemplateInstances")
_SCRIPTED = ("properties", "scriptOperations")


def joined(project: ConnectorProject, old: str, new: str, routed_to: str) -> ConnectorProject:
    """Return the project in which what concerns the old operation concerns the new one as well.

    With a path to be routed to, a policy leads requests for the new operation there.
    """
    if project.properties is None or not isinstance(project.properties.data.get("properties"), dict):
        return project
    patches = [*_joining(project, old, new), *(_routing(project, new, routed_to) if routed_to else ())]
    return project.with_document(patch.apply(project.properties, patches))


def _joining(project: ConnectorProject, old: str, new: str) -> Iterator[Patch]:
    for policy in api_properties.policies(project):
        if old in {operation.value for operation in policy.operations}:
            yield Put((*policy.parameters_place.tokens, OPERATIONS, APPEND), new)
    if old in {operation.value for operation in api_properties.script_operations(project)}:
        yield Put((*_SCRIPTED, APPEND), new)


def _routing(project: ConnectorProject, name: str, path: str) -> Iterator[Patch]:
    policy = {
        "templateId": "routerequesttoendpoint",
        "title": f"Lead {name} to its service",
        "parameters": {
            f"{PREFIX}newPath": path,
            f"{PREFIX}httpMethod": "@Request.OriginalHTTPMethod",
            SECTION: "Request",
            OPERATIONS: [name],
        },
    }
    is_listed = isinstance(project.property_data.get("policyTemplateInstances"), list)
    yield Put((*_INSTANCES, APPEND), policy) if is_listed else Put(_INSTANCES, [policy])

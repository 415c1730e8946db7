"""The policy `updatenextlink`, which keeps the next page behind the connector: who takes part in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from toolkit import patch
from toolkit.arm.imported import ImportedOperation
from toolkit.connector import api_properties
from toolkit.connector.api_properties import Policy
from toolkit.connector.policies import OPERATIONS, PREFIX
from toolkit.connector.project import PROPERTIES_NAME, ConnectorProject
from toolkit.document import Document
from toolkit.patch import APPEND, Patch, Put, Remove

_TEMPLATE = "updatenextlink"
_INSTANCES = ("properties", "policyTemplateInstances")

# How the lock file tells that the list of policies, or the one for a link, was made for an operation.
_OUR_LIST = f"{PROPERTIES_NAME}#/properties/policyTemplateInstances"


def joined(
    project: ConnectorProject, operations: Iterable[ImportedOperation], known: Collection[str]
) -> tuple[ConnectorProject, frozenset[str]]:
    """Return the project in which the operations that have pages take part, and what was made for that.

    Those that are known were added before, and take part since then.
    """
    pages: dict[str, list[str]] = defaultdict(list)
    for operation in operations:
        if operation.is_paged:
            pages[_link_of(operation)].append(operation.id)
    made: set[str] = set()
    for link, ids in pages.items():
        if project.properties is not None and isinstance(project.properties.data.get("properties"), dict):
            project, new = _joined(project, project.properties, link, ids, known)
            made |= new
    return project, frozenset(made)


def left(project: ConnectorProject, ids: Sequence[str], containers: frozenset[str]) -> ConnectorProject:
    """Return the project in whose policies the operations take no part; what was made for them goes."""
    if project.properties is None:
        return project
    patches = [
        one for policy in api_properties.policies(project) for one in _leaving(policy, ids, containers)
    ]
    changed = project.with_document(patch.apply(project.properties, patches))
    if _OUR_LIST in containers and changed.property_data.get("policyTemplateInstances") == []:
        return changed.with_document(patch.apply(project.properties, [Remove(_INSTANCES)]))
    return changed


def _link_of(operation: ImportedOperation) -> str:
    pageable = operation.operation.get("x-ms-pageable", {})
    return str(pageable.get("nextLinkName", "nextLink"))


def _joined(
    project: ConnectorProject, properties: Document, link: str, ids: Sequence[str], known: Collection[str]
) -> tuple[ConnectorProject, set[str]]:
    found = (policy for policy in api_properties.policies(project) if _pages_of(policy) == link)
    policy = next(found, None)
    if policy is not None:
        listed = {operation.value for operation in policy.operations}
        patches = list(_joining(policy, ids, listed))
        made = {_was_listed(link, one) for one in listed.intersection(ids).difference(known)}
    elif isinstance(project.property_data.get("policyTemplateInstances"), list):
        patches, made = [Put((*_INSTANCES, APPEND), _instance(link, ids))], {_our_policy(link)}
    else:
        patches, made = [Put(_INSTANCES, [_instance(link, ids)])], {_our_policy(link), _OUR_LIST}
    return project.with_document(patch.apply(properties, patches)), made


def _joining(policy: Policy, ids: Sequence[str], listed: Collection[str]) -> Iterator[Patch]:
    if OPERATIONS in policy.parameters:  # without the list the policy is for all operations
        place = (*policy.parameters_place.tokens, OPERATIONS, APPEND)
        yield from (Put(place, name) for name in ids if name not in listed)


def _leaving(policy: Policy, ids: Sequence[str], containers: frozenset[str]) -> Iterator[Patch]:
    listed = list(policy.operations)
    link = _pages_of(policy)
    gone = [one for one in listed if one.value in ids and _was_listed(link, one.value) not in containers]
    if gone and len(gone) == len(listed) and _our_policy(link) in containers:
        yield Remove(policy.place.tokens)
    else:
        yield from (Remove(operation.place.tokens) for operation in gone)


def _pages_of(policy: Policy) -> str:
    """Return the name of the link that a policy keeps; empty where it is another policy."""
    template, link = policy.template_id, policy.parameter("nextLinkPropertyName")
    is_template = template is not None and template.value.lower() == _TEMPLATE
    return link.value if is_template and link is not None else ""


def _our_policy(link: str) -> str:
    return f"{_OUR_LIST}/{_TEMPLATE}/{link}"


def _was_listed(link: str, name: str) -> str:
    """Return how the lock file tells that a policy named an operation before there was one."""
    return f"{_our_policy(link)}/{name}"


def _instance(link: str, ids: Sequence[str]) -> dict[str, object]:
    return {
        "templateId": _TEMPLATE,
        "title": "Keep the next page behind the connector",
        "parameters": {f"{PREFIX}nextLinkPropertyName": link, OPERATIONS: list(ids)},
    }

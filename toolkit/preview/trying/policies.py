"""Which policies of a connector count for a request or an answer, and what becomes of it in their order."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.connector import api_properties
from toolkit.connector.api_properties import Policy
from toolkit.connector.policies import SECTION
from toolkit.connector.project import ConnectorProject
from toolkit.preview.trying import rewriting
from toolkit.preview.trying.expressions import NotSimulated, connection_values
from toolkit.preview.trying.message import Request, Response
from toolkit.preview.trying.rewriting import Call

PAGING = "updatenextlink"
_LATER = frozenset({PAGING, "pollingtrigger"})  # they act when the next page, or the next event, is asked for


@dataclass(frozen=True, slots=True)
class Applied:
    """A request after the policies, and what could not be done."""

    request: Request
    remarks: tuple[str, ...] = ()


def applied(project: ConnectorProject, operation_id: str, call: Call) -> Applied:
    """Return the request as it leaves the connector."""
    remarks: list[str] = []
    connection = connection_values(project)
    for policy in _of_section(project, operation_id, "request"):
        try:
            call = rewriting.of_request(policy, template(policy), call, connection)
        except NotSimulated:
            remarks.append(_remark(policy))
    return Applied(call.request, tuple(remarks))


def answered(project: ConnectorProject, operation_id: str, response: Response) -> tuple[Response, list[str]]:
    """Return an answer as the connector hands it on, and what could not be done."""
    remarks: list[str] = []
    connection = connection_values(project)
    section = "failure" if response.status >= 400 else "response"
    for policy in _of_section(project, operation_id, section):
        try:
            response = rewriting.of_answer(policy, template(policy), response, connection)
        except NotSimulated:
            remarks.append(_remark(policy))
    return response, remarks


def keeps_pages(project: ConnectorProject, operation_id: str, link: str) -> bool:
    """Whether a policy lets the link of the next page lead through the connector."""
    return any(
        template(policy) == PAGING
        and (name := policy.parameter("nextLinkPropertyName"))
        and name.value == link
        for policy in _policies_of(project, operation_id)
    )


def template(policy: Policy) -> str:
    found = policy.template_id
    return found.value.lower() if found else ""


def _of_section(project: ConnectorProject, operation_id: str, section: str) -> Iterator[Policy]:
    """Yield the policies that act on requests, answers or failures; where nothing is said, on requests."""
    for policy in _policies_of(project, operation_id):
        declared = policy.parameters.get(SECTION)
        own = declared.lower() if isinstance(declared, str) and declared else "request"
        if own == section and template(policy) not in _LATER:
            yield policy


def _policies_of(project: ConnectorProject, operation_id: str) -> Iterator[Policy]:
    """Yield the policies that count for an operation: those that name it, or none."""
    for policy in api_properties.policies(project):
        names = [one.value for one in policy.operations]
        if not names or operation_id in names:
            yield policy


def _remark(policy: Policy) -> str:
    title = f" ({policy.title.value[:200]})" if policy.title and policy.title.value else ""
    return f"the policy `{template(policy)[:200] or '?'}`{title} is not simulated"

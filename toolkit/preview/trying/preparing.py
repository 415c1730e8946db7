"""A call of an operation, from what it is given to what leaves the connector."""

from toolkit.connector.project import ConnectorProject
from toolkit.preview.trying import policies
from toolkit.preview.trying.bodies import Given
from toolkit.preview.trying.credentials import signed
from toolkit.preview.trying.message import Request
from toolkit.preview.trying.policies import Applied
from toolkit.preview.trying.request import path_values, request, root
from toolkit.preview.trying.rewriting import Call
from toolkit.swagger.nodes import Operation


def prepared(project: ConnectorProject, operation: Operation, given: Given) -> Applied:
    """Return the request of an operation: built, signed, and changed by the policies."""
    return passed(project, operation, request(operation, given), path_values(operation, given))


def passed(
    project: ConnectorProject, operation: Operation, made: Request, path: dict[str, str] | None = None
) -> Applied:
    """Return a request after it has passed the connector."""
    call = Call(signed(project, operation, made), root(operation.definition), path or {})
    return policies.applied(project, operation.id, call)

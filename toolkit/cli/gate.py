"""What has to be right before a connector leaves the house."""

from toolkit.cli import output
from toolkit.connector import api_properties
from toolkit.connector.project import ConnectorProject
from toolkit.finding import Severity
from toolkit.validate.project import validate


def errors(project: ConnectorProject) -> int:
    """Tell what would stop an import, and return how much that is."""
    found = [finding for finding in validate(project) if finding.severity is Severity.ERROR]
    output.remark_on_findings(found, project.documents)
    return len(found)


def placeholders(project: ConnectorProject) -> list[str]:
    """Return what the connector signs in with, as far as it has not been filled in."""
    found = {
        name
        for parameter in api_properties.connection_parameters(project)
        for name, text in (
            ("clientId", parameter.setting("clientId")),
            ("tenantId", parameter.custom("tenantId")),
        )
        if text and text.value == api_properties.PLACEHOLDER
    }
    return sorted(found)

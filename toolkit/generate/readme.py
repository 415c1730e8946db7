"""The page of next steps that lies in a new project, for exactly this connector."""

from toolkit import templates
from toolkit.connector import tenants
from toolkit.connector.api_properties import PLACEHOLDER
from toolkit.generate.request import NewConnector


def render(request: NewConnector, definition_name: str) -> str:
    """Return the page as Markdown."""
    return templates.render(
        "connector/README.md.jinja",
        title=request.title,
        cloud=request.cloud,
        tenant=request.tenant_or_default,
        is_any=tenants.is_any(request.tenant_or_default),
        client_id=request.client_id,
        auth=request.auth,
        placeholder=PLACEHOLDER,
        definition_name=definition_name,
    )

"""How a request proves who calls, with a placeholder for the secret: no secret is known here."""

from dataclasses import replace
from urllib.parse import quote

from toolkit.connector.api_properties import connection_parameters
from toolkit.connector.project import ConnectorProject
from toolkit.designer.schemas import members
from toolkit.preview.trying.message import SECRET, Request
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Operation

AUTHORIZATION = "Authorization"


def signed(project: ConnectorProject, operation: Operation, request: Request) -> Request:
    """Return the request as it is signed: the connection decides, or else what the definition demands."""
    if any(parameter.data.get("type") == "oauthSetting" for parameter in connection_parameters(project)):
        return _with_header(request, AUTHORIZATION, f"Bearer {SECRET}")
    scheme = _scheme(operation)
    name = scheme.get("name")
    match scheme.get("type"), scheme.get("in"):
        case "oauth2", _:
            return _with_header(request, AUTHORIZATION, f"Bearer {SECRET}")
        case "basic", _:
            return _with_header(request, AUTHORIZATION, f"Basic {SECRET}")
        case "apiKey", "header" if isinstance(name, str):
            return _with_header(request, name, SECRET)
        case "apiKey", "query" if isinstance(name, str):
            before = "&" if "?" in request.url else "?"
            key = quote(name.encode(errors="replace"), safe="")
            return replace(request, url=f"{request.url}{before}{key}={SECRET}")
    return request


def with_token(request: Request) -> Request:
    """Return a request with the token that the connector would add."""
    return replace(_with_header(request, AUTHORIZATION, f"Bearer {SECRET}"), is_signed=True)


def _with_header(request: Request, name: str, value: str) -> Request:
    others = {known: one for known, one in request.headers.items() if known.lower() != name.lower()}
    return replace(request, headers={**others, name: value})


def _scheme(operation: Operation) -> Data:
    """Return the first scheme that the operation demands; of several the platform takes the first."""
    definition = operation.definition
    schemes = lookup.members(definition, "securityDefinitions")
    holder = operation.data if "security" in operation.data else definition.data
    demanded = [name for _, one in lookup.objects(holder.get("security")) for name in one]
    names = demanded if "security" in holder else list(schemes)
    return members(schemes, names[0]) if names else {}

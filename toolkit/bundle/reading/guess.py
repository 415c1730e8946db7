"""apiProperties.json for a definition that has none: what `securityDefinitions` say of the sign-in."""

from typing import Any
from urllib.parse import urlsplit

from toolkit import templates
from toolkit.connector import clouds
from toolkit.connector.api_properties import PLACEHOLDER

Data = dict[str, Any]

_COLOUR = "#0078D4"


def properties(definition: Data) -> Data:
    """Return apiProperties.json; of several security definitions the first one counts, as in the wizard."""
    schemes = definition.get("securityDefinitions")
    scheme = next(iter(schemes.values()), None) if isinstance(schemes, dict) else None
    return {
        "properties": {
            "connectionParameters": _parameters(definition, scheme) if isinstance(scheme, dict) else {},
            "iconBrandColor": _COLOUR,
            "capabilities": [],
            "policyTemplateInstances": [],
        }
    }


def _parameters(definition: Data, scheme: Data) -> Data:
    match scheme.get("type"):
        case "apiKey":
            return {"api_key": _asked("API Key", "securestring", 2, is_clear=False)}
        case "basic":
            return {
                "username": _asked("User Name", "string", 2, is_clear=True),
                "password": _asked("Password", "securestring", 3, is_clear=False),
            }
        case "oauth2":
            return _oauth(definition, scheme)
    return {}


def _asked(label: str, kind: str, tab: int, *, is_clear: bool) -> Data:
    texts = {
        "displayName": label,
        "description": f"The {label} for the service.",
        "tooltip": f"Enter the {label}.",
    }
    constraints = {"tabIndex": tab, "clearText": is_clear, "required": "true"}
    return {"type": kind, "uiDefinition": {**texts, "constraints": constraints}}


def _oauth(definition: Data, scheme: Data) -> Data:
    address = _text(scheme, "authorizationUrl")
    cloud = clouds.of_login(address)
    if cloud:
        host = _text(definition, "host")
        values = {
            "client_id": PLACEHOLDER,
            "login": cloud.login,
            "tenant": urlsplit(address).path.strip("/").partition("/")[0] or "common",
            "resource": cloud.resource if clouds.of_host(host) else f"https://{host}/",
        }
        entra: Data = templates.read_json("connector/properties/delegated.json", values)[
            "connectionParameters"
        ]
        return entra
    scopes = scheme.get("scopes")
    addresses = {
        "authorizationUrl": address,
        "tokenUrl": _text(scheme, "tokenUrl"),
        "refreshUrl": _text(scheme, "tokenUrl"),
    }
    settings = {
        "identityProvider": "oauth2",
        "clientId": PLACEHOLDER,
        "scopes": list(scopes) if isinstance(scopes, dict) else [],
        "redirectMode": "GlobalPerConnector",
        "customParameters": {name: {"value": value} for name, value in addresses.items()},
    }
    return {"token": {"type": "oauthSetting", "oAuthSettings": settings}}


def _text(data: Data, key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""

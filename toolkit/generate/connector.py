"""The files of a new connector project."""

import json
from typing import Any

from toolkit import templates
from toolkit.connector.project import DEFINITION_NAMES, ICON_NAME, PROPERTIES_NAME, SETTINGS_NAME
from toolkit.generate import icon, readme
from toolkit.generate.request import NewConnector


def files(request: NewConnector) -> dict[str, bytes]:
    """Return the files by name."""
    definition_name = DEFINITION_NAMES[1 if request.yaml else 0]
    settings = {"apiDefinition": definition_name, "apiProperties": PROPERTIES_NAME, "icon": ICON_NAME}
    return {
        definition_name: (_yaml if request.yaml else _json)(definition(request)),
        PROPERTIES_NAME: _json(properties(request)),
        ICON_NAME: icon.png(request.brand_color),
        SETTINGS_NAME: _json(settings),
        "README.md": readme.render(request, definition_name).encode(),
    }


def definition(request: NewConnector) -> dict[str, Any]:
    """Return a definition with one action, List subscriptions."""
    data: dict[str, Any] = templates.read_json("connector/definition.json", _values(request))
    if request.email:
        data["info"]["contact"]["email"] = request.email
    return data


def properties(request: NewConnector) -> dict[str, Any]:
    """Return apiProperties.json: how to sign in, the colour and the policy that paging needs."""
    values = _values(request)
    members = {
        **templates.read_json(f"connector/properties/{request.auth}.json", values),
        **templates.read_json("connector/properties/common.json", values),
    }
    if request.publisher:
        members["publisher"] = request.publisher
    return {"properties": members}


def _values(request: NewConnector) -> dict[str, str]:
    cloud = request.cloud
    return {
        "title": request.title,
        "description": request.description,
        "contact_name": request.contact_name,
        "brand_color": request.brand_color,
        "client_id": request.client_id,
        "tenant": request.tenant_or_default,
        "host": cloud.arm_host,
        "login": cloud.login,
        "resource": cloud.resource,
        "federated_audience": cloud.federated_audience,
    }


def _yaml(data: Any) -> bytes:
    # Importing PyYAML takes as long as writing a JSON project.
    from toolkit.syntax import yaml_write

    return yaml_write.document(data).encode()


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()

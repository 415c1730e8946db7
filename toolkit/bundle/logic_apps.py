"""A custom connector of Logic Apps: an ARM template, the same as Bicep, and the definition for Bicep."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit import templates
from toolkit.bundle import bicep, logic_apps_sign_in, parts
from toolkit.bundle.arm_template import Data, literal
from toolkit.connector.api_properties import PLACEHOLDER
from toolkit.connector.project import ConnectorProject

TEMPLATE = "azuredeploy.json"
BICEP = "main.bicep"
DEFINITION = "apiDefinition.swagger.json"
TYPE = "Microsoft.Web/customApis"

_ICON = "[if(empty(parameters('iconUri')), null(), parameters('iconUri'))]"
_BICEP_TYPES = {"securestring": "string", "secureObject": "object"}


def files(project: ConnectorProject) -> dict[str, bytes]:
    """Return the templates and the definition; they carry no policies, no script and one way to sign in."""
    template = _template(project)
    return {
        TEMPLATE: parts.dumped(template),
        BICEP: _bicep(template).encode(errors="backslashreplace"),
        DEFINITION: parts.definition(project),
    }


def service_url(definition: Data) -> str:
    """Return the address that requests go to, empty where the definition names no host."""
    host, path, schemes = (definition.get(key) for key in ("host", "basePath", "schemes"))
    scheme = schemes[0] if isinstance(schemes, list) and schemes else "https"
    return f"{scheme}://{host}{path if isinstance(path, str) else ''}" if isinstance(host, str) else ""


def _template(project: ConnectorProject) -> Data:
    template: Data = templates.read_json(f"packages/logic-apps/{TEMPLATE}")
    asked = logic_apps_sign_in.connection_parameters(parts.members(project))
    properties = _properties(project)
    defaults = {**_names(properties["displayName"]), **logic_apps_sign_in.values(asked)}
    template["parameters"] = dict(_parameters(template["parameters"], defaults))
    template["resources"][0]["properties"] = {
        **literal(properties),
        "iconUri": _ICON,
        "connectionParameters": logic_apps_sign_in.as_template(asked),
        "swagger": literal(project.definition.data),
    }
    return template


def _properties(project: ConnectorProject) -> Data:
    """Return what the resource says of the connector as a whole."""
    definition, members = project.definition.data, parts.members(project)
    info = definition.get("info")
    info = info if isinstance(info, dict) else {}
    capabilities = members.get("capabilities")
    properties = {
        "displayName": info.get("title") or "Connector",
        "description": info.get("description"),
        "brandColor": members.get("iconBrandColor"),
        "apiType": "Rest",
    }
    properties = {key: text for key, text in properties.items() if isinstance(text, str)}
    listed = capabilities if isinstance(capabilities, list) else []
    service = service_url(definition)
    return {
        "displayName": "Connector",
        **properties,
        "capabilities": [name for name in listed if isinstance(name, str)],
        **({"backendService": {"serviceUrl": service}} if service else {}),
    }


def _names(title: str) -> dict[str, str]:
    name = re.sub("[^a-z0-9]+", "-", title.lower())[:60].strip("-") or "connector"
    return {"connectorName": name, "connectionName": f"{name}-connection"}


def _parameters(known: Data, defaults: dict[str, str]) -> Iterator[tuple[str, Data]]:
    """Yield the parameters of the template: those of a sign-in only where there is one to take them."""
    for key, parameter in known.items():
        if key in logic_apps_sign_in.PARAMETERS and key not in defaults:
            continue
        default = defaults.get(key, "")
        is_known = default not in {"", PLACEHOLDER}
        yield key, {**parameter, **({"defaultValue": literal(default)} if is_known else {})}


def _bicep(template: Data) -> str:
    properties = template["resources"][0]["properties"]
    asked = properties["connectionParameters"]
    own = {
        key: member for key, member in properties.items() if key not in {"connectionParameters", "swagger"}
    }
    return templates.render(
        f"packages/logic-apps/{BICEP}.jinja",
        parameters=[_bicep_parameter(name, data) for name, data in template["parameters"].items()],
        properties=[(key, bicep.value(member, "    ")) for key, member in own.items()],
        connection_parameters=bicep.value(asked, "    "),
        definition=DEFINITION,
    )


def _bicep_parameter(name: str, data: Data) -> dict[str, Any]:
    return {
        "name": name,
        "type": _BICEP_TYPES.get(data["type"], data["type"]),
        "is_secure": data["type"] in _BICEP_TYPES,
        "description": bicep.text(data["metadata"]["description"]),
        "default": bicep.value(data["defaultValue"]) if "defaultValue" in data else "",
    }

"""Read an ARM template with a custom connector of Logic Apps."""

from typing import Any

from toolkit.bundle import arm_template, logic_apps_sign_in, parts
from toolkit.bundle.arm_template import Data
from toolkit.bundle.logic_apps import TYPE
from toolkit.bundle.package import BadPackage, Package
from toolkit.connector.project import DEFINITION_NAMES, PROPERTIES_NAME
from toolkit.document import Document

_NAMES = frozenset({"azuredeploy.json", "maintemplate.json", "template.json"})


def read(package: Package) -> dict[str, bytes] | None:
    """Return the definition, as written if it lies beside the template, and what the template says of it."""
    for name in _templates(package):
        template = Document.from_bytes(package.place(name), package.files[name]).data
        if isinstance(template, dict) and (connector := _connector(template)) is not None:
            members = connector if isinstance(connector, dict) else {}
            found = {key: arm_template.evaluated(member, template) for key, member in members.items()}
            return _files(package, found)
    return None


def _templates(package: Package) -> list[str]:
    """Return the files that may be templates: of a usual name, or the one file that was asked for."""
    asked = package.path.name
    return [name for name in package.at_root(".json") if name.lower() in _NAMES or name == asked]


def _connector(template: Data) -> Any:
    for resource in arm_template.resources(template):
        if str(resource.get("type")).lower() == TYPE.lower():
            return resource.get("properties")
    return None


def _files(package: Package, connector: Data) -> dict[str, bytes]:
    swagger = connector.get("swagger")
    if not isinstance(swagger, dict):
        raise BadPackage(
            f"{package.path}: the template holds no definition; it may name only the address of one"
        )
    colour = connector.get("brandColor")
    capabilities = connector.get("capabilities")
    properties = {
        "connectionParameters": logic_apps_sign_in.as_project(connector.get("connectionParameters")),
        **({"iconBrandColor": colour} if isinstance(colour, str) else {}),
        "capabilities": capabilities if isinstance(capabilities, list) else [],
        "policyTemplateInstances": [],
    }
    return {
        DEFINITION_NAMES[0]: _as_written(package, swagger),
        PROPERTIES_NAME: parts.dumped({"properties": properties}),
    }


def _as_written(package: Package, swagger: Data) -> bytes:
    content = package.get(DEFINITION_NAMES[0])
    if content is not None:
        document = Document.from_bytes(package.place(DEFINITION_NAMES[0]), content)
        if document.data == swagger:
            return content
    return parts.dumped(swagger)

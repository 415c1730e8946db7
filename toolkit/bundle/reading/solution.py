"""Read a solution: the zip that an environment exports, or what the SolutionPackager makes of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from toolkit.bundle import identity, parts, row, xml
from toolkit.bundle.identity import FIELDS
from toolkit.bundle.package import BadPackage, Package
from toolkit.bundle.solution import CUSTOMIZATIONS, MANIFEST
from toolkit.connector.project import (
    DEFINITION_NAMES,
    ICON_NAME,
    PROPERTIES_NAME,
    SCRIPT_NAME,
    ConnectorProject,
)
from toolkit.document import Document

_MANIFESTS = (MANIFEST, "Other/Solution.xml")
_UNPACKED = "connectors/"  # the folder of the SolutionPackager, with an XML file for each connector

# Where the XML has the values of an identity.
_IN_MANIFEST = {
    "solution_name": "SolutionManifest/UniqueName",
    "version": "SolutionManifest/Version",
    "publisher_name": "SolutionManifest/Publisher/UniqueName",
    "prefix": "SolutionManifest/Publisher/CustomizationPrefix",
    "option_value_prefix": "SolutionManifest/Publisher/CustomizationOptionValuePrefix",
}
_TITLES = {
    "solution_title": "SolutionManifest/LocalizedNames/LocalizedName",
    "publisher_title": "SolutionManifest/Publisher/LocalizedNames/LocalizedName",
}
_IN_ROW = {
    "connector_id": "connectorid",
    "connector_name": "name",
    "connector_title": "displayname",
    "description": "description",
}
_FOLLOWING = ("solution_title", "version", "publisher_title", "connector_title", "description")


def read(package: Package) -> dict[str, bytes] | None:
    """Return a project's files, or None where this is no solution."""
    manifest = next((name for known in _MANIFESTS if (name := package.named(known))), None)
    if manifest is None:
        return None
    found = connectors(package)
    if len(found) != 1:
        names = ", ".join(xml.text_of(element, "name") for element in found)
        raise BadPackage(
            f"{package.path}: the solution holds {len(found)} connectors{f' ({names})' if names else ''}, "
            "one is read; export it in a solution of its own"
        )
    files = _files(package, found[0])
    root = xml.parse(package.path, manifest, package.files[manifest])
    return files | {
        identity.FILE_NAME: parts.dumped(_identity(package.path, files, dict(_values(root, found[0]))))
    }


def connectors(package: Package) -> list[Element]:
    """Return the rows of the connectors that a solution holds."""
    names = [package.named(CUSTOMIZATIONS), *(name for name in package.files if _is_unpacked(name))]
    roots = [xml.parse(package.path, name, package.files[name]) for name in names if name]
    return [element for root in roots for element in rows(root)]


def rows(root: Element) -> list[Element]:
    """Return the rows of the connectors below an element."""
    return [element for element in root.iter("Connector") if len(element)]


def content_of(package: Package, element: Element, column: str) -> bytes | None:
    """Return the file that a column names, if the package has it."""
    name = xml.text_of(element, column).strip().lstrip("/")
    found = package.get(name)
    return package.get(name.replace(f"{row.FOLDER}/", _UNPACKED, 1)) if found is None else found


def _is_unpacked(name: str) -> bool:
    return name.lower().startswith(_UNPACKED) and name.lower().endswith(".xml")


def _files(package: Package, element: Element) -> dict[str, bytes]:
    definition = content_of(package, element, "openapidefinition")
    if definition is None:
        raise BadPackage(f"{package.path}: the definition of `{xml.text_of(element, 'name')}` is not in it")
    files = {
        DEFINITION_NAMES[0]: definition,
        PROPERTIES_NAME: parts.dumped({"properties": dict(_properties(package, element))}),
    }
    attached = {ICON_NAME: "iconblob", SCRIPT_NAME: "customcodeblobcontent"}
    return files | {
        name: content
        for name, column in attached.items()
        if (content := content_of(package, element, column)) is not None
    }


def _properties(package: Package, element: Element) -> Iterator[tuple[str, Any]]:
    colour = xml.text_of(element, "iconbrandcolor")
    if colour:
        yield "iconBrandColor", colour
    yield "capabilities", []
    for column, (key, nothing) in row.MEMBERS.items():
        content = content_of(package, element, column)
        if content:
            value = Document.from_bytes(package.path / f"{column}.json", content).data
            yield key, _with_small_initials(value) if key == "policyTemplateInstances" else value
        elif nothing is not None:
            yield key, nothing


def _with_small_initials(policies: Any) -> Any:
    """Return policies as apiProperties.json writes them; an export has `TemplateId` for `templateId`."""
    if not isinstance(policies, list):
        return policies
    return [
        {key[:1].lower() + key[1:]: value for key, value in policy.items()}
        if isinstance(policy, dict)
        else policy
        for policy in policies
    ]


def _values(root: Element, element: Element) -> Iterator[tuple[str, Any]]:
    """Yield what the XML knows of the identity, as far as it has the form that it must have."""
    texts = {name: root.findtext(path) for name, path in _IN_MANIFEST.items()}
    titles = {name: root.find(path) for name, path in _TITLES.items()}
    texts |= {name: found.get("description") for name, found in titles.items() if found is not None}
    texts |= {name: element.findtext(path) for name, path in _IN_ROW.items()}
    for name, text in texts.items():
        value: Any = text
        if name == "option_value_prefix" and text and text.isdecimal():
            value = int(text)
        if name == "connector_id" and text:
            value = text.strip("{}").lower()
        if value is not None and FIELDS[name].allows(value):
            yield name, value


def _identity(path: Path, files: dict[str, bytes], own: dict[str, Any]) -> dict[str, Any]:
    """Return what solution.json has to hold: the names for good, the texts only where they differ."""
    definition = Document.from_bytes(path / DEFINITION_NAMES[0], files[DEFINITION_NAMES[0]])
    properties = Document.from_bytes(path / PROPERTIES_NAME, files[PROPERTIES_NAME])
    project = ConnectorProject.of_definition(definition)._replace(properties=properties)
    usual = identity.defaults(project, **{name: own[name] for name in own if name not in _FOLLOWING})
    return identity.as_data(
        {
            name: value
            for name, value in own.items()
            if name not in _FOLLOWING or value != getattr(usual, name)
        }
    )

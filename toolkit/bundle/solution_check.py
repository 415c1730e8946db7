"""Whether a solution fits together: what an import would fail at, or silently leave out."""

import json
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from toolkit.bundle import row, xml
from toolkit.bundle.package import Package
from toolkit.bundle.reading.solution import content_of, rows
from toolkit.bundle.solution import CONTENT_TYPES, CUSTOMIZATIONS, MANIFEST
from toolkit.connector import limits

_PNG = b"\x89PNG\r\n\x1a\n"
_COMPONENT = "372"  # the type of a connector among the components of a solution

# The order in which the platform reads what can stand beside connectors.
_ORDER = (
    "Entities",
    "Roles",
    "Workflows",
    "FieldSecurityProfiles",
    "Templates",
    "EntityMaps",
    "EntityRelationships",
    "OrganizationSettings",
    "optionsets",
    "CustomControls",
    "EntityDataProviders",
    "Connectors",
    "connectionreferences",
    "Languages",
)


def problems(package: Package) -> Iterator[str]:
    """Yield what is wrong with a solution that has a connector."""
    missing = [name for name in (CONTENT_TYPES, MANIFEST, CUSTOMIZATIONS) if package.named(name) is None]
    if missing:
        yield f"has no {' and no '.join(missing)} at its root"
        return
    types, manifest, customizations = (
        xml.parse(package.path, name, package.get(name) or b"")
        for name in (CONTENT_TYPES, MANIFEST, CUSTOMIZATIONS)
    )
    yield from _types(package, types)
    yield from _manifest(manifest)
    yield from _order(customizations)
    found = rows(customizations)
    if not found:
        yield f"{CUSTOMIZATIONS} holds no connector"
    for element in found:
        yield from _row(package, element, manifest)
    yield from _strays(package, found)
    yield from _flows(package, customizations)


def _types(package: Package, types: Element) -> Iterator[str]:
    """Yield the extensions without a type; upper and lower case count."""
    known = {element.get("Extension") for element in types}
    parts = {element.get("PartName") for element in types}
    untyped = {
        name.rpartition(".")[2]: name
        for name in reversed(package.files)
        if name.rpartition(".")[2] not in known and f"/{name}" not in parts
    }
    for extension, name in untyped.items():
        if name.lower() != CONTENT_TYPES.lower():
            yield f"{CONTENT_TYPES} has no type for `{extension}`, as `{name}` has it"


def _manifest(manifest: Element) -> Iterator[str]:
    if xml.text_of(manifest, "SolutionManifest/Managed").strip() != "0":
        yield f"{MANIFEST} says that the solution is managed; only an unmanaged one is certified"


def _order(customizations: Element) -> Iterator[str]:
    found = [str(element.tag) for element in xml.elements(customizations) if element.tag in _ORDER]
    for before, after in pairwise(found):
        if _ORDER.index(before) > _ORDER.index(after):
            yield f"{CUSTOMIZATIONS} has `{after}` after `{before}`; the platform expects it before"
            return


def _row(package: Package, element: Element, manifest: Element) -> Iterator[str]:
    name, guid = (xml.text_of(element, tag).strip() for tag in ("name", "connectorid"))
    prefix = xml.text_of(manifest, "SolutionManifest/Publisher/CustomizationPrefix").strip()
    if not name.lower().startswith(f"{prefix}_".lower()):
        yield f"`{name}` does not start with `{prefix}_`, the prefix of the publisher"
    components = [
        component for component in manifest.iter("RootComponent") if component.get("type") == _COMPONENT
    ]
    component = next((one for one in components if one.get("schemaName") == name), None)
    if component is None:
        yield f"`{name}` is no root component in {MANIFEST}"
    elif (component.get("id") or "").strip("{}").lower() != guid.lower():
        yield f"`{name}` has another GUID in {MANIFEST} than in {CUSTOMIZATIONS}"
    yield from _texts(element)
    for column, kind in row.COLUMNS.items():
        if element.find(column) is not None:
            yield from _column(package, element, column, kind)
        elif column == "openapidefinition":
            yield f"`{name}` has no `{column}`"


def _texts(element: Element) -> Iterator[str]:
    for tag, limit in (("displayname", limits.ROW_TITLE), ("description", limits.ROW_DESCRIPTION)):
        if len(xml.text_of(element, tag)) > limit.value:
            yield f"`{tag}` has more than {limit.value:,} characters"


def _column(package: Package, element: Element, column: str, kind: str) -> Iterator[str]:
    named, content = xml.text_of(element, column), content_of(package, element, column)
    if not named.startswith("/"):
        yield f"`{column}` does not name its file with a slash first"
    if content is None:
        yield f"`{named}`, named by `{column}`, is not there"
        return
    limit = limits.DEFINITION_COLUMN if column == "openapidefinition" else limits.COLUMN
    if kind != "Png" and len(content.decode(errors="replace")) > limit.value:
        yield f"`{named}` has more than {limit.value:,} characters"
    if kind == "json" and not _is_json(content):
        yield f"`{named}` holds no JSON"
    if kind == "Png" and not content.startswith(_PNG):
        yield f"`{named}` is no PNG"


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def _strays(package: Package, found: list[Element]) -> Iterator[str]:
    named = {xml.text_of(element, column).lstrip("/").lower() for element in found for column in row.COLUMNS}
    for name in package.files:
        if name.lower().startswith(f"{row.FOLDER.lower()}/") and name.lower() not in named:
            yield f"`{name}` is named by no connector"


def _flows(package: Package, customizations: Element) -> Iterator[str]:
    for element in customizations.iter("JsonFileName"):
        name = (element.text or "").strip()
        if package.named(name.lstrip("/")) is None:
            yield f"`{name}`, the file of a flow, is not there"

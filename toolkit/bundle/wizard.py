"""The portal's import: the definition alone, and a page of everything that has to be typed afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit import templates
from toolkit.bundle import parts
from toolkit.connector.project import ICON_NAME, SCRIPT_NAME, ConnectorProject

PAGE = "wizard.md"

_PROVIDERS = {
    "aad": "Azure Active Directory",
    "oauth2": "Generic OAuth 2",
    "oauth2generic": "Generic OAuth 2",
}

# The labels of the Security page, in its order, and the custom parameter that holds the value.
_AAD_FIELDS = (
    ("Login URL", "loginUri"),
    ("Tenant ID", "tenantId"),
    ("Resource URL", "resourceUri"),
    ("Enable on-behalf-of login", "enableOnbehalfOfLogin"),
)

_SEVERAL_WAYS = (
    "This connector offers several ways to sign in, which the wizard can neither make nor edit: use\n"
    "`specgen bundle --target paconn` for it. The wizard makes the first way alone:"
)

Rows = list[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the page: labels as the wizard shows them, and what to type."""

    title: str
    rows: Rows
    note: str = ""


def files(project: ConnectorProject) -> dict[str, bytes]:
    """Return the definition, the icon and script that are uploaded beside it, and the page."""
    return {
        "apiDefinition.swagger.json": parts.definition(project),
        **parts.attachments(project),
        PAGE: _page(project).encode(errors="backslashreplace"),
    }


def _page(project: ConnectorProject) -> str:
    info = project.definition.data.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    sections = [section for section in _sections(project) if section.rows]
    return templates.render("bundle/wizard.md.jinja", title=title or "Connector", sections=sections)


def _sections(project: ConnectorProject) -> Iterator[Section]:
    yield Section("General", _general(project))
    note = _SEVERAL_WAYS if project.property_data.get("connectionParameterSets") else ""
    yield Section("Security", _security(_connection_parameters(project)), note)
    for instance in _objects(project.property_data.get("policyTemplateInstances")):
        yield _policy({str(key).lower(): value for key, value in instance.items()})
    yield Section("Code", _code(project))


def _general(project: ConnectorProject) -> Rows:
    colour = project.property_data.get("iconBrandColor")
    rows: Rows = [("Icon background colour", colour)] if isinstance(colour, str) else []
    return rows + ([("Connector icon", f"upload `{ICON_NAME}`")] if project.icon else [])


def _connection_parameters(project: ConnectorProject) -> dict[str, dict[str, Any]]:
    """Return the parameters of the connection, or of the first way to sign in."""
    parameters = project.property_data.get("connectionParameters")
    sets = project.property_data.get("connectionParameterSets")
    for values in _objects(sets.get("values")) if isinstance(sets, dict) and not parameters else ():
        parameters = values.get("parameters")
        break
    members = parameters.items() if isinstance(parameters, dict) else ()
    return {str(name): member for name, member in members if isinstance(member, dict)}


def _security(parameters: dict[str, dict[str, Any]]) -> Rows:
    for parameter in parameters.values():
        settings = parameter.get("oAuthSettings")
        if isinstance(settings, dict):
            return _oauth(settings)
    rows: Rows = [(name, parameter.get("type")) for name, parameter in parameters.items()]
    return rows or [("Authentication type", "No authentication")]


def _oauth(settings: dict[str, Any]) -> Rows:
    provider = str(settings.get("identityProvider"))
    custom = settings.get("customParameters")
    values = {
        str(name).lower(): entry.get("value")
        for name, entry in (custom.items() if isinstance(custom, dict) else ())
        if isinstance(entry, dict)
    }
    fields = [(label, values.pop(name.lower(), None)) for label, name in _AAD_FIELDS]
    scopes = settings.get("scopes")
    return [
        ("Authentication type", "OAuth 2.0"),
        ("Identity provider", _PROVIDERS.get(provider.lower(), provider)),
        ("Client ID", settings.get("clientId")),
        ("Client secret", "the secret of the app registration; no file of this toolkit holds it"),
        *((label, value) for label, value in fields if value is not None),
        *((name, value) for name, value in values.items() if name not in parts.SECRETS),
        ("Scope", " ".join(map(str, scopes)) if isinstance(scopes, list) and scopes else "leave empty"),
        ("Redirect URL", "read-only; filled when the connector is saved"),
    ]


def _policy(instance: dict[str, Any]) -> Section:
    rows: Rows = [("Template", instance.get("templateid"))]
    given = instance.get("parameters")
    for name, value in given.items() if isinstance(given, dict) else ():
        label = str(name).removeprefix("x-ms-apimTemplateParameter.").removeprefix("x-ms-apimTemplate-")
        rows.append((label, ", ".join(map(str, value)) if isinstance(value, list) else value))
    return Section(f"Definition: policy {instance.get('title', '')}".rstrip(), rows)


def _code(project: ConnectorProject) -> Rows:
    if not project.script:
        return []
    operations = project.property_data.get("scriptOperations")
    names = ", ".join(map(str, operations)) if isinstance(operations, list) and operations else "all"
    return [("Code", f"upload `{SCRIPT_NAME}`"), ("Operations", names)]


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    yield from (item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()

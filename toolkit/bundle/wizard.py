"""The portal's import: the definition alone, and a page of everything that has to be typed afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit import templates
from toolkit.bundle import parts
from toolkit.connector import api_properties
from toolkit.connector.api_properties import PLACEHOLDER, ConnectionParameter, Policy
from toolkit.connector.policies import PREFIX, SETTING
from toolkit.connector.project import ICON_NAME, PROPERTIES_NAME, SCRIPT_NAME, ConnectorProject
from toolkit.connector.secrets import KEYS

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

_FEDERATED = (
    "This connector proves itself by a federated credential, which the wizard cannot make: use\n"
    "`specgen bundle --target paconn` for it. What the wizard makes instead needs a client secret:"
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
    """Return the definition, the icon and script that are uploaded beside it, and the page.

    apiProperties.json has the values as data: not for the wizard, but for `specgen new --import`.
    """
    return {
        "apiDefinition.swagger.json": parts.definition(project),
        PROPERTIES_NAME: parts.properties(project),
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
    parameters = list(api_properties.connection_parameters(project))
    yield Section("Security", _security(parameters), _note(project, parameters))
    for policy in api_properties.policies(project):
        title = policy.title.value if policy.title else ""
        yield Section(f"Definition: policy {title}".rstrip(), _policy(policy))
    yield Section("Code", _code(project))


def _note(project: ConnectorProject, parameters: list[ConnectionParameter]) -> str:
    if any("clientAssertionType" in parameter.settings for parameter in parameters):
        return _FEDERATED
    return _SEVERAL_WAYS if project.property_data.get("connectionParameterSets") else ""


def _general(project: ConnectorProject) -> Rows:
    colour = project.property_data.get("iconBrandColor")
    rows: Rows = [("Icon background colour", colour)] if isinstance(colour, str) else []
    return rows + ([("Connector icon", f"upload `{ICON_NAME}`")] if project.icon else [])


def _security(parameters: list[ConnectionParameter]) -> Rows:
    oauth = next((parameter for parameter in parameters if parameter.settings), None)
    if oauth:
        return _oauth(oauth)
    rows: Rows = [(parameter.name, parameter.data.get("type")) for parameter in parameters]
    return rows or [("Authentication type", "No authentication")]


def _oauth(parameter: ConnectionParameter) -> Rows:
    client = parameter.setting("clientId")
    scopes = parameter.settings.get("scopes")
    return [
        ("Authentication type", "OAuth 2.0"),
        ("Identity provider", _PROVIDERS.get(parameter.provider, parameter.provider)),
        (
            "Client ID",
            client.value if client and client.value != PLACEHOLDER else "that of the app registration",
        ),
        ("Client secret", "that of the app registration; no file of this toolkit holds it"),
        *_custom_parameters(parameter),
        ("Scope", " ".join(map(str, scopes)) if isinstance(scopes, list) and scopes else "leave empty"),
        ("Redirect URL", "read-only; filled when the connector is saved"),
    ]


def _custom_parameters(parameter: ConnectionParameter) -> Iterator[tuple[str, Any]]:
    """Yield those of Microsoft Entra under their labels, then all others under their own names."""
    labels = {name.lower(): label for label, name in _AAD_FIELDS}
    custom = parameter.settings.get("customParameters")
    others = [name for name in custom if name.lower() not in labels] if isinstance(custom, dict) else []
    for label, name in (*_AAD_FIELDS, *((name, name) for name in others if name.lower() not in KEYS)):
        text = parameter.custom(name)
        if text:
            yield label, text.value


def _policy(policy: Policy) -> Rows:
    rows: Rows = [("Template", policy.template_id.value)] if policy.template_id else []
    for name, value in policy.parameters.items():
        label = name.removeprefix(PREFIX).removeprefix(SETTING)
        rows.append((label, ", ".join(map(str, value)) if isinstance(value, list) else value))
    return rows


def _code(project: ConnectorProject) -> Rows:
    if not project.script:
        return []
    names = ", ".join(operation.value for operation in api_properties.script_operations(project))
    return [("Code", f"upload `{SCRIPT_NAME}`"), ("Operations", names or "all")]

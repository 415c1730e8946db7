"""The portal's import: the definition alone, and a page of everything that has to be typed afterwards."""

from collections.abc import Iterator
from typing import Any

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


def files(project: ConnectorProject) -> dict[str, bytes]:
    """Return the definition, the icon and script that are uploaded beside it, and the page."""
    found = {"apiDefinition.swagger.json": parts.definition(project)}
    if project.icon:
        found[ICON_NAME] = project.icon.read_bytes()
    if project.script:
        found[SCRIPT_NAME] = project.script.read_bytes()
    return {**found, PAGE: ("\n".join(_page(project)) + "\n").encode(errors="backslashreplace")}


def _page(project: ConnectorProject) -> Iterator[str]:
    info = project.definition.data.get("info")
    yield f"# {info.get('title', 'Connector') if isinstance(info, dict) else 'Connector'}: values for the wizard"
    yield ""
    yield "In Power Automate: *More*, *Discover all*, *Custom connectors*, *New custom connector*,"
    yield "*Import an OpenAPI file*; choose `apiDefinition.swagger.json` from this folder. The file carries the"
    yield "operations; what follows has to be typed."
    yield from _general(project)
    yield from _security(project)
    yield from _policies(project)
    yield from _code(project)
    yield ""
    yield "## When it is saved"
    yield ""
    yield "Choose *Create connector*. An OAuth connector now shows its own *Redirect URL* on the Security page: add"
    yield "it to the app registration (*Authentication*, *Web*) before the first connection is made, else the"
    yield "sign-in ends with AADSTS50011."


def _general(project: ConnectorProject) -> Iterator[str]:
    colour = project.property_data.get("iconBrandColor")
    rows = [("Icon background colour", colour)] if isinstance(colour, str) else []
    rows += [("Connector icon", f"upload `{ICON_NAME}`")] if project.icon else []
    yield from _table("General", rows)


def _security(project: ConnectorProject) -> Iterator[str]:
    if project.property_data.get("connectionParameterSets"):
        yield from _heading("Security")
        yield "This connector offers several ways to sign in, which the wizard can neither make nor edit:"
        yield "use `specgen bundle --target paconn` for it. The wizard makes the first way alone:"
    parameters = project.property_data.get("connectionParameters")
    for parameter in parameters.values() if isinstance(parameters, dict) else ():
        settings = parameter.get("oAuthSettings") if isinstance(parameter, dict) else None
        if isinstance(settings, dict):
            yield from _table("Security", _oauth_rows(settings))
            return
    rows = [(str(name), parameter.get("type")) for name, parameter in _typed(parameters)]
    yield from _table("Security", rows or [("Authentication type", "No authentication")])


def _typed(parameters: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, parameter in parameters.items() if isinstance(parameters, dict) else ():
        if isinstance(parameter, dict):
            yield name, parameter


def _oauth_rows(settings: dict[str, Any]) -> list[tuple[str, Any]]:
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


def _policies(project: ConnectorProject) -> Iterator[str]:
    instances = project.property_data.get("policyTemplateInstances")
    for instance in instances if isinstance(instances, list) else ():
        if not isinstance(instance, dict):
            continue
        values = {str(key).lower(): value for key, value in instance.items()}
        given = values.get("parameters")
        rows = [("Template", values.get("templateid"))]
        for name, value in given.items() if isinstance(given, dict) else ():
            label = str(name).removeprefix("x-ms-apimTemplateParameter.").removeprefix("x-ms-apimTemplate-")
            rows.append((label, ", ".join(map(str, value)) if isinstance(value, list) else value))
        yield from _table(f"Definition: policy {values.get('title', '')}".rstrip(), rows)


def _code(project: ConnectorProject) -> Iterator[str]:
    if not project.script:
        return
    operations = project.property_data.get("scriptOperations")
    names = ", ".join(map(str, operations)) if isinstance(operations, list) and operations else "all"
    yield from _table("Code", [("Code", f"upload `{SCRIPT_NAME}`"), ("Operations", names)])


def _table(title: str, rows: list[tuple[str, Any]]) -> Iterator[str]:
    if rows:
        yield from _heading(title)
        yield "| Field | Value |"
        yield "| --- | --- |"
        yield from (f"| {_cell(label)} | {_cell(value)} |" for label, value in rows)


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""


def _cell(value: Any) -> str:
    return " ".join(str(value).replace("|", "\\|").split()) or " "

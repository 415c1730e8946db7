"""What a connector needs of its app registration, read from the project; nothing is asked of a network."""

import hashlib
import re
from dataclasses import dataclass

from toolkit.connector import clouds, tenants
from toolkit.connector.api_properties import PLACEHOLDER, ConnectionParameter, connection_parameters
from toolkit.connector.clouds import CLOUDS, Cloud
from toolkit.connector.project import PROPERTIES_NAME, ConnectorProject
from toolkit.errors import SpecgenError

PER_CONNECTOR = "GlobalPerConnector"  # the platform gives each connector a redirect address of its own
CLIENT_CREDENTIALS = "client_credentials"
MAX_NAME = 120  # characters; what the portal takes for an app's name


class NoSignIn(SpecgenError):
    """A connector that does not sign in with Microsoft Entra."""


@dataclass(frozen=True, slots=True)
class Federation:
    """What a registration trusts instead of a secret; the platform makes the subject with the connector."""

    issuer: str
    subject: str
    audience: str

    @property
    def name(self) -> str:
        """What tells this credential from the others of the app: there is one for each environment."""
        return f"specgen-{hashlib.sha256(self.subject.encode(errors='replace')).hexdigest()[:8]}"

    @property
    def is_known(self) -> bool:
        return bool(self.subject) and PLACEHOLDER not in self.issuer


@dataclass(frozen=True, slots=True)
class Registration:
    """An app registration as a connector needs it."""

    name: str
    cloud: Cloud
    client_id: str  # empty while nobody has registered an app
    tenant: str  # a GUID or a domain; empty where it is not known, or several tenants sign in
    is_multi_tenant: bool
    redirects: tuple[str, ...]  # empty while the connector has not been made
    federation: Federation | None
    acts_alone: bool  # a service principal may sign in as well, with its own client secret

    @property
    def tenant_id(self) -> str:
        """The tenant, where it is known by its GUID."""
        return self.tenant if tenants.is_guid(self.tenant) else ""

    @property
    def sign_in_audience(self) -> str:
        return "AzureADMultipleOrgs" if self.is_multi_tenant else "AzureADMyOrg"


def of_project(project: ConnectorProject) -> Registration:
    """Return what the project's connection parameters ask for; raise NoSignIn where that is no app."""
    parameters = sign_ins(project)
    if not parameters:
        raise NoSignIn(
            f"{project.folder}: does not sign in with Microsoft Entra (identity provider `aad` in "
            f"{PROPERTIES_NAME}), so there is no app to register"
        )
    first = parameters[0]
    cloud = _cloud(project, first)
    tenant = _value(first, "tenantId")
    return Registration(
        name=_name(project),
        cloud=cloud,
        client_id=_client_id(first),
        tenant=tenant if tenants.is_one(tenant) and tenant != PLACEHOLDER else "",
        is_multi_tenant=not tenant or tenants.is_any(tenant),
        redirects=_redirects(parameters, cloud),
        federation=_federation(first),
        acts_alone=any(acts_alone(parameter) for parameter in entra_parameters(project)),
    )


def sign_ins(project: ConnectorProject) -> list[ConnectionParameter]:
    """Return the parameters by which a person signs in."""
    return [parameter for parameter in entra_parameters(project) if not acts_alone(parameter)]


def entra_parameters(project: ConnectorProject) -> list[ConnectionParameter]:
    """Return the parameters that sign in with Microsoft Entra, as a person or as a service principal."""
    return [parameter for parameter in connection_parameters(project) if parameter.provider == "aad"]


def acts_alone(parameter: ConnectionParameter) -> bool:
    """Whether a service principal signs in, and no person."""
    return _value(parameter, "grantType") == CLIENT_CREDENTIALS


def _cloud(project: ConnectorProject, parameter: ConnectionParameter) -> Cloud:
    """Return the cloud of the resource, else of the host, else the public one."""
    host = project.definition.data.get("host")
    return (
        clouds.of_resource(_value(parameter, "resourceUri"))
        or (clouds.of_host(host) if isinstance(host, str) else None)
        or CLOUDS["public"]
    )


def _name(project: ConnectorProject) -> str:
    """Return the title on one line, without what a terminal or a script would stumble over."""
    info = project.definition.data.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    words = "".join(filter(_is_printable, title)).split() if isinstance(title, str) else []
    return " ".join(words)[:MAX_NAME] or "Connector"


def _is_printable(character: str) -> bool:
    return character.isprintable() or character.isspace()


def _client_id(parameter: ConnectionParameter) -> str:
    client = parameter.setting("clientId")
    return client.value if client and tenants.is_guid(client.value) and client.value != PLACEHOLDER else ""


def _redirects(parameters: list[ConnectionParameter], cloud: Cloud) -> tuple[str, ...]:
    """Return the addresses that the project knows; one with the shared address has it from the start."""
    found = dict.fromkeys(
        address.value.strip()
        for parameter in parameters
        if (address := parameter.setting("redirectUrl")) and is_redirect(address.value.strip())
    )
    if not all(has_own_redirect(parameter) for parameter in parameters):
        return tuple(dict.fromkeys([*found, *([cloud.redirect] if cloud.redirect else [])]))
    return tuple(address for address in found if address != cloud.redirect)


def is_redirect(address: str) -> bool:
    """Whether the text is an address at which the platform could wait for an answer."""
    return bool(re.fullmatch(r"https://[A-Za-z0-9.-]+/[A-Za-z0-9._~/%-]*", address))


def has_own_redirect(parameter: ConnectionParameter) -> bool:
    """Whether the platform gives the connector an address of its own when it is made."""
    mode = parameter.setting("redirectMode")
    return mode is not None and mode.value == PER_CONNECTOR


def _federation(parameter: ConnectionParameter) -> Federation | None:
    if "clientAssertionType" not in parameter.settings:
        return None
    texts = [_credential(parameter, name) for name in ("Issuer", "Subject", "Audience")]
    return Federation(*texts)


def _credential(parameter: ConnectionParameter, name: str) -> str:
    text = parameter.setting("properties", "FederatedIdentityCredentials", name)
    return text.value if text else ""


def _value(parameter: ConnectionParameter, name: str) -> str:
    text = parameter.custom(name)
    return text.value if text else ""

"""What a registration or a connector has come to be, written into the project by patches."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from toolkit import patch
from toolkit.auth import plan
from toolkit.connector import clouds, tenants
from toolkit.connector.api_properties import ConnectionParameter
from toolkit.connector.clouds import Cloud
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document, Place
from toolkit.errors import BadValue
from toolkit.patch import Patch, Put, Remove
from toolkit.pointer import resolve

CONNECTOR_ID = "connectorId"
_CREDENTIAL = ("properties", "FederatedIdentityCredentials")
SUBJECT = (*_CREDENTIAL, "Subject")
ISSUER = (*_CREDENTIAL, "Issuer")

# The consent service of the public cloud, and the connector's own part; old hosts have a region in the name.
_consent = re.compile(r"https://[a-z0-9-]+\.consent\.azure-apim\.net/redirect(/[A-Za-z0-9-]+)?")


@dataclass(frozen=True, slots=True)
class Change:
    """A document as it is to be, and what has changed in it, in words."""

    document: Document
    what: tuple[str, ...]

    @property
    def described(self) -> str:
        """The change on one line."""
        return f"{self.document.path}: {', '.join(self.what)}"


class _Value(NamedTuple):
    """What is to stand at a place."""

    place: Place
    value: Any
    what: str

    @property
    def is_new(self) -> bool:
        try:
            return bool(resolve(self.place.document.data, self.place.tokens) != self.value)
        except LookupError:
            return True


def connection(project: ConnectorProject, redirect: str, subject: str = "") -> list[Change]:
    """Return what changes when a connector has been made: its redirect address, and its ID and subject.

    The address goes where the platform itself writes it, into the OAuth settings of each sign-in of a person.
    The settings of paconn have no place for it, but they need the ID, which is the end of the address.
    """
    registration = plan.of_project(project)
    _check_redirect(redirect, registration.cloud, is_shared=redirect in registration.redirects)
    values = list(_connector_id(project, redirect))
    for parameter in plan.sign_ins(project):
        values.append(_Value(_below(parameter, "redirectUrl"), redirect, "redirectUrl"))
        if subject and registration.federation:
            values.append(_Value(_below(parameter, *SUBJECT), subject, SUBJECT[-1]))
    return list(_changes(project, values))


def app(project: ConnectorProject, *, client_id: str = "", tenant: str = "") -> list[Change]:
    """Return what changes when an app has been registered: its ID, and the tenant wherever it is named."""
    _check_app(client_id, tenant, is_federated=plan.of_project(project).federation is not None)
    values: list[_Value] = []
    for parameter in plan.entra_parameters(project):
        if client_id:
            values.append(_Value(_below(parameter, "clientId"), client_id, "clientId"))
        if tenant:
            values += _tenant(parameter, tenant)
    if tenant:
        values += _tenant_in_addresses(project, tenant)
    return list(_changes(project, values))


def unmade(project: ConnectorProject) -> ConnectorProject:
    """Return the project as it was before a connector was made of it, for another environment."""
    parameters = [parameter for parameter in plan.sign_ins(project) if plan.has_own_redirect(parameter)]
    if project.properties is None or not parameters:
        return project
    own: list[Patch] = [
        Remove(_below(parameter, "redirectUrl").tokens)
        for parameter in parameters
        if "redirectUrl" in parameter.settings
    ]
    own += [
        Put(subject.place.tokens, "")
        for parameter in parameters
        if (subject := parameter.setting(*SUBJECT)) and subject.value
    ]
    return project.with_document(patch.apply(project.properties, own))


def _changes(project: ConnectorProject, values: Iterable[_Value]) -> Iterator[Change]:
    new = [value for value in values if value.is_new]
    for document in project.documents:
        own = [value for value in new if value.place.document.path == document.path]
        if own:
            changed = patch.apply(document, [Put(place.tokens, value) for place, value, _ in own])
            yield Change(changed, tuple(dict.fromkeys(value.what for value in own)))


def _below(parameter: ConnectionParameter, *names: str) -> Place:
    """Return a place in the OAuth settings."""
    return Place(parameter.place.document, (*parameter.place.tokens, "oAuthSettings", *names))


def _check_redirect(redirect: str, cloud: Cloud, *, is_shared: bool) -> None:
    if not plan.is_redirect(redirect):
        raise BadValue(
            f"--redirect-url: `{redirect}` is no https address; copy it from the connector's Security page"
        )
    if redirect.rstrip("/") == cloud.redirect and not is_shared:
        raise BadValue(
            "--redirect-url: this is the address that all connectors once shared; "
            "copy the connector's own from its Security page, which is longer"
        )
    if cloud.redirect and not _consent.fullmatch(redirect):
        raise BadValue(f"--redirect-url: the address of a connector begins with {cloud.redirect}/")


def _check_app(client_id: str, tenant: str, *, is_federated: bool) -> None:
    if client_id and not tenants.is_guid(client_id):
        raise BadValue(f"--client-id: `{client_id}` is not a GUID; it is the Application (client) ID")
    if tenant and not tenants.is_tenant(tenant):
        raise BadValue(
            f"--tenant: `{tenant}` is neither a GUID nor a domain; it is the Directory (tenant) ID"
        )
    if tenant and is_federated and not tenants.is_guid(tenant):
        raise BadValue(f"--tenant: a federated credential needs a GUID, not `{tenant}`")


def _connector_id(project: ConnectorProject, redirect: str) -> Iterator[_Value]:
    """Note the ID of a connector that was made in the portal, so that the next deployment updates it."""
    name = redirect.partition("/redirect/")[2]
    if project.settings and name and not project.settings.data.get(CONNECTOR_ID):
        yield _Value(Place(project.settings, (CONNECTOR_ID,)), f"shared_{name}", CONNECTOR_ID)


def _tenant(parameter: ConnectionParameter, tenant: str) -> Iterator[_Value]:
    if found := parameter.custom("tenantId"):
        yield _Value(found.place, tenant, "tenantId")
    elif isinstance(parameter.settings.get("customParameters"), dict):
        yield _Value(_below(parameter, "customParameters", "tenantId"), {"value": tenant}, "tenantId")
    if issuer := parameter.setting(*ISSUER):
        yield _Value(issuer.place, _in_tenant(issuer.value, tenant), ISSUER[-1])


def _tenant_in_addresses(project: ConnectorProject, tenant: str) -> Iterator[_Value]:
    definitions = project.definition.data.get("securityDefinitions")
    for name, scheme in definitions.items() if isinstance(definitions, dict) else ():
        for key in ("authorizationUrl", "tokenUrl"):
            address = scheme.get(key) if isinstance(scheme, dict) else None
            if isinstance(address, str):
                place = Place(project.definition, ("securityDefinitions", name, key))
                yield _Value(place, _in_tenant(address, tenant), key)


def _in_tenant(address: str, tenant: str) -> str:
    """Return a sign-in address with another tenant in it; an address of something else stays."""
    return (
        re.sub(r"^(https://[^/]+/)[^/]+", rf"\g<1>{tenant}", address) if clouds.of_login(address) else address
    )

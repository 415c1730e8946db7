"""Rules about what a connector proves itself with when somebody signs in."""

import re
from collections.abc import Iterator

from toolkit.connector.api_properties import connection_parameters
from toolkit.connector.project import ConnectorProject
from toolkit.connector.secrets import secrets
from toolkit.connector.tenants import is_guid, is_tenant
from toolkit.document import Place
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Remove
from toolkit.pointer import resolve
from toolkit.regex import regex

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters"

ENTRA = frozenset({"aad", "aadcertificate"})

_VARIABLE = regex(r"@environmentVariables\(.*\)")
_STAND_IN = regex(r"\s*|[\[<{*@].*|x+|(change|dummy|enter|insert|placeholder|your).*", re.IGNORECASE)

_AT = "/connectionParameters/token/oAuthSettings"


_RESOURCE = {"resourceUri": {"value": "https://management.core.windows.net/"}}


def _entra(**settings: object) -> dict[str, object]:
    oauth = {"identityProvider": "aad", "customParameters": _RESOURCE, **settings}
    return {"connectionParameters": {"token": {"type": "oauthSetting", "oAuthSettings": oauth}}}


@rule(
    ConnectorProject,
    name="ClientIdNotValid",
    code="SG211",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(
            bad=_entra(clientId="11111111-2222-3333-4444-55555555555"),
            good=_entra(clientId="11111111-2222-3333-4444-555555555555"),
            at=f"{_AT}/clientId",
        ),
        Example(
            bad=_entra(clientId="connector-2"),
            good=_entra(clientId='@environmentVariables("con_ClientId2")'),
            at=f"{_AT}/clientId",
        ),
    ],
)
def client_id_not_valid(project: ConnectorProject) -> Iterator[Problem]:
    """Microsoft Entra knows an app by a GUID; with anything else the connector deploys, but nobody can sign in.

    An environment variable will do, and a text without digits is taken for a stand-in that somebody will replace.
    """
    for parameter in connection_parameters(project):
        client = parameter.setting("clientId")
        if parameter.provider in ENTRA and client and not _is_client_id(client.value):
            yield Problem(f"`clientId` {quoted(client.value)} is not a GUID", client.place)


def _is_client_id(value: str) -> bool:
    is_stand_in = not any(character.isdigit() for character in value)
    return is_stand_in or bool(is_guid(value) or _VARIABLE.fullmatch(value))


@rule(
    ConnectorProject,
    name="TenantIdNotValid",
    code="SG217",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    examples=[
        Example(
            bad=_entra(customParameters={**_RESOURCE, "tenantId": {"value": "my tenant"}}),
            good=_entra(customParameters={**_RESOURCE, "tenantId": {"value": "common"}}),
            at=f"{_AT}/customParameters/tenantId/value",
        ),
        Example(
            bad=_entra(customParameters={**_RESOURCE, "TenantId": {"value": "contoso"}}),
            good=_entra(customParameters={**_RESOURCE, "TenantId": {"value": "contoso.onmicrosoft.com"}}),
            at=f"{_AT}/customParameters/TenantId/value",
        ),
    ],
)
def tenant_id_not_valid(project: ConnectorProject) -> Iterator[Problem]:
    """The tenant is a part of the address at which makers sign in: an ID, a domain, `common` or `organizations`."""
    for parameter in connection_parameters(project):
        tenant = parameter.custom("tenantId")
        if parameter.provider in ENTRA and tenant and not _is_tenant(tenant.value):
            yield Problem(f"`tenantId` {quoted(tenant.value)} is neither a GUID nor a domain", tenant.place)


def _is_tenant(value: str) -> bool:
    return is_tenant(value) or bool(_VARIABLE.fullmatch(value) or _STAND_IN.fullmatch(value))


@rule(
    ConnectorProject,
    name="ClientSecretPresent",
    code="SG212",
    family="specgen",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[Example(bad=_entra(clientSecret="t8Q~ample"), good=_entra(), at=f"{_AT}/clientSecret")],
)
def client_secret_present(project: ConnectorProject) -> Iterator[Problem]:
    """Whoever gets a file can read the secret in it; it belongs on the Security page, or on paconn's command line.

    The default of a `securestring` is as secret. Stand-ins, such as a text in brackets, are let pass.
    """
    for member, secret in _secrets(project):
        if not _STAND_IN.fullmatch(secret):
            message = f"{quoted(member.tokens[-1])} is written out; leave it out, and renew the secret"
            yield Problem(message, member, unsafe(Remove(member.tokens)))


def _secrets(project: ConnectorProject) -> Iterator[tuple[Place, str]]:
    """Yield the members that hold a secret, and the secret."""
    if project.properties is None:
        return
    for tokens in secrets(project.properties.data):
        holder = tokens[:-1] if tokens[-1] == "value" else tokens
        yield Place(project.properties, holder), str(resolve(project.properties.data, tokens))


@rule(
    ConnectorProject,
    name="FirstPartySignIn",
    code="SG213",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_entra(properties={"IsFirstParty": "True"}),
            good=_entra(properties={"IsFirstParty": "False"}),
            at=f"{_AT}/properties/IsFirstParty",
        )
    ],
)
def first_party_sign_in(project: ConnectorProject) -> Iterator[Problem]:
    """Microsoft's own connectors sign in by a certificate that only Microsoft has."""
    for parameter in connection_parameters(project):
        first_party = parameter.setting("properties", "IsFirstParty")
        if first_party and first_party.value.lower() == "true":
            fix = unsafe(Put(first_party.place.tokens, "False"))
            yield Problem("`IsFirstParty` is for connectors of Microsoft", first_party.place, fix)


RULES = (client_id_not_valid, tenant_id_not_valid, client_secret_present, first_party_sign_in)

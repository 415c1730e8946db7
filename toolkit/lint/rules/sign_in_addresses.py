"""Rules about the addresses of a sign-in with Microsoft Entra, and about who signs in."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from toolkit.connector.api_properties import ConnectionParameter, Text, connection_parameters
from toolkit.connector.project import ConnectorProject
from toolkit.lint.near import near_miss
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.lint.rules.credentials import ENTRA
from toolkit.patch import Put, Remove

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/azure-active-directory-authentication"

_GENERIC_REDIRECT = "https://global.consent.azure-apim.net/redirect"
_RESOURCE = "https://management.core.windows.net/"
_AT = "/connectionParameters/token/oAuthSettings"

# Providers of published connectors and of the community. The wizard has more, such as Google, that are listed nowhere.
_PROVIDERS = (
    "oauth2",
    "oauth2generic",
    "oauth2pkce",
    "oauth2pkcewithprm",
    "aad",
    "aadcertificate",
    "facebook",
    "docusign",
)
_OTHER_NAMES = {
    "activedirectory": "aad",
    "azure": "aad",
    "azureactivedirectory": "aad",
    "azuread": "aad",
    "entra": "aad",
    "entraid": "aad",
    "generic": "oauth2",
    "genericoauth2": "oauth2",
    "microsoftentra": "aad",
    "microsoftentraid": "aad",
    "oauth": "oauth2",
    "oauth20": "oauth2",
}


def _token(provider: str = "aad", resource: str = _RESOURCE, **settings: Any) -> dict[str, Any]:
    custom = {"resourceUri": {"value": resource}, **settings.pop("custom", {})}
    oauth = {"identityProvider": provider, "customParameters": custom, **settings}
    return {"connectionParameters": {"token": {"type": "oauthSetting", "oAuthSettings": oauth}}}


@rule(
    ConnectorProject,
    name="IdentityProviderMisspelt",
    code="SG231",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(bad=_token("azuread"), good=_token("aad"), at=f"{_AT}/identityProvider"),
        Example(bad=_token("aadcertficate"), good=_token("Google"), at=f"{_AT}/identityProvider"),
    ],
)
def identity_provider_misspelt(project: ConnectorProject) -> Iterator[Problem]:
    """The platform knows each identity provider by a word of its own; Microsoft Entra is still `aad` there."""
    for parameter in connection_parameters(project):
        provider = parameter.setting("identityProvider")
        meant = _meant(provider.value) if provider else None
        if provider and meant:
            fix = unsafe(Put(provider.place.tokens, meant))
            yield Problem(
                f"{quoted(provider.value)} is not known; did you mean {quoted(meant)}?", provider.place, fix
            )


def _meant(provider: str) -> str | None:
    if provider.lower() in _PROVIDERS:
        return None
    letters = "".join(character for character in provider.lower() if character.isalnum())
    return _OTHER_NAMES.get(letters) or near_miss(provider, _PROVIDERS)


@rule(
    ConnectorProject,
    name="ResourcesDisagree",
    code="SG232",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_token(properties={"AzureActiveDirectoryResourceId": "https://graph.microsoft.com"}),
            good=_token(properties={"AzureActiveDirectoryResourceId": _RESOURCE}),
            at=f"{_AT}/properties/AzureActiveDirectoryResourceId",
        )
    ],
)
def resources_disagree(project: ConnectorProject) -> Iterator[Problem]:
    """The resource stands twice, and tokens for one are refused by the other; which of them is read is not documented.

    A slash at the end makes no difference here: ResourceUriWithoutSlash looks at it.
    """
    for parameter in connection_parameters(project):
        uri = parameter.custom("resourceUri")
        other = parameter.setting("properties", "AzureActiveDirectoryResourceId")
        if uri and other and _bare(uri.value) != _bare(other.value):
            fix = unsafe(Put(other.place.tokens, uri.value))
            yield Problem(
                f"{quoted(other.value)} differs from `resourceUri` {quoted(uri.value)}", other.place, fix
            )


def _bare(address: str) -> str:
    return address.strip().lower().rstrip("/")


@rule(
    ConnectorProject,
    name="LoginUriNotBare",
    code="SG233",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_token(custom={"loginUri": {"value": "https://login.microsoftonline.com/common/oauth2"}}),
            good=_token(custom={"loginUri": {"value": "https://login.microsoftonline.com"}}),
            at=f"{_AT}/customParameters/loginUri/value",
        ),
        Example(
            bad=_token(custom={"loginUri": {"value": "https://login.microsoftonline.com/"}}),
            good=_token(custom={"loginUri": {"value": "{{ loginUri }}"}}),
            at=f"{_AT}/customParameters/loginUri/value",
        ),
    ],
)
def login_uri_not_bare(project: ConnectorProject) -> Iterator[Problem]:
    """The platform puts tenant and path behind `loginUri` itself."""
    for parameter in connection_parameters(project):
        login = parameter.custom("loginUri") if parameter.provider in ENTRA else None
        bare = _origin(login.value) if login else None
        if login and bare and bare != login.value:
            message = f"`loginUri` {quoted(login.value)} is more than {quoted(bare)}"
            yield Problem(message, login.place, unsafe(Put(login.place.tokens, bare)))


def _origin(address: str) -> str | None:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return f"https://{parts.netloc}" if parts.scheme == "https" and parts.netloc else None


@rule(
    ConnectorProject,
    name="RedirectUrlShared",
    code="SG234",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_token(redirectMode="GlobalPerConnector", redirectUrl=_GENERIC_REDIRECT),
            good=_token(redirectMode="GlobalPerConnector", redirectUrl=f"{_GENERIC_REDIRECT}/sample-5f1234"),
            at=f"{_AT}/redirectUrl",
        ),
        Example(
            bad=_token(redirectMode="GlobalPerConnector", redirectUrl=f"{_GENERIC_REDIRECT}/"),
            good=_token(redirectMode="Global", redirectUrl=_GENERIC_REDIRECT),
            at=f"{_AT}/redirectUrl",
        ),
    ],
)
def redirect_url_shared(project: ConnectorProject) -> Iterator[Problem]:
    """A connector with a redirect address of its own gets it from the platform; the shared one is not its own.

    Whoever registers the shared address with the app meets AADSTS50011 at the first sign-in.
    """
    for parameter in connection_parameters(project):
        url = _redirect(parameter)
        if url is not None and url.value.rstrip("/").lower() == _GENERIC_REDIRECT:
            message = "`redirectUrl` is the shared one, but `redirectMode` is `GlobalPerConnector`"
            yield Problem(message, url.place, unsafe(Remove(url.place.tokens)))


def _redirect(parameter: ConnectionParameter) -> Text | None:
    mode = parameter.setting("redirectMode")
    return parameter.setting("redirectUrl") if mode and mode.value == "GlobalPerConnector" else None


RULES = (identity_provider_misspelt, resources_disagree, login_uri_not_bare, redirect_url_shared)

"""Rules about where and how makers sign in when they make a connection."""

from collections.abc import Iterator

from toolkit.connector import clouds
from toolkit.connector.api_properties import ConnectionParameter, Text, connection_parameters
from toolkit.connector.project import ConnectorProject
from toolkit.lint.near import near_miss
from toolkit.lint.rule import (
    CERTIFICATION,
    ERROR,
    IMPORT,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    unsafe,
)
from toolkit.patch import Put, Rename

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/connection-parameters"

# What a provider cannot sign in without. `oauth2generic` does not know the names of `oauth2`.
CUSTOM_PARAMETERS = {
    "aad": ("resourceUri",),
    "oauth2": ("authorizationUrl", "tokenUrl"),
    "oauth2generic": ("authorizationUrlTemplate", "tokenUrlTemplate"),
}

_AT = "/connectionParameters/token/oAuthSettings"


def _token(provider: str, **custom: str) -> dict[str, object]:
    values = {name: {"value": value} for name, value in custom.items()}
    oauth = {"identityProvider": provider, "customParameters": values}
    return {"connectionParameters": {"token": {"type": "oauthSetting", "oAuthSettings": oauth}}}


def _entra(resource: str) -> dict[str, object]:
    return _token("aad", resourceUri=resource)


@rule(
    ConnectorProject,
    name="SignInParameterMissing",
    code="SG214",
    family="specgen",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_token(
                "oauth2generic",
                authorizationUrl="https://example.com/a",
                tokenUrl="https://example.com/t",
                refreshUrlTemplate="https://example.com/t",
            ),
            good=_token(
                "oauth2generic",
                authorizationUrlTemplate="https://example.com/a",
                tokenUrlTemplate="https://example.com/t",
                refreshUrlTemplate="https://example.com/t",
            ),
            at=f"{_AT}/customParameters",
        ),
        Example(
            bad=_token("aad", resorceUri="https://management.core.windows.net/"),
            good=_entra("https://management.core.windows.net/"),
            at=f"{_AT}/customParameters",
        ),
    ],
)
def sign_in_parameter_missing(project: ConnectorProject) -> Iterator[Problem]:
    """Without the addresses that its provider asks for, the sign-in window of a connection never opens.

    A claim of the same name, such as `token:resourceUri`, stands in for a custom parameter: the connection asks.
    """
    parameters = list(connection_parameters(project))
    claims = {parameter.name.partition(":")[2].lower() for parameter in parameters}
    for parameter in parameters:
        for name in CUSTOM_PARAMETERS.get(parameter.provider, ()):
            if name.lower() not in claims and parameter.custom(name) is None:
                settings = parameter.place / "oAuthSettings"
                place = (
                    settings / "customParameters" if "customParameters" in parameter.settings else settings
                )
                meant = _misnamed(parameter, name)
                fix = unsafe(Rename((*place.tokens, meant), name)) if meant else None
                remedy = f"; {quoted(meant)} is not it" if meant else ""
                yield Problem(f"identity provider `{parameter.provider}` needs `{name}`{remedy}", place, fix)


def _misnamed(parameter: ConnectionParameter, name: str) -> str | None:
    """Return the custom parameter that was meant to be the one: misspelt, or as the other provider calls it."""
    custom = parameter.settings.get("customParameters")
    known = {known.lower() for known in CUSTOM_PARAMETERS[parameter.provider]}
    others = [key for key in custom if key.lower() not in known] if isinstance(custom, dict) else []
    counterpart = name.removesuffix("Template") if name.endswith("Template") else f"{name}Template"
    in_lower_case = {key.lower(): key for key in others}
    return in_lower_case.get(counterpart.lower()) or near_miss(name, others)


@rule(
    ConnectorProject,
    name="ResourceUriWithoutSlash",
    code="SG215",
    family="specgen",
    reference="https://learn.microsoft.com/connectors/custom-connectors/azure-active-directory-authentication",
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_entra("https://management.core.windows.net"),
            good=_entra("https://management.core.windows.net/"),
            at=f"{_AT}/customParameters/resourceUri/value",
        ),
        Example(
            bad=_entra("https://management.azure.com"),
            good=_entra("https://graph.microsoft.com"),
            at=f"{_AT}/customParameters/resourceUri/value",
        ),
    ],
)
def resource_uri_without_slash(project: ConnectorProject) -> Iterator[Problem]:
    """Tokens for Azure Resource Manager name it with a slash at the end, and audiences are compared as text."""
    for parameter in connection_parameters(project):
        for resource in _resources(parameter):
            if clouds.of_resource(resource.value) and not resource.value.endswith("/"):
                yield Problem(
                    f"{quoted(resource.value)} ends without a slash",
                    resource.place,
                    unsafe(Put(resource.place.tokens, f"{resource.value}/")),
                )


def _resources(parameter: ConnectionParameter) -> Iterator[Text]:
    for resource in (
        parameter.custom("resourceUri"),
        parameter.setting("properties", "AzureActiveDirectoryResourceId"),
    ):
        if resource is not None:
            yield resource


@rule(
    ConnectorProject,
    name="TenantClaimNotExact",
    code="SG216",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=CERTIFICATION,
    examples=[
        Example(
            bad={"connectionParameters": {"token:TenantId": {"type": "string"}}},
            good={
                "connectionParameters": {
                    "token:TenantId": {
                        "type": "string",
                        "metadata": {"sourceType": "AzureActiveDirectoryTenant"},
                        "uiDefinition": {"constraints": {"hidden": "true", "required": "false"}},
                    }
                }
            },
            at="/connectionParameters/token:TenantId",
        )
    ],
)
def tenant_claim_not_exact(project: ConnectorProject) -> Iterator[Problem]:
    """The checks of a certification know `token:TenantId` in one form only: filled from the tenant, and hidden.

    A parameter set may ask for the tenant openly, as a service principal needs it.
    """
    for parameter in connection_parameters(project):
        is_in_set = "connectionParameterSets" in parameter.place.tokens
        if parameter.name == "token:TenantId" and not is_in_set and not _is_tenant_claim(parameter):
            yield Problem(
                "`token:TenantId` takes `sourceType` `AzureActiveDirectoryTenant`, `hidden` `true`, `required` `false`",
                parameter.place,
            )


def _is_tenant_claim(parameter: ConnectionParameter) -> bool:
    shown = parameter.data.get("uiDefinition")
    return (
        parameter.data.get("metadata") == {"sourceType": "AzureActiveDirectoryTenant"}
        and isinstance(shown, dict)
        and shown.get("constraints") == {"hidden": "true", "required": "false"}
    )


RULES = (sign_in_parameter_missing, resource_uri_without_slash, tenant_claim_not_exact)

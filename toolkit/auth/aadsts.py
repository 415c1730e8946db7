"""Why a sign-in or a first call fails, by the number or name that the message shows.

Microsoft Entra may change its numbers: they are for explanations, never for decisions. Sources:
https://learn.microsoft.com/entra/identity-platform/reference-error-codes, and issues of connectors.
"""

import re
from dataclasses import dataclass

from toolkit.errors import BadValue

REFERENCE = "https://login.microsoftonline.com/error?code="

_RENEW = (
    "make a new one and send it: "
    "bash register.sh secret | specgen deploy DIR --environment ID --secret-file -"
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A failure, what it means for a connector, and what to do."""

    code: str
    meaning: str
    remedy: str

    @property
    def is_numbered(self) -> bool:
        return self.code.startswith("AADSTS")


FAILURES = (
    Failure(
        "AADSTS50011",
        "the redirect address of the connector is not on the app registration, or not exactly: a slash, the "
        "shared address instead of the connector's own, that of a connector that has been made anew",
        "specgen auth finish DIR --redirect-url URL, with the Redirect URL of the connector's Security page, "
        "and run the script that it prints",
    ),
    Failure(
        "AADSTS50020",
        "the account is of another tenant than the one that the connector signs in to",
        "sign in with an account of that tenant, or invite the account as a guest",
    ),
    Failure(
        "AADSTS50034",
        "the tenant does not know the account",
        "sign in with an account of the tenant that the connector names",
    ),
    Failure(
        "AADSTS50105",
        "the app takes only assigned users, and this one is not",
        "an administrator assigns the user in Enterprise applications, Users and groups",
    ),
    Failure(
        "AADSTS50194",
        "the app is for one tenant, but the sign-in goes through common",
        "specgen auth use DIR --tenant ID, then update the connector; or open the app for several tenants",
    ),
    Failure(
        "AADSTS53003",
        "a conditional access policy of the tenant forbids this sign-in",
        "the tenant's administrator finds the policy in the sign-in log",
    ),
    Failure(
        "AADSTS65001",
        "nobody has consented to Azure Service Management, user_impersonation, for this app",
        "sign in again and accept, or let an administrator grant admin consent: bash register.sh consent",
    ),
    Failure(
        "AADSTS65004",
        "the user has declined to consent",
        "sign in again and accept",
    ),
    Failure(
        "AADSTS90002",
        "there is no tenant of that ID or domain in this cloud",
        "check tenantId and loginUri in apiProperties.json; specgen auth use DIR --tenant ID sets the tenant",
    ),
    Failure(
        "AADSTS90009",
        "the app asks for a token for itself: client ID and resource are the same app",
        "use an app of its own for the connector, and the resource URL of Azure Resource Manager",
    ),
    Failure(
        "AADSTS90094",
        "in this tenant only administrators may consent",
        "an administrator grants admin consent: bash register.sh consent",
    ),
    Failure(
        "AADSTS500011",
        "the resource is not known in this tenant: another cloud's address, or a typing error",
        "resourceUri of the public cloud is https://management.core.windows.net/, with the slash; "
        "specgen lint DIR says which one is wrong",
    ),
    Failure(
        "AADSTS500113",
        "the app registration has no redirect address at all",
        "specgen auth finish DIR --redirect-url URL, and run the script that it prints",
    ),
    Failure(
        "AADSTS650057",
        "the app registration does not list Azure Service Management among its API permissions",
        "run the script of specgen auth plan DIR once more; it adds what is missing",
    ),
    Failure(
        "AADSTS700016",
        "the app is not known in the tenant that signs in",
        "check clientId and tenantId; an app for one tenant needs that tenant's ID instead of common",
    ),
    Failure(
        "AADSTS700213",
        "no federated credential of the app has the subject of this connector",
        "specgen auth finish DIR --connector DOWNLOADED, and run the script that it prints",
    ),
    Failure(
        "AADSTS7000112",
        "the app is disabled in the tenant",
        "an administrator enables it in Enterprise applications, Properties",
    ),
    Failure(
        "AADSTS7000215",
        "the client secret is wrong: often its ID was copied instead of its value",
        _RENEW,
    ),
    Failure(
        "AADSTS7000218",
        "the request carries neither a secret nor an assertion",
        "enter the client secret on the connector's Security page, or deploy with --secret-file",
    ),
    Failure(
        "AADSTS7000222",
        "the client secret has expired",
        _RENEW,
    ),
    Failure(
        "InvalidAuthenticationToken",
        "the token is not for Azure Resource Manager",
        "resourceUri must be the one of the cloud, with its slash; make the connections anew after a change",
    ),
    Failure(
        "InvalidAuthenticationTokenAudience",
        "the token is for another resource",
        "resourceUri must be the one of the cloud, with its slash; make the connections anew after a change",
    ),
    Failure(
        "InvalidAuthenticationTokenTenant",
        "the token is from another tenant than the subscription",
        "sign in to the tenant of the subscription",
    ),
    Failure(
        "AuthorizationFailed",
        "signed in, but without an Azure role for this action",
        "ask for the role that the action needs; a permission of the app alone grants nothing",
    ),
    Failure(
        "ParameterNotDefined",
        "the connection is older than the way to sign in that it should use",
        "delete the connection and make it anew",
    ),
    Failure(
        "InvalidScriptDefinitionUrlWithNonNullOperations",
        "apiProperties.json has scriptOperations, but no script was sent",
        "keep script.csx in the project, or remove scriptOperations",
    ),
    Failure(
        "CannotUpdateApiDisplayName",
        "an update has sent a display name, which is set once and for all",
        "deploy with specgen deploy or paconn update, which leave it out",
    ),
)


def named(text: str) -> Failure:
    """Return the failure that a message, a code or a bare number means."""
    digits = re.search(r"AADSTS\s*(\d+)", text, re.IGNORECASE) or re.fullmatch(r"\s*(\d+)\s*", text)
    wanted = {f"aadsts{digits[1]}"} if digits else {word.lower() for word in re.findall(r"\w+", text)}
    found = next((failure for failure in FAILURES if failure.code.lower() in wanted), None)
    if found:
        return found
    if digits:
        raise BadValue(f"AADSTS{digits[1]} is not explained here; Microsoft does: {REFERENCE}{digits[1]}")
    raise BadValue("no such failure; `specgen auth explain` without a name lists those that are explained")

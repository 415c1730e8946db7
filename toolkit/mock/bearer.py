"""Who may call: the token that is demanded, and two that show what a refusal looks like."""

from hmac import compare_digest

from toolkit.mock.call import Call
from toolkit.mock.errors import refused

EXPIRED, FORBIDDEN = "expired", "forbidden"  # tokens that are always refused, each for its reason

_CALLER = "72f988bf-0000-4000-8000-0000c0ffee01"
_VERBS = {"get": "read", "head": "read", "delete": "delete", "post": "action"}


def check(call: Call, token: str, tenant: str, action: str) -> None:
    """Refuse a call without the token; `action` is the resource type that it is about."""
    scheme, _, given = call.headers.get("authorization", "").partition(" ")
    given = given.strip()
    if not scheme:
        raise _unknown(tenant, "Authentication failed. The 'Authorization' header is missing.")
    if scheme.lower() != "bearer":
        raise _unknown(
            tenant, "Authentication failed. The 'Authorization' header is provided in an invalid format."
        )
    if given == EXPIRED:
        raise _unknown(tenant, "The access token has expired.", "ExpiredAuthenticationToken")
    if given == FORBIDDEN:
        raise _forbidden(call, action)
    if not compare_digest(given.encode(), token.encode()):
        raise _unknown(tenant, "The access token is invalid.", "InvalidAuthenticationToken")


def _unknown(tenant: str, message: str, code: str = "AuthenticationFailed") -> Exception:
    header = (
        f'Bearer authorization_uri="https://login.microsoftonline.com/{tenant}", error="invalid_token",'
        f' error_description="{message}"'
    )
    return refused(401, code, message, {"WWW-Authenticate": header})


def _forbidden(call: Call, action: str) -> Exception:
    verb = _VERBS.get(call.method, "write")
    message = (
        f"The client 'maker@contoso.com' with object id '{_CALLER}' does not have authorization to perform"
        f" action '{action}/{verb}' over scope '{call.path}' or the scope is invalid. If access was recently"
        " granted, please refresh your credentials."
    )
    return refused(403, "AuthorizationFailed", message)

"""Rules about the scopes that a security definition lists."""

from collections.abc import Iterator

from toolkit.lint.rule import IMPORT, SAFE, SWAGGER, WARNING, Example, Problem, rule, safe
from toolkit.patch import Put
from toolkit.swagger.nodes import Data, SecurityScheme

_OAUTH = {
    "type": "oauth2",
    "flow": "accessCode",
    "authorizationUrl": "https://fabrikam.com/authorize",
    "tokenUrl": "https://fabrikam.com/token",
}


def _defining(scheme: Data) -> Data:
    return {"securityDefinitions": {"fabrikam": scheme}}


@rule(
    SecurityScheme,
    name="OAuthScopesMissing",
    code="SG416",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["type"],
    fix=SAFE,
    examples=[
        Example(
            bad=_defining(_OAUTH),
            good=_defining({**_OAUTH, "scopes": {}}),
            at="/securityDefinitions/fabrikam",
        )
    ],
)
def oauth_scopes_missing(scheme: SecurityScheme) -> Iterator[Problem]:
    """Swagger wants to know what can be asked of the user, even if it is nothing in particular.

    The platform does not insist on it, nor does the JSON Schema of Swagger 2.0.
    """
    if scheme.data["type"] == "oauth2" and "scopes" not in scheme.data:
        fix = safe(Put((*scheme.tokens, "scopes"), {}))
        yield Problem("OAuth 2.0 without `scopes`; `{}` says that there are none", scheme.place, fix)


RULES = (oauth_scopes_missing,)

"""Rules about security definitions: what each way to sign in must say, and may not say."""

from collections.abc import Iterator
from typing import Any

from toolkit.lint.rule import ERROR, IMPORT, SAFE, SWAGGER, Example, Problem, quoted, rule, safe
from toolkit.lint.rules.info import ABSOLUTE_URL
from toolkit.patch import Remove
from toolkit.swagger.nodes import SecurityScheme

# What Swagger 2.0 demands of each type of security definition, and of each flow of OAuth.
_KEYS = {"basic": (), "apiKey": ("name", "in"), "oauth2": ("flow",)}
_KEYS_OF_FLOW = {
    "implicit": ("authorizationUrl",),
    "password": ("tokenUrl",),
    "application": ("tokenUrl",),
    "accessCode": ("authorizationUrl", "tokenUrl"),
}
_URLS = ("authorizationUrl", "tokenUrl")
_SPECIFIC_KEYS = frozenset({"name", "in", "flow", "scopes", *_URLS})

_API_KEY = {"type": "apiKey", "name": "X-Key", "in": "header"}
_OAUTH = {
    "type": "oauth2",
    "flow": "accessCode",
    "authorizationUrl": "https://fabrikam.com/authorize",
    "tokenUrl": "https://fabrikam.com/token",
    "scopes": {"rooms.read": "See rooms"},
}


@rule(
    SecurityScheme,
    name="SecuritySchemePropertyNotValid",
    severity=ERROR,
    phase=IMPORT,
    keys=_SPECIFIC_KEYS,
    fix=SAFE,
    examples=[
        Example(
            bad={"securityDefinitions": {"fabrikam": {**_API_KEY, "flow": "implicit"}}},
            good={"securityDefinitions": {"fabrikam": _API_KEY}},
            at="/securityDefinitions/fabrikam/flow",
        ),
        Example(
            bad={"securityDefinitions": {"fabrikam": {**_OAUTH, "flow": "implicit"}}},
            good={"securityDefinitions": {"fabrikam": {**_OAUTH, "x-tenant": "common"}}},
            at="/securityDefinitions/fabrikam/tokenUrl",
        ),
    ],
)
def security_scheme_property_not_valid(scheme: SecurityScheme) -> Iterator[Problem]:
    """Each way to sign in has its own keys, and a key of another way shows that two were mixed."""
    kind, flow = scheme.data.get("type"), scheme.data.get("flow")
    keys = _demanded(kind, flow)
    if keys is None:
        return
    if kind == "oauth2":
        keys = (*keys, "scopes") if _is_flow(flow) else (*keys, "scopes", *_URLS)
    for key in scheme.data:
        if key in _SPECIFIC_KEYS and key not in keys:
            owner = f"flow `{flow}`" if key in _URLS and kind == "oauth2" else f"type `{kind}`"
            fix = safe(Remove((*scheme.tokens, key)))
            yield Problem(f"`{key}` is no key of {owner}", scheme.place / key, fix, at_key=True)


@rule(
    SecurityScheme,
    name="SecuritySchemePropertyRequired",
    severity=ERROR,
    phase=IMPORT,
    keys=["type"],
    examples=[
        Example(
            bad={"securityDefinitions": {"fabrikam": {"type": "apiKey", "in": "header"}}},
            good={"securityDefinitions": {"fabrikam": _API_KEY}},
            at="/securityDefinitions/fabrikam",
        ),
        Example(
            bad={"securityDefinitions": {"fabrikam": {"type": "oauth2", "flow": "password"}}},
            good={"securityDefinitions": {"fabrikam": {**_OAUTH, "scopes": {}}}},
            at="/securityDefinitions/fabrikam",
        ),
    ],
)
def security_scheme_property_required(scheme: SecurityScheme) -> Iterator[Problem]:
    """The platform makes the sign-in page of a new connection from these keys."""
    kind, flow = scheme.data.get("type"), scheme.data.get("flow")
    for key in _demanded(kind, flow) or ():
        if key not in scheme.data:
            owner = f"flow `{flow}`" if key in _URLS else f"type `{kind}`"
            yield Problem(f"`{key}` is missing, {owner} needs it", scheme.place)


@rule(
    SecurityScheme,
    name="OAuthUrlNotValid",
    code="SG417",
    family="specgen",
    reference=SWAGGER,
    severity=ERROR,
    phase=IMPORT,
    keys=_URLS,
    examples=[
        Example(
            bad={"securityDefinitions": {"fabrikam": {**_OAUTH, "tokenUrl": "/token"}}},
            good={"securityDefinitions": {"fabrikam": {**_OAUTH, "tokenUrl": "https://{tenant}/token"}}},
            at="/securityDefinitions/fabrikam/tokenUrl",
        )
    ],
)
def oauth_url_not_valid(scheme: SecurityScheme) -> Iterator[Problem]:
    """Makers sign in at this address, and it is called from the platform: a path alone leads nowhere."""
    for key in _URLS:
        url = scheme.data.get(key)
        is_variable = isinstance(url, str) and url.startswith("@")
        if isinstance(url, str) and not is_variable and (not ABSOLUTE_URL.match(url) or " " in url):
            yield Problem(f"`{key}` {quoted(url)} is not an absolute URL", scheme.place / key)


def _demanded(kind: Any, flow: Any) -> tuple[str, ...] | None:
    """Return the keys that a definition of this type and flow must have, or None where the type is unknown."""
    keys = _KEYS.get(kind) if isinstance(kind, str) else None
    return (*keys, *_KEYS_OF_FLOW[flow]) if keys and kind == "oauth2" and _is_flow(flow) else keys


def _is_flow(flow: Any) -> bool:
    return isinstance(flow, str) and flow in _KEYS_OF_FLOW


RULES = (security_scheme_property_not_valid, security_scheme_property_required, oauth_url_not_valid)

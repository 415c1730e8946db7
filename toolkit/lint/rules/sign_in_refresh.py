"""The rule that a connection outlives its first token."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector.api_properties import connection_parameters
from toolkit.connector.project import ConnectorProject
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, rule, unsafe
from toolkit.lint.rules.sign_in import REFERENCE
from toolkit.patch import Put

# Where each provider asks for the first token, and where for the next.
_ADDRESSES = {
    "oauth2": ("tokenUrl", "refreshUrl"),
    "oauth2generic": ("tokenUrlTemplate", "refreshUrlTemplate"),
}


def _token(*names: str) -> dict[str, Any]:
    values = {name: {"value": f"https://example.com/{name.lower()}"} for name in names}
    oauth = {"identityProvider": "oauth2", "customParameters": values}
    return {"connectionParameters": {"token": {"type": "oauthSetting", "oAuthSettings": oauth}}}


@rule(
    ConnectorProject,
    name="RefreshUrlMissing",
    code="SG235",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_token("authorizationUrl", "tokenUrl"),
            good=_token("authorizationUrl", "tokenUrl", "refreshUrl"),
            at="/connectionParameters/token/oAuthSettings/customParameters",
        )
    ],
)
def refresh_url_missing(project: ConnectorProject) -> Iterator[Problem]:
    """A token is good for an hour or so; without an address for the next one makers have to sign in again and again.

    Most services take both at the same address.
    """
    parameters = list(connection_parameters(project))
    claims = {parameter.name.partition(":")[2].lower() for parameter in parameters}
    for parameter in parameters:
        first, following = _ADDRESSES.get(parameter.provider, ("", ""))
        address = parameter.custom(first) if first else None
        if address and following.lower() not in claims and not _has(parameter.settings, following):
            place = parameter.place / "oAuthSettings" / "customParameters"
            fix = unsafe(Put((*place.tokens, following), {"value": address.value}))
            message = f"identity provider `{parameter.provider}` has no `{following}`"
            yield Problem(message, place, fix)


def _has(settings: dict[str, Any], name: str) -> bool:
    """Whether a custom parameter of the name is there, whatever it holds."""
    return any(key.lower() == name.lower() for key in settings["customParameters"])


RULES = (refresh_url_missing,)

"""Connection parameters in a template of Logic Apps.

What is secret or differs from tenant to tenant is a parameter of the template.
"""

from typing import Any

from toolkit.bundle.arm_template import Data, Unresolved, literal
from toolkit.connector.api_properties import PLACEHOLDER
from toolkit.connector.secrets import is_secret
from toolkit.swagger import lookup

CLIENT_ID, CLIENT_SECRET, TENANT = "clientId", "clientSecret", "tenantId"
PARAMETERS = (CLIENT_ID, CLIENT_SECRET, TENANT)

# What the published type of the resource has for `oAuthSettings` and takes from a template.
_MEMBERS = ("identityProvider", "scopes", "redirectUrl", "properties")


def connection_parameters(members: Data) -> Data:
    """Return what a connection asks for: of several ways to sign in the first, for the type knows but one."""
    own = members.get("connectionParameters")
    if not own:
        sets = _object(members.get("connectionParameterSets")).get("values")
        own = next((choice.get("parameters") for _, choice in lookup.objects(sets)), {})
    return _objects(own)


def values(asked: Data) -> dict[str, str]:
    """Return what the first sign-in has for the template's parameters; empty where it has nothing."""
    for data in asked.values():
        settings = data.get("oAuthSettings")
        if isinstance(settings, dict):
            customs = _objects(settings.get("customParameters"))
            found = {CLIENT_ID: settings.get(CLIENT_ID), CLIENT_SECRET: ""}
            tenant = next((custom for name, custom in customs.items() if _is_tenant(name)), None)
            found |= {TENANT: tenant.get("value")} if tenant else {}
            return {name: value if isinstance(value, str) else "" for name, value in found.items()}
    return {}


def as_template(asked: Data) -> Data:
    """Return connection parameters as a template holds them."""
    return {literal(name): _with_references(data) for name, data in asked.items()}


def as_project(found: Any) -> Data:
    """Return connection parameters of an evaluated template as a project holds them."""
    return {name: _without_references(data) for name, data in _objects(found).items()}


def _with_references(data: Data) -> Data:
    plain: Data = literal(data)
    settings = data.get("oAuthSettings")
    if not isinstance(settings, dict):
        return plain
    customs = {
        literal(name): {**literal(custom), "value": f"[parameters('{TENANT}')]"}
        if _is_tenant(name)
        else literal(custom)
        for name, custom in _objects(settings.get("customParameters")).items()
    }
    oauth = {
        **{key: literal(settings[key]) for key in _MEMBERS if key in settings},
        CLIENT_ID: f"[parameters('{CLIENT_ID}')]",
        CLIENT_SECRET: f"[parameters('{CLIENT_SECRET}')]",
        "customParameters": customs,
    }
    return {**plain, "oAuthSettings": oauth}


def _without_references(data: Data) -> Data:
    settings = data.get("oAuthSettings")
    if not isinstance(settings, dict):
        return data
    customs = {
        name: {**custom, "value": _known(custom.get("value"))} if _is_tenant(name) else custom
        for name, custom in _objects(settings.get("customParameters")).items()
    }
    known = {key: value for key, value in settings.items() if not is_secret(key)}
    oauth = {**known, CLIENT_ID: _known(settings.get(CLIENT_ID)), "customParameters": customs}
    return {**data, "oAuthSettings": oauth}


def _known(value: Any) -> Any:
    return PLACEHOLDER if value is None or isinstance(value, Unresolved) else value


def _is_tenant(name: str) -> bool:
    return name.lower() == TENANT.lower()


def _objects(value: Any) -> Data:
    return {name: member for name, member in _object(value).items() if isinstance(member, dict)}


def _object(value: Any) -> Data:
    return value if isinstance(value, dict) else {}

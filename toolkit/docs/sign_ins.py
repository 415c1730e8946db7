"""The ways to sign in that a connection offers, and what each asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.swagger import lookup

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """What a connection asks for."""

    name: str
    type: str
    description: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class SignIn:
    """One way to sign in."""

    title: str
    description: str
    provider: str
    fields: list[Field]


def sign_ins(project: ConnectorProject) -> Iterator[SignIn]:
    sets = _object(project.property_data.get("connectionParameterSets")).get("values")
    for _, one in lookup.objects(sets):
        texts = _object(one.get("uiDefinition"))
        title = _text(texts, "displayName") or _text(one, "name")
        yield _sign_in(title, _text(texts, "description"), _object(one.get("parameters")))
    own = _object(project.property_data.get("connectionParameters"))
    if own and not any(True for _ in lookup.objects(sets)):
        yield _sign_in("", "", own)


def _sign_in(title: str, description: str, parameters: Data) -> SignIn:
    members = {name: data for name, data in parameters.items() if isinstance(data, dict)}
    providers = (_text(_object(one.get("oAuthSettings")), "identityProvider") for one in members.values())
    fields = [_field(name, data) for name, data in members.items() if _is_asked(data)]
    return SignIn(title, description, next(filter(None, providers), ""), fields)


def _is_asked(parameter: Data) -> bool:
    constraints = _object(_object(parameter.get("uiDefinition")).get("constraints"))
    is_hidden = str(constraints.get("hidden")).lower() == "true"
    return not is_hidden and parameter.get("type") != "oauthSetting"


def _field(name: str, data: Data) -> Field:
    texts = _object(data.get("uiDefinition"))
    required = _object(texts.get("constraints")).get("required")
    return Field(
        _text(texts, "displayName") or name,
        _text(data, "type"),
        _text(texts, "description") or _text(texts, "tooltip"),
        str(required).lower() == "true",
    )


def _text(data: Data, key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def _object(value: Any) -> Data:
    return value if isinstance(value, dict) else {}

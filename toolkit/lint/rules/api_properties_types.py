"""Rules about the JSON types of what stands in apiProperties.json."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.connector.property_parts import Part, parts
from toolkit.lint.rule import ERROR, IMPORT, SAFE, Example, Problem, rule, safe
from toolkit.patch import Put
from toolkit.swagger import types
from toolkit.swagger.shapes import Member, Type

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/paconn-cli"

_TEXT = Member(Type.STRING)
_TEXTS = Member(Type.ARRAY, of=Type.STRING)
_OBJECT = Member(Type.OBJECT)
_OBJECTS = Member(Type.ARRAY, of=Type.OBJECT)
_NAMED_OBJECTS = Member(Type.OBJECT, of=Type.OBJECT)

# By the kind of the object; the schema that comes with the paconn tool says the same.
_MEMBERS: dict[str, dict[str, Member]] = {
    "properties": {
        "connectionParameters": _NAMED_OBJECTS,
        "connectionParameterSets": _OBJECT,
        "iconBrandColor": _TEXT,
        "capabilities": _TEXTS,
        "publisher": _TEXT,
        "stackOwner": _TEXT,
        "policyTemplateInstances": _OBJECTS,
        "scriptOperations": _TEXTS,
    },
    "connectionParameterSets": {"uiDefinition": _OBJECT, "values": _OBJECTS},
    "parameter set": {"name": _TEXT, "uiDefinition": _OBJECT, "parameters": _NAMED_OBJECTS},
    "connection parameter": {"type": _TEXT, "oAuthSettings": _OBJECT, "uiDefinition": _OBJECT},
    "oAuthSettings": {
        "identityProvider": _TEXT,
        "clientId": _TEXT,
        "scopes": _TEXTS,
        "redirectMode": _TEXT,
        "redirectUrl": _TEXT,
        "properties": _OBJECT,
        "customParameters": _NAMED_OBJECTS,
    },
    "uiDefinition": {"displayName": _TEXT, "description": _TEXT, "tooltip": _TEXT, "constraints": _OBJECT},
    "policy": {"templateId": _TEXT, "title": _TEXT, "parameters": _OBJECT},
}


def _parameter(**members: Any) -> dict[str, Any]:
    shown = {"displayName": "API Key", "description": "The key.", "tooltip": "The key."}
    return {"connectionParameters": {"api_key": {"type": "securestring", "uiDefinition": shown, **members}}}


@rule(
    ConnectorProject,
    name="PropertyTypeIncorrect",
    code="SG208",
    family="specgen",
    reference=REFERENCE,
    severity=ERROR,
    phase=IMPORT,
    fix=SAFE,
    examples=[
        Example(bad={"capabilities": "actions"}, good={"capabilities": ["actions"]}, at="/capabilities"),
        Example(bad={"publisher": 365}, good={"publisher": "365", "stackOwner": None}, at="/publisher"),
    ],
)
def property_type_incorrect(project: ConnectorProject) -> Iterator[Problem]:
    """The platform reads each member as one JSON type, and does not import a connector in which it is another.

    A member that is `null` is let pass, for exported files say so where there is nothing.
    """
    for part in parts(project):
        for key, member in _MEMBERS.get(part.kind, {}).items():
            if part.data.get(key) is not None:
                yield from _wrong(part, key, member)


def _wrong(part: Part, key: str, member: Member) -> Iterator[Problem]:
    for misfit in types.misfits(part.data[key], member):
        place = part.place / key
        for token in misfit.tokens:
            place /= token
        named = f"`{key}`" if not misfit.tokens else f"a member of `{key}`"
        message = (
            f"{named} is {types.described(misfit.value)}, where {types.named(misfit.wanted)} is expected"
        )
        value = types.converted(place, misfit, member)
        yield Problem(message, place, None if value is None else safe(Put(place.tokens, value)))


RULES = (property_type_incorrect,)

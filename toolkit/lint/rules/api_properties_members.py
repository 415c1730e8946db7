"""Rules about the members of apiProperties.json: their names, their types and their values."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector.api_properties import Data
from toolkit.connector.policies import PREFIX, SECTION
from toolkit.connector.project import ConnectorProject
from toolkit.connector.property_parts import MEMBERS, Part, parts
from toolkit.document import Place
from toolkit.lint.near import did_you_mean, near_miss
from toolkit.lint.rule import (
    CERTIFICATION,
    IMPORT,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put, Rename

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/paconn-cli"

_KEY = {"displayName": "API Key", "description": "The key.", "tooltip": "The key."}

# Values out of a closed list, by the kind of the object and the member.
_VALUES: dict[tuple[str, str], tuple[str, ...]] = {
    ("connection parameter", "type"): (
        "string",
        "securestring",
        "int",
        "bool",
        "oauthSetting",
        "gatewaySetting",
        "managedIdentity",
        "connection",
        "object",
        "array",
    ),
    ("oAuthSettings", "redirectMode"): ("Global", "GlobalPerConnector", "Direct"),
    ("policy parameters", SECTION): ("Request", "Response", "Failure"),
    ("policy parameters", f"{PREFIX}existsAction"): ("override", "skip", "append"),
    ("policy parameters", f"{PREFIX}httpMethod"): (
        "GET",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "OPTIONS",
        "HEAD",
        "@Request.OriginalHTTPMethod",
    ),
    ("policy parameters", f"{PREFIX}retainKey"): ("true", "false"),
}

# Flags, and how each is written: some are texts, and some are not.
_FLAGS: dict[tuple[str, str], type] = {
    ("constraints", "required"): str,
    ("constraints", "hidden"): str,
    ("constraints", "clearText"): bool,
    ("OAuth properties", "IsFirstParty"): str,
    ("OAuth properties", "IsOnbehalfofLoginSupported"): bool,
}
_FORMS = {str: "takes a text: write it in quotes", bool: "takes no text: leave out the quotes"}


def _parameter(**members: Any) -> dict[str, Any]:
    return {"connectionParameters": {"api_key": {"type": "securestring", "uiDefinition": _KEY, **members}}}


def _constrained(**constraints: Any) -> dict[str, Any]:
    return _parameter(uiDefinition={**_KEY, "constraints": constraints})


def _policy(action: str) -> dict[str, Any]:
    named = {f"{PREFIX}name": "Accept", f"{PREFIX}value": "text/plain", f"{PREFIX}existsAction": action}
    policy = {"templateId": "setheader", "title": "Accept", "parameters": named}
    return {"policyTemplateInstances": [policy]}


@rule(
    ConnectorProject,
    name="MemberMisspelt",
    code="SG203",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(bad={"stackowner": "Contoso"}, good={"stackOwner": "Contoso"}, at="/stackowner"),
        Example(
            bad=_constrained(requird="true"),
            good=_constrained(required="true"),
            at="/connectionParameters/api_key/uiDefinition/constraints/requird",
        ),
    ],
)
def member_misspelt(project: ConnectorProject) -> Iterator[Problem]:
    """A member that nobody knows is not read, and what it was to say is not done."""
    for kind, data, place in parts(project):
        unused = sorted(MEMBERS[kind] - _in_use(kind, data))
        for key in data.keys() - MEMBERS[kind]:
            meant = near_miss(key, unused)
            if meant is not None:
                fix = unsafe(Rename((*place.tokens, key), meant))
                yield Problem(f"{quoted(key)} looks like {quoted(meant)}", place / key, fix, at_key=True)


def _in_use(kind: str, data: Data) -> set[str]:
    """Return what cannot have been meant: it is there, or, in a policy, there in the other spelling."""
    used = {*data}
    return used | {name for name in MEMBERS[kind] if kind == "policy" and name[0].isupper()}


@rule(
    ConnectorProject,
    name="PropertyValueNotKnown",
    code="SG204",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_parameter(type="secureString"),
            good=_parameter(type="securestring"),
            at="/connectionParameters/api_key/type",
        ),
        Example(
            bad=_policy("overide"),
            good=_policy("override"),
            at=f"/policyTemplateInstances/0/parameters/{PREFIX}existsAction",
        ),
    ],
)
def property_value_not_known(project: ConnectorProject) -> Iterator[Problem]:
    """These members take one of a few words, exactly as they are written."""
    for kind, data, place in _with_policy_parameters(project):
        for (of_kind, key), known in _VALUES.items():
            value = data.get(key) if of_kind == kind else None
            if isinstance(value, str) and value not in known:
                yield _unknown(value, known, place / key, f"{quoted(key)} is")


def _with_policy_parameters(project: ConnectorProject) -> Iterator[Part]:
    for part in parts(project):
        yield part
        for key in ("parameters", "Parameters") if part.kind == "policy" else ():
            if isinstance(part.data.get(key), dict):
                yield Part("policy parameters", part.data[key], part.place / key)


def _unknown(value: str, known: tuple[str, ...], place: Place, what: str) -> Problem:
    meant = near_miss(value, known)
    remedy = did_you_mean(meant) or f"; it is one of {', '.join(known)}"
    fix = unsafe(Put(place.tokens, meant)) if meant else None
    return Problem(f"{what} {quoted(value)}, which is not known{remedy}", place, fix)


@rule(
    ConnectorProject,
    name="CapabilityNotKnown",
    code="SG205",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(bad={"capabilities": ["action"]}, good={"capabilities": ["actions"]}, at="/capabilities/0")
    ],
)
def capability_not_known(project: ConnectorProject) -> Iterator[Problem]:
    """What a connector is capable of is one of a few words; custom connectors can leave the list empty."""
    known = ("actions", "triggers", "gateway", "cloud", "composite", "tabular", "blob")
    for part in parts(project):
        values = part.data.get("capabilities") if part.kind == "properties" else None
        for index, value in enumerate(values if isinstance(values, list) else ()):
            if isinstance(value, str) and value not in known:
                yield _unknown(value, known, part.place / "capabilities" / index, "capability is")


@rule(
    ConnectorProject,
    name="FlagNotExact",
    code="SG206",
    family="specgen",
    reference="https://learn.microsoft.com/connectors/custom-connectors/multi-auth",
    severity=WARNING,
    phase=CERTIFICATION,
    fix=SAFE,
    examples=[
        Example(
            bad=_constrained(required=True),
            good=_constrained(required="true", clearText=False),
            at="/connectionParameters/api_key/uiDefinition/constraints/required",
        ),
        Example(
            bad=_constrained(clearText="true"),
            good=_constrained(clearText=True),
            at="/connectionParameters/api_key/uiDefinition/constraints/clearText",
        ),
    ],
)
def flag_not_exact(project: ConnectorProject) -> Iterator[Problem]:
    """Some flags of apiProperties.json are texts, and some are not; a certification takes each in its own form only."""
    for kind, data, place in parts(project):
        for (of_kind, key), form in _FLAGS.items():
            value = data.get(key) if of_kind == kind else None
            exact = _exact(value, form, key)
            if exact is not None:
                fix = safe(Put((*place.tokens, key), exact))
                yield Problem(f"`{key}` {_FORMS[form]}", place / key, fix)


def _exact(value: Any, form: type, key: str) -> str | bool | None:
    """Return the flag in its form, or None where it has it, or is no flag."""
    if form is str and isinstance(value, bool):
        text = str(value)
        return text if key == "IsFirstParty" else text.lower()
    is_flag = isinstance(value, str) and value.lower() in {"true", "false"}
    return value.lower() == "true" if form is bool and is_flag else None


RULES = (member_misspelt, property_value_not_known, capability_not_known, flag_not_exact)

"""Rules about what must be there: keys that the platform demands, and values that say something."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from toolkit.connector import limits, naming
from toolkit.document import Place
from toolkit.finding import Fix
from toolkit.lint.rule import CERTIFICATION, ERROR, IMPORT, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import (
    ApiDefinition,
    Contact,
    Data,
    ExternalDocs,
    Header,
    Info,
    Items,
    License,
    Node,
    Operation,
    Parameter,
    Response,
    Schema,
    SecurityScheme,
    Tag,
)
from toolkit.swagger.walk import is_reference

Keys = tuple[str, ...]

_METADATA = "x-ms-connector-metadata"

# The keys of the catalogue that every import demands; `operationId` and a body's `schema` have rules of their own.
_IMPORTED: dict[type[Node], Keys] = {
    ApiDefinition: ("swagger", "info", "paths"),
    Info: ("title", "version"),
    License: ("name",),
    Tag: ("name",),
    ExternalDocs: ("url",),
    Operation: ("responses",),
    Parameter: ("name", "in"),
    Items: ("type",),
    Header: ("type",),
    Response: ("description",),
    SecurityScheme: ("type",),
}

# The same for extensions; for those that are lists, of each element.
_IMPORTED_IN_EXTENSION: dict[str, Keys] = {
    "x-ms-pageable": ("nextLinkName",),
    "x-ms-dynamic-schema": ("operationId",),
    "x-ms-dynamic-properties": ("operationId",),
    "x-ms-notification": ("operationId",),
    "x-ms-trigger-metadata": ("kind", "mode"),
    "x-ms-enum-values": ("value",),
    _METADATA: ("propertyName", "propertyValue"),
}

_EXTENSIONS = frozenset(_IMPORTED_IN_EXTENSION)
_LISTS = ("x-ms-enum-values", _METADATA)

# What a certification run demands in addition; the texts of operations and parameters only where makers see them.
_CERTIFIED: dict[type[Node], Keys] = {
    ApiDefinition: (_METADATA,),
    Info: ("contact", "description"),
    Operation: ("summary", "description"),
    Parameter: ("x-ms-summary", "description"),
}

# What may not be empty, beside those texts of operations and parameters.
_FILLED: dict[type[Node], Keys] = {
    Info: ("title", "version", "description"),
    Contact: ("name", "url", "email"),
    Parameter: ("name",),
}

_NOT_BLANK = {"pattern": r"[^\s\x1c-\x1f]"}  # what Python's `strip` leaves something of
_NOTHING_EMPTY = {
    "properties": {
        **dict.fromkeys(chain(*_FILLED.values(), *_CERTIFIED.values()), _NOT_BLANK),
        "contact": {"minProperties": 1, **_NOT_BLANK},
        _METADATA: {"items": {"properties": {"propertyValue": _NOT_BLANK}}},
    }
}

_KINDS: dict[type[Node], str] = {
    ApiDefinition: "the definition",
    ExternalDocs: "`externalDocs`",
    Info: "`info`",
    Items: "`items`",
    License: "`license`",
    SecurityScheme: "the security definition",
}


def _may_lack(kind: type[Node], keys: Keys) -> bool:
    """Whether a node of these keys may lack one; an internal parameter may need a `default`, too."""
    if not _EXTENSIONS.isdisjoint(keys):
        return True
    demanded = {*_IMPORTED.get(kind, ()), *_CERTIFIED.get(kind, ()), *(["type"] if kind is Parameter else [])}
    return not demanded.issubset(keys) or (kind is Parameter and "x-ms-visibility" in keys)


def _parameter(**texts: str) -> dict[str, Any]:
    return {"name": "roomId", "in": "query", "type": "string", "description": "The room."} | {
        key.replace("_", "-"): text for key, text in texts.items()
    }


@rule(
    *_IMPORTED,
    Schema,
    name="RequiredPropertyMissing",
    severity=ERROR,
    phase=IMPORT,
    only_if=_may_lack,
    fix=UNSAFE,
    examples=[
        Example(bad=_parameter(), good=_parameter(x_ms_summary="Room"), part="parameter"),
        Example(
            bad=_parameter(),
            good={
                "name": "api-version",
                "in": "query",
                "required": True,
                "type": "string",
                "default": "1.0",
                "x-ms-visibility": "internal",
            },
            part="parameter",
        ),
    ],
)
def required_property_missing(node: Node) -> Iterator[Problem]:
    """Without these keys the platform cannot read a definition, or makers cannot read the connector.

    A certification run demands more than an import: contact, metadata and the texts that makers see. Internal
    operations and parameters, parameters that only internal operations take, and bodies need no texts.
    """
    if not _EXTENSIONS.isdisjoint(node.data):
        yield from _missing_in_extensions(node)
    if not is_reference(node.data):
        for phase, keys in ((IMPORT, _imported_keys(node)), (CERTIFICATION, _certified_keys(node))):
            for key in keys:
                if key not in node.data:
                    message = f"{_called(node)} has no `{key}`{_hint(node, key)}"
                    yield Problem(message, node.place, _proposal(node, key), phase=phase)


def _hint(node: Node, key: str) -> str:
    is_openapi_3 = key == "swagger" and "openapi" in node.data
    return "; OpenAPI 3 is not taken, convert it to Swagger 2.0" if is_openapi_3 else ""


def _imported_keys(node: Node) -> Keys:
    keys = _IMPORTED.get(type(node), ())
    if not isinstance(node, Parameter) or not isinstance(node.location, str) or node.location == "body":
        return keys
    needs_default = node.is_internal and node.data.get("required") is True
    return (*keys, "type", "default") if needs_default else (*keys, "type")


def _certified_keys(node: Node) -> Keys:
    return _CERTIFIED.get(type(node), ()) if _needs_texts(node) else ()


def _needs_texts(node: Node) -> bool:
    match node:
        case Operation():
            return not node.is_internal
        case Parameter():
            return isinstance(node.location, str) and node.location != "body" and lookup.is_shown(node)
        case _:
            return True


def _missing_in_extensions(node: Node) -> Iterator[Problem]:
    for extension in _EXTENSIONS & node.data.keys():
        for at, members in _objects(node.place / extension, node.data[extension], extension):
            for key in _IMPORTED_IN_EXTENSION[extension]:
                if key not in members and not (extension == _METADATA and _is_respelled(key, members)):
                    yield Problem(f"`{extension}` has no `{key}`", at)


def _objects(place: Place, value: Any, extension: str) -> Iterator[tuple[Place, Data]]:
    if extension in _LISTS:
        yield from ((place / index, element) for index, element in lookup.objects(value))
    elif isinstance(value, dict):
        yield place, value


def _is_respelled(key: str, members: Data) -> bool:
    """Whether it is there in other letters, which are one to the readers of metadata."""
    return key.lower() in {name.strip().lower() for name in members}


def _called(node: Node) -> str:
    kind = _KINDS.get(type(node), type(node).__name__.lower())
    if isinstance(node, Operation):
        return f"{kind} {quoted(node.id)}" if node.id else kind
    if isinstance(node, Parameter):
        kind = f"internal {kind}" if node.is_internal else kind
        return f"{kind} {quoted(node.data['name'])}" if node.data.get("name") else kind
    return kind


@rule(
    *_FILLED,
    ApiDefinition,
    Operation,
    name="RequiredValueEmpty",
    severity=ERROR,
    phase=CERTIFICATION,
    silent_if=_NOTHING_EMPTY,
    fix=UNSAFE,
    examples=[
        Example(
            bad=_parameter(x_ms_summary=""),
            good=_parameter(x_ms_summary="Room"),
            at="/x-ms-summary",
            part="parameter",
        ),
        Example(
            bad=_parameter(x_ms_summary="Room", description=" "),
            good=_parameter(x_ms_summary="Room"),
            at="/description",
            part="parameter",
        ),
    ],
)
def required_value_empty(node: Node) -> Iterator[Problem]:
    """A text of blanks or of nothing at all tells makers as little as a missing one.

    What is demanded nowhere may be empty: descriptions of bodies, schemas and responses.
    """
    filled = _FILLED.get(type(node), ())
    if isinstance(node, (Operation, Parameter)) and _needs_texts(node):
        filled += _CERTIFIED[type(node)]
    for key in filled:
        if _is_blank(node.data.get(key)):
            yield Problem(f"`{key}` is empty", node.place / key, _proposal(node, key))
    if isinstance(node, Info) and node.data.get("contact") == {}:
        yield Problem("`contact` is empty", node.place / "contact")
    if isinstance(node, ApiDefinition):
        yield from _empty_metadata(node)


def _empty_metadata(definition: ApiDefinition) -> Iterator[Problem]:
    for index, entry in lookup.objects(definition.data.get(_METADATA)):
        if _is_blank(entry.get("propertyValue")):
            place = definition.place / _METADATA / index / "propertyValue"
            yield Problem("`propertyValue` is empty", place)


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def _proposal(node: Node, key: str) -> Fix | None:
    """Propose a text of a parameter from its name: `resourceGroupName` is labelled Resource Group Name."""
    name = node.data.get("name")
    if not isinstance(node, Parameter) or not isinstance(name, str) or key not in _CERTIFIED[Parameter]:
        return None
    text = naming.label_of(name) if key == "x-ms-summary" else naming.description_of(name)
    says_something = 0 < len(naming.label_of(name)) <= limits.SUMMARY_LENGTH.value
    return unsafe(Put((*node.tokens, key), text)) if says_something else None


RULES = (required_property_missing, required_value_empty)

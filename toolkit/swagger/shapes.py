"""The shape of every object of Swagger 2.0: its keys, their JSON types, and the words they may hold.

Keys are those of the Swagger 2.0 specification. Types and words are what the platform demands (its rules
JsonTypeIncorrect and JsonValueNotInEnum); what the specification demands beyond that stands in BEYOND.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from toolkit.swagger.nodes import (
    METHODS,
    ApiDefinition,
    Contact,
    ExternalDocs,
    Header,
    Info,
    Items,
    License,
    Node,
    Operation,
    Parameter,
    PathItem,
    Response,
    Schema,
    SecurityScheme,
    Tag,
)


class Kind(StrEnum):
    """The objects that have a shape, by the name that messages give them."""

    DEFINITION = "definition"
    INFO = "info"
    CONTACT = "contact"
    LICENSE = "license"
    TAG = "tag"
    EXTERNAL_DOCS = "externalDocs"
    PATH_ITEM = "path item"
    OPERATION = "operation"
    BODY = "body parameter"
    PARAMETER = "parameter"  # any but a body
    ITEMS = "items"  # of a parameter or header
    HEADER = "header"
    RESPONSE = "response"
    SCHEMA = "schema"
    SECURITY_SCHEME = "security definition"


class Type(StrEnum):
    """The types of JSON, as JSON Schema names them: a boolean is no number, and 5.0 is an integer."""

    STRING = "string"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    ARRAY = "array"
    OBJECT = "object"


class Member(NamedTuple):
    """What a key may hold.

    `type`: None where anything goes; `or_boolean` if that will do, too.
    `of`: the type of an array's elements, or of an object's members; with `is_patterned` its keys that start
    with `x-` are extensions, not members.
    `words`: the strings that are allowed, `in_any_case` if upper and lower case are one to the platform, and
    only in objects whose `type` is `in_type` where that is given.
    `keys`: what an object, or each object in an array, may hold in turn; `is_closed` if the platform takes no
    other keys there.
    """

    type: Type | None = None
    or_boolean: bool = False
    of: Type | None = None
    is_patterned: bool = False
    words: tuple[str, ...] = ()
    in_any_case: bool = False
    in_type: str | None = None
    keys: "Shape | None" = None
    is_closed: bool = False


Shape = Mapping[str, Member]

ANY = Member()
STRING, BOOLEAN, INTEGER, NUMBER, ARRAY, OBJECT = map(Member, Type)

_STRINGS = Member(Type.ARRAY, of=Type.STRING)
_OBJECTS = Member(Type.ARRAY, of=Type.OBJECT)

_SCALARS = ("string", "number", "boolean", "integer")
_COLLECTION_FORMATS = ("csv", "ssv", "tsv", "pipes", "multi")
_LOCATIONS = ("query", "header", "path", "formData", "body")
_FLOWS = ("implicit", "password", "application", "accessCode")


def _one_of(*words: str, in_type: str | None = None) -> Member:
    return Member(Type.STRING, words=words, in_type=in_type)


_LIMITS: Shape = {
    "default": ANY,
    "enum": ARRAY,
    "exclusiveMaximum": BOOLEAN,
    "exclusiveMinimum": BOOLEAN,
    "format": STRING,
    "items": OBJECT,
    "maxItems": INTEGER,
    "maxLength": INTEGER,
    "maximum": NUMBER,
    "minItems": INTEGER,
    "minLength": INTEGER,
    "minimum": NUMBER,
    "multipleOf": NUMBER,
    "pattern": STRING,
    "uniqueItems": BOOLEAN,
}
_ITEMS: Shape = {
    **_LIMITS,
    "collectionFormat": _one_of(*_COLLECTION_FORMATS),
    "type": _one_of(*_SCALARS, "array"),
}
_ANY_PARAMETER: Shape = {
    "description": STRING,
    "in": _one_of(*_LOCATIONS),
    "name": STRING,
    "required": BOOLEAN,
}

SHAPES: Mapping[Kind, Shape] = {
    Kind.DEFINITION: {
        "basePath": STRING,
        "consumes": _STRINGS,
        "definitions": OBJECT,
        "externalDocs": OBJECT,
        "host": STRING,
        "info": OBJECT,
        "parameters": OBJECT,
        "paths": OBJECT,
        "produces": _STRINGS,
        "responses": Member(Type.OBJECT, of=Type.OBJECT),
        "schemes": _STRINGS,
        "security": ARRAY,
        "securityDefinitions": OBJECT,
        "swagger": STRING,
        "tags": ARRAY,
    },
    Kind.INFO: {
        "contact": OBJECT,
        "description": STRING,
        "license": OBJECT,
        "termsOfService": STRING,
        "title": STRING,
        "version": STRING,
    },
    Kind.CONTACT: {"email": STRING, "name": STRING, "url": STRING},
    Kind.LICENSE: {"name": STRING, "url": STRING},
    Kind.TAG: {"description": STRING, "externalDocs": OBJECT, "name": STRING},
    Kind.EXTERNAL_DOCS: {"description": STRING, "url": STRING},
    Kind.PATH_ITEM: {
        "$ref": ANY,
        "delete": ANY,
        "get": ANY,
        "head": ANY,
        "options": ANY,
        "parameters": _OBJECTS,
        "patch": ANY,
        "post": ANY,
        "put": ANY,
    },
    Kind.OPERATION: {
        "consumes": _STRINGS,
        "deprecated": BOOLEAN,
        "description": STRING,
        "externalDocs": OBJECT,
        "operationId": STRING,
        "parameters": _OBJECTS,
        "produces": _STRINGS,
        "responses": Member(Type.OBJECT, of=Type.OBJECT, is_patterned=True),
        "schemes": _STRINGS,
        "security": ARRAY,
        "summary": STRING,
        "tags": _STRINGS,
    },
    Kind.BODY: {
        **dict.fromkeys([*_ITEMS, "allowEmptyValue"], ANY),  # BodyParameterPropertyNotValid knows better
        **_ANY_PARAMETER,
        "schema": OBJECT,
    },
    Kind.PARAMETER: {
        **_ITEMS,
        **_ANY_PARAMETER,
        "allowEmptyValue": BOOLEAN,
        "schema": ANY,  # NonBodyParameterSchemaNotValid knows better
        "type": _one_of(*_SCALARS, "array", "file"),
    },
    Kind.ITEMS: _ITEMS,
    Kind.HEADER: {**_ITEMS, "description": STRING},
    Kind.RESPONSE: {"description": STRING, "examples": OBJECT, "headers": OBJECT, "schema": OBJECT},
    Kind.SCHEMA: {
        **_LIMITS,
        "$ref": ANY,
        "additionalProperties": ANY,
        "allOf": ARRAY,
        "description": STRING,
        "discriminator": STRING,
        "example": ANY,
        "externalDocs": OBJECT,
        "maxProperties": INTEGER,
        "minProperties": INTEGER,
        "properties": Member(Type.OBJECT, of=Type.OBJECT),
        "readOnly": BOOLEAN,
        "required": _STRINGS,
        "title": STRING,
        "type": _one_of(*_SCALARS, "array", "object", "file"),
        "xml": OBJECT,
    },
    Kind.SECURITY_SCHEME: {
        "authorizationUrl": STRING,
        "description": STRING,
        "flow": _one_of(*_FLOWS, in_type="oauth2"),
        "in": _one_of("query", "header", in_type="apiKey"),
        "name": STRING,
        "scopes": OBJECT,
        "tokenUrl": STRING,
        "type": _one_of("basic", "apiKey", "oauth2"),
    },
}

# What the platform's rules leave to the parser of whoever reads the file.
BEYOND: Mapping[Kind, Shape] = {
    Kind.DEFINITION: {
        "definitions": Member(of=Type.OBJECT),
        "parameters": Member(of=Type.OBJECT),
        "paths": Member(of=Type.OBJECT, is_patterned=True),
        "security": Member(of=Type.OBJECT),
        "securityDefinitions": Member(of=Type.OBJECT),
        "tags": Member(of=Type.OBJECT),
    },
    Kind.PATH_ITEM: dict.fromkeys(METHODS, OBJECT),
    Kind.OPERATION: {"security": Member(of=Type.OBJECT)},
    Kind.RESPONSE: {"headers": Member(of=Type.OBJECT)},
    Kind.SCHEMA: {
        "additionalProperties": Member(Type.OBJECT, or_boolean=True),
        "allOf": Member(of=Type.OBJECT),
    },
    Kind.SECURITY_SCHEME: {"scopes": Member(of=Type.STRING, is_patterned=True)},
}

_BY_TYPE: Mapping[type[Node], Kind] = {
    ApiDefinition: Kind.DEFINITION,
    Info: Kind.INFO,
    Contact: Kind.CONTACT,
    License: Kind.LICENSE,
    Tag: Kind.TAG,
    ExternalDocs: Kind.EXTERNAL_DOCS,
    PathItem: Kind.PATH_ITEM,
    Operation: Kind.OPERATION,
    Parameter: Kind.PARAMETER,
    Items: Kind.ITEMS,
    Header: Kind.HEADER,
    Response: Kind.RESPONSE,
    Schema: Kind.SCHEMA,
    SecurityScheme: Kind.SECURITY_SCHEME,
}

NODES: tuple[type[Node], ...] = tuple(_BY_TYPE)  # what has a shape


def kind_of(node: Node) -> Kind:
    """Return which shape a node has; a parameter in the body has one of its own."""
    is_body = type(node) is Parameter and node.data.get("in") == "body"
    return Kind.BODY if is_body else _BY_TYPE[type(node)]


def kinds_of(node_type: type[Node]) -> tuple[Kind, ...]:
    """Return the shapes that nodes of a type have."""
    return (Kind.BODY, Kind.PARAMETER) if node_type is Parameter else (_BY_TYPE[node_type],)

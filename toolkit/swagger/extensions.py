"""Every `x-ms-*` extension that somebody reads: where it may stand, what it holds, and who says so.

What the platform reads is in EXTENSIONS, row by row; FOREIGN are the names that other tools read, so that
nobody takes them for misspelt ones. Any other key that starts with `x-` is free.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.swagger.shapes import (
    ANY,
    ARRAY,
    BOOLEAN,
    INTEGER,
    NUMBER,
    OBJECT,
    STRING,
    Kind,
    Member,
    Shape,
    Type,
)

# Who says what of an extension: pages and schemas of Microsoft, and the code of the two runtimes.
PAGE = "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions"
VERSIONS = "https://learn.microsoft.com/connectors/custom-connectors/operational-versioning"
POLLING = "https://learn.microsoft.com/connectors/custom-connectors/create-polling-trigger"
TESTING = "https://learn.microsoft.com/connectors/custom-connectors/test-connection"
RULES = "https://learn.microsoft.com/connectors/custom-connectors/certification-swagger-validator-rules"
SCHEMA = (
    "https://github.com/microsoft/PowerPlatformConnectors/blob/dev/schemas/apiDefinition.swagger.schema.json"
)
DESIGNER = "https://github.com/Azure/LogicAppsUX"
POWER_FX = "https://github.com/microsoft/Power-Fx"
PUBLISHED = "https://github.com/microsoft/PowerPlatformConnectors"

_VALUES = (Kind.BODY, Kind.PARAMETER, Kind.SCHEMA)  # what makers fill in
_ANYWHERE = tuple(Kind)


class Extension(NamedTuple):
    """One extension as one or several kinds of objects have it.

    `read`: the objects in which somebody reads it, of parameters only those `locations`. `typed`: the objects
    in which the platform checks its type and its words, in other ones nobody does.
    """

    name: str
    read: tuple[Kind, ...]
    value: Member
    source: str
    typed: tuple[Kind, ...] = ()
    locations: tuple[str, ...] = ("query", "header", "path", "formData")


_IN_URL = ("query", "path")
_CALL = {"operationId": STRING, "parameters": OBJECT}
_LIST = {"itemsPath": STRING, "itemTitlePath": STRING, "itemValuePath": STRING}
_WORDS_FOR_CALL = {
    "builtInOperation": Member(Type.STRING, words=("AadGraph.GetUsers",)),
    "capability": Member(Type.STRING, words=("file-picker",)),
}
_NODES_OF_TREE = Member(
    Type.OBJECT, keys={**_CALL, **_LIST, "itemFullTitlePath": STRING, "itemIsParent": STRING}
)


def _closed(keys: Shape, container: Type = Type.OBJECT) -> Member:
    return Member(container, keys=keys, is_closed=True)


def _word(*words: str, in_any_case: bool = True) -> Member:
    return Member(Type.STRING, words=words, in_any_case=in_any_case)


_VISIBILITY = _word("", "important", "advanced", "internal")
_SIMULATE = Member(Type.OBJECT, keys=_CALL)
_ANNOTATION: Shape = {
    "expires": STRING,
    "family": STRING,
    "replacement": Member(Type.OBJECT, keys={"api": STRING, "operationId": STRING}),
    "revision": INTEGER,
    "status": _word("Preview", "Production"),
}
_FILE_PICKER: Shape = {
    "browse": Member(Type.OBJECT, keys=_CALL),
    "open": Member(Type.OBJECT, keys=_CALL),
    "value-collection": STRING,
    "value-folder-property": STRING,
    "value-media-property": STRING,
    "value-title": STRING,
}
_CHUNKS: Shape = {
    "acceptDownloadChunkSizeInMB": NUMBER,
    "acceptUploadChunkSizeInMB": NUMBER,
    "chunkTransfer": BOOLEAN,
    "maximumDownloadChunkSizeInMB": NUMBER,
    "maximumUploadChunkSizeInMB": NUMBER,
    "minimumDownloadChunkSizeInMB": NUMBER,
    "minimumUploadChunkSizeInMB": NUMBER,
}

_SUMMARIZED = (*_VALUES, Kind.RESPONSE, Kind.HEADER)
_SEEN = (*_VALUES, Kind.OPERATION, Kind.HEADER)
_CHOSEN = (Kind.PARAMETER, Kind.SCHEMA)
_CHOSEN_OR_EACH = (*_CHOSEN, Kind.ITEMS)  # the designer looks at the items of a list, too

EXTENSIONS: tuple[Extension, ...] = (
    # What makers see
    Extension("x-ms-summary", _SUMMARIZED, STRING, PAGE, typed=(*_SUMMARIZED, Kind.OPERATION)),
    Extension("x-ms-visibility", _SEEN, _VISIBILITY, PAGE, typed=_SEEN),
    Extension(
        "x-ms-enum-values",
        _CHOSEN_OR_EACH,
        _closed({"displayName": STRING, "value": ANY}, Type.ARRAY),
        SCHEMA,
        typed=_CHOSEN,
    ),
    Extension("x-ms-editor", _VALUES, STRING, RULES),
    Extension("x-ms-editor-options", _VALUES, Member(Type.OBJECT, keys={"items": ARRAY}), DESIGNER),
    Extension(
        "x-ms-media-kind",
        (Kind.SCHEMA, Kind.BODY, Kind.RESPONSE),
        _word("image", "audio", in_any_case=False),
        SCHEMA,
        typed=(Kind.SCHEMA,),
    ),
    Extension("x-ms-localizeDefaultValue", _CHOSEN, BOOLEAN, SCHEMA),
    # What is sent
    Extension(
        "x-ms-url-encoding",
        (Kind.PARAMETER,),
        _word("single", "double"),
        PAGE,
        typed=(Kind.PARAMETER,),
        locations=("path",),
    ),
    Extension("x-ms-test-value", _VALUES, ANY, SCHEMA),
    # Choices and fields that another operation answers
    Extension(
        "x-ms-dynamic-values",
        _CHOSEN_OR_EACH,
        _closed(
            {
                **_CALL,
                **_WORDS_FOR_CALL,
                "value-collection": STRING,
                "value-path": STRING,
                "value-title": STRING,
            }
        ),
        PAGE,
        typed=_CHOSEN,
    ),
    Extension(
        "x-ms-dynamic-list",
        _CHOSEN_OR_EACH,
        _closed({**_CALL, **_LIST, "builtInOperation": STRING, "capability": STRING}),
        PAGE,
        typed=_CHOSEN,
    ),
    Extension(
        "x-ms-dynamic-tree",
        _CHOSEN,
        _closed(
            {
                "browse": _NODES_OF_TREE,
                "open": _NODES_OF_TREE,
                "settings": Member(
                    Type.OBJECT, keys={"canSelectLeafNodes": BOOLEAN, "canSelectParentNodes": BOOLEAN}
                ),
            }
        ),
        SCHEMA,
        typed=_CHOSEN,
        locations=_IN_URL,
    ),
    Extension(
        "x-ms-dynamic-schema",
        (Kind.SCHEMA,),
        _closed({**_CALL, "value-path": STRING}),
        PAGE,
        typed=(Kind.SCHEMA,),
    ),
    Extension(
        "x-ms-dynamic-properties",
        (Kind.SCHEMA,),
        _closed({**_CALL, "itemValuePath": STRING}),
        PAGE,
        typed=(Kind.SCHEMA,),
    ),
    # Operations
    Extension(
        "x-ms-api-annotation",
        (Kind.INFO, Kind.OPERATION),
        _closed(_ANNOTATION),
        VERSIONS,
        typed=(Kind.INFO, Kind.OPERATION),
    ),
    Extension(
        "x-ms-pageable", (Kind.OPERATION,), _closed({"nextLinkName": STRING}), SCHEMA, typed=(Kind.OPERATION,)
    ),
    Extension(
        "x-ms-capabilities",
        (Kind.OPERATION,),
        Member(Type.OBJECT, keys=_CHUNKS),
        PAGE,
        typed=(Kind.OPERATION,),
    ),
    Extension(
        "x-ms-operation-context",
        (Kind.OPERATION,),
        _closed({"simulate": _SIMULATE}),
        SCHEMA,
        typed=(Kind.OPERATION,),
    ),
    Extension("x-ms-no-generic-test", (Kind.OPERATION,), BOOLEAN, SCHEMA, typed=(Kind.OPERATION,)),
    Extension("x-ms-safe-operation", (Kind.OPERATION,), BOOLEAN, SCHEMA, typed=(Kind.OPERATION,)),
    # Triggers
    Extension("x-ms-trigger", (Kind.OPERATION,), _word("single", "batch"), PAGE, typed=(Kind.OPERATION,)),
    Extension("x-ms-trigger-hint", (Kind.OPERATION,), STRING, PAGE, typed=(Kind.OPERATION,)),
    Extension(
        "x-ms-trigger-metadata",
        (Kind.OPERATION,),
        _closed({"kind": _word("query", in_any_case=False), "mode": _word("polling", in_any_case=False)}),
        POLLING,
        typed=(Kind.OPERATION,),
    ),
    Extension(
        "x-ms-trigger-value",
        (Kind.PARAMETER,),
        _closed({"value-collection": STRING, "value-path": STRING}),
        SCHEMA,
    ),
    Extension(
        "x-ms-notification",
        (Kind.OPERATION,),
        _closed({"operationId": STRING}),
        RULES,
        typed=(Kind.OPERATION,),
    ),
    Extension(
        "x-ms-notification-content",
        (Kind.PATH_ITEM,),
        Member(Type.OBJECT, keys={"description": STRING, "schema": OBJECT}),
        PAGE,
        typed=(Kind.PATH_ITEM,),
    ),
    Extension("x-ms-notification-url", (Kind.SCHEMA,), BOOLEAN, PAGE, typed=(Kind.SCHEMA,)),
    # The connector as a whole
    Extension(
        "x-ms-connector-metadata",
        (Kind.DEFINITION,),
        Member(Type.ARRAY, keys={"propertyName": STRING, "propertyValue": STRING}),
        SCHEMA,
        typed=(Kind.DEFINITION,),
    ),
    Extension(
        "x-ms-capabilities",
        (Kind.DEFINITION,),
        Member(
            Type.OBJECT,
            keys={"file-picker": Member(Type.OBJECT, keys=_FILE_PICKER), "testConnection": _SIMULATE},
        ),
        TESTING,
        typed=(Kind.DEFINITION,),
    ),
    Extension(
        "x-ms-capabilities", (Kind.SCHEMA,), Member(Type.OBJECT, keys={"filterFunctions": ARRAY}), POWER_FX
    ),
    Extension(
        "x-ms-docs",
        (Kind.DEFINITION,),
        Member(Type.ARRAY, keys={"description": STRING, "url": STRING}),
        SCHEMA,
    ),
    Extension("x-ms-deployment-version", (Kind.INFO, Kind.DEFINITION), ANY, SCHEMA),
    Extension("x-ms-keywords", (Kind.INFO, Kind.DEFINITION), ANY, PUBLISHED),
    Extension("x-ms-connector-name", (Kind.INFO, Kind.DEFINITION), ANY, PUBLISHED),
    # Copilot
    Extension("x-ms-openai-data", (Kind.OPERATION,), OBJECT, PUBLISHED),
    Extension(
        "x-ms-openai-manifest",
        (Kind.DEFINITION,),
        Member(
            Type.OBJECT,
            keys={
                "contactEmail": STRING,
                "humanName": STRING,
                "legalUrl": STRING,
                "modelDescription": STRING,
            },
        ),
        PUBLISHED,
    ),
    Extension("x-ms-openai-published-to-copilots", (Kind.INFO,), ANY, PUBLISHED),
    Extension("x-ms-require-user-confirmation", (Kind.OPERATION,), BOOLEAN, POWER_FX),
    Extension("x-ms-agentic-protocol", (Kind.OPERATION, Kind.PATH_ITEM), STRING, PUBLISHED),
    Extension("x-ms-explicit-input", _ANYWHERE, BOOLEAN, POWER_FX),
    Extension("x-ms-name-for-model", _ANYWHERE, STRING, POWER_FX),
    Extension("x-ms-description-for-model", _ANYWHERE, STRING, POWER_FX),
    Extension("x-ms-ai-sensitivity", _ANYWHERE, STRING, POWER_FX),
)

# Read by the designer, but meant for connectors of Microsoft (DESIGNER).
_OF_DESIGNER = (
    "x-ms-base-path",
    "x-ms-connection-options",
    "x-ms-connection-required",
    "x-ms-content-hint",
    "x-ms-create-new-resource",
    "x-ms-deserialization",
    "x-ms-displayFormat",
    "x-ms-dynamically-added",
    "x-ms-format",
    "x-ms-group-name",
    "x-ms-headers",
    "x-ms-input-dependencies",
    "x-ms-permission",
    "x-ms-property-name-alias",
    "x-ms-relationships",
    "x-ms-scheduler-recommendation",
    "x-ms-scheduler-trigger",
    "x-ms-serialization",
    "x-ms-stateless-default",
)

# Read by what makes SDKs of ARM specifications: https://github.com/Azure/autorest/tree/main/docs/extensions
_OF_AUTOREST = (
    "x-ms-api-version",
    "x-ms-arm-id-details",
    "x-ms-async-operation-timeout",
    "x-ms-azure-resource",
    "x-ms-client-default",
    "x-ms-client-flatten",
    "x-ms-client-name",
    "x-ms-client-request-id",
    "x-ms-code-generation-settings",
    "x-ms-correlation-id",
    "x-ms-discriminator-value",
    "x-ms-enum",
    "x-ms-error-response",
    "x-ms-examples",
    "x-ms-external",
    "x-ms-header-collection-prefix",
    "x-ms-identifiers",
    "x-ms-internal",
    "x-ms-long-running-operation",
    "x-ms-long-running-operation-options",
    "x-ms-metadata",
    "x-ms-mutability",
    "x-ms-odata",
    "x-ms-original",
    "x-ms-parameter-grouping",
    "x-ms-parameter-location",
    "x-ms-parameterized-host",
    "x-ms-paths",
    "x-ms-request-id",
    "x-ms-secret",
    "x-ms-skip-url-encoding",
    "x-ms-text",
    "x-ms-version",
)

FOREIGN = frozenset({*_OF_DESIGNER, *_OF_AUTOREST})

NAMES = tuple(dict.fromkeys([*(row.name for row in EXTENSIONS), *_OF_AUTOREST, *_OF_DESIGNER]))


def _by_kind(rows: Iterable[tuple[Kind, Extension]]) -> Mapping[Kind, Mapping[str, Extension]]:
    found: dict[Kind, dict[str, Extension]] = {kind: {} for kind in Kind}
    for kind, row in rows:
        found[kind][row.name] = row
    return found


READ = _by_kind((kind, row) for row in EXTENSIONS for kind in row.read)
TYPED = _by_kind((kind, row) for row in EXTENSIONS for kind in row.typed)

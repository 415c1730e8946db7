"""Kinds of changes of outputs: what the following steps of a flow use."""

from typing import Any

from toolkit.diff.kind import BREAKING, COMPATIBLE, RISKY, Example, Kind
from toolkit.diff.kinds.operations import NOTHING, REVISE


def _name(**members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"name": {"type": "string", **members}}}


_CALL = {"operationId": "GetFields", "parameters": {}}
_DYNAMIC = {"x-ms-dynamic-schema": _CALL}
_HEADER = {"Location": {"type": "string"}}

REMOVED = Kind(
    name="output-removed",
    code="OutputFieldDeleted",
    impact=BREAKING,
    topic="output",
    mirror="output-added",
    says="output {name} is gone",
    maker="steps that use it get nothing, and flows that have it cannot be saved",
    remedy="keep the field as long as the service sends it, or: " + REVISE,
    example=Example("output", _name(), {"type": "object"}),
)
ADDED = Kind(
    name="output-added",
    code="output-added",
    impact=COMPATIBLE,
    topic="output",
    mirror="output-removed",
    says="output {name} is new",
    maker="there is one more to use in the following steps",
    remedy=NOTHING,
    example=Example("output", {"type": "object"}, _name()),
)
RENAMED = Kind(
    name="output-renamed",
    code="OutputFieldDeleted",
    impact=BREAKING,
    topic="output renamed",
    mirror="output-renamed",
    says="output {name} is now called {after}",
    maker="steps that use it look for the old name and get nothing",
    remedy="keep the name {before}; a new name for makers goes into `x-ms-summary`",
    example=Example("output", _name(), {"type": "object", "properties": {"Name": {"type": "string"}}}),
)
SCHEMA_REMOVED = Kind(
    name="output-schema-removed",
    code="OutputFieldDeleted",
    impact=BREAKING,
    topic="output",
    mirror="output-added",
    says="{name} has no schema any more",
    maker="all outputs are gone from the following steps",
    remedy="keep the schema of the answer, or: " + REVISE,
    example=Example(
        "operation",
        {"responses": {"200": {"description": "OK", "schema": {"type": "object"}}}},
        {"responses": {"200": {"description": "OK"}}},
    ),
)
REPLACED = Kind(
    name="output-replaced",
    code="OutputFieldDeleted",
    impact=BREAKING,
    topic="output type",
    mirror="output-type-changed",
    says="{name} was of type {before} and is of type {after}",
    maker="all outputs are gone from the following steps",
    remedy=REVISE,
    example=Example("output", {"type": "object"}, {"type": "array", "items": {"type": "object"}}),
)
TYPE = Kind(
    name="output-type-changed",
    code="OutputFieldTypeChanged",
    impact=BREAKING,
    topic="output type",
    mirror="output-type-changed",
    says="output {name} was of type {before} and is of type {after}",
    maker="steps that use it get what they do not expect",
    remedy=REVISE,
    example=Example("output", _name(), _name(type="integer")),
)
TYPE_UNCLEAR = Kind(
    name="output-type-unclear",
    code="OutputFieldTypeChanged",
    impact=RISKY,
    topic="output type",
    mirror="output-type-unclear",
    says="output {name} was of {before} and is of {after}",
    maker="the designer may wrap steps that use it in a loop, or ask for a conversion",
    remedy="look at what saved flows do with it before you ship it",
    example=Example("output", _name(), {"type": "object", "properties": {"name": {}}}),
)
FORMAT = Kind(
    name="output-format-changed",
    code="output-format-changed",
    impact=BREAKING,
    topic="output format",
    mirror="output-format-changed",
    says="format of output {name} was {before} and is {after}",
    maker="Power Apps and steps that use it read the value as something else",
    remedy="keep the format, or: " + REVISE,
    example=Example("output", _name(), _name(format="date-time")),
)
ENUM = Kind(
    name="output-enum-changed",
    code="output-enum-changed",
    impact=COMPATIBLE,
    topic="output enum",
    mirror="output-enum-changed",
    says="values of output {name} were {before} and are {after}",
    maker="a step that tells the values apart may meet one that it does not know",
    remedy="tell makers of new values",
    example=Example("output", _name(), _name(enum=["a", "b"])),
)
HIDDEN = Kind(
    name="output-hidden",
    code="output-hidden",
    impact=RISKY,
    topic="output visibility",
    mirror="output-shown",
    says="output {name} is internal now",
    maker="it is not offered any more; steps that use it still get it",
    remedy="use `x-ms-visibility` `advanced`",
    example=Example("output", _name(), _name(**{"x-ms-visibility": "internal"})),
)
SHOWN = Kind(
    name="output-shown",
    code="output-shown",
    impact=COMPATIBLE,
    topic="output visibility",
    mirror="output-hidden",
    says="output {name} is no longer internal",
    maker="there is one more to use in the following steps",
    remedy=NOTHING,
    example=Example("output", _name(**{"x-ms-visibility": "internal"}), _name()),
)
PROMINENCE = Kind(
    name="output-prominence-changed",
    code="visibility-changed",
    impact=COMPATIBLE,
    topic="output visibility",
    mirror="output-prominence-changed",
    says="visibility of output {name} was {before} and is {after}",
    maker="it stands at another place of the list",
    remedy=NOTHING,
    example=Example("output", _name(), _name(**{"x-ms-visibility": "advanced"})),
)
LABEL = Kind(
    name="output-label-changed",
    code="label-changed",
    impact=COMPATIBLE,
    topic="label",
    mirror="output-label-changed",
    says="label of output {name} was {before} and is {after}",
    maker="it has another name in the list",
    remedy=NOTHING,
    example=Example("output", _name(**{"x-ms-summary": "Name"}), _name(**{"x-ms-summary": "Room"})),
)
HEADER_REMOVED = Kind(
    name="output-header-removed",
    code="output-header-removed",
    impact=RISKY,
    topic="header",
    mirror="output-header-added",
    says="header {name} of the answer is gone",
    maker="steps that use it cannot be saved",
    remedy="keep the header as long as the service sends it",
    example=Example("headers", _HEADER, {}),
)
HEADER_ADDED = Kind(
    name="output-header-added",
    code="output-header-added",
    impact=COMPATIBLE,
    topic="header",
    mirror="output-header-removed",
    says="header {name} of the answer is new",
    maker="there is one more to use in the following steps",
    remedy=NOTHING,
    example=Example("headers", {}, _HEADER),
)
PICKER_CHANGED = Kind(
    name="dynamic-changed",
    code="dynamic-changed",
    impact=RISKY,
    topic="dynamic",
    mirror="dynamic-changed",
    says="{name} gets its choices or fields in another way: {before}, now {after}",
    maker="saved flows keep the values they have chosen; the list may offer others, or the fields may differ",
    remedy="see that the list still offers what saved flows have chosen",
    example=Example("output", _DYNAMIC, {"x-ms-dynamic-schema": {**_CALL, "operationId": "GetOtherFields"}}),
)
PICKER_REMOVED = Kind(
    name="dynamic-removed",
    code="dynamic-changed",
    impact=RISKY,
    topic="dynamic",
    mirror="dynamic-added",
    says="{name} no longer has {before}",
    maker="saved flows keep the values they have chosen; there is no list to choose from, or no fields",
    remedy="keep the extension, or name the choices or fields in the definition",
    example=Example(
        "parameters",
        [{"name": "a", "in": "query", "type": "string", "x-ms-dynamic-values": _CALL}],
        [{"name": "a", "in": "query", "type": "string"}],
    ),
)
PICKER_ADDED = Kind(
    name="dynamic-added",
    code="dynamic-added",
    impact=COMPATIBLE,
    topic="dynamic",
    mirror="dynamic-removed",
    says="{name} has {after} now",
    maker="there is a list to choose from; other values can still be typed",
    remedy=NOTHING,
    example=Example(
        "parameters",
        [{"name": "a", "in": "query", "type": "string"}],
        [{"name": "a", "in": "query", "type": "string", "x-ms-dynamic-values": _CALL}],
    ),
)
SCHEMA_DYNAMIC = Kind(
    name="fields-became-dynamic",
    code="dynamic-changed",
    impact=RISKY,
    topic="dynamic",
    mirror="dynamic-removed",
    says="fields of {name} are asked from the service now: {after}",
    maker="fields that saved flows use are there only if the service names them",
    remedy="keep the fields that the definition has named",
    example=Example("output", {}, _DYNAMIC),
)
NOTIFICATION_REMOVED = Kind(
    name="notification-removed",
    code="trigger-changed",
    impact=BREAKING,
    topic="output",
    mirror="output-added",
    says="{name} does not say any more what its notifications hold",
    maker="all outputs of the trigger are gone from the following steps",
    remedy="keep `x-ms-notification-content` on the path",
    example=Example("notification", _name(), None),
)

KINDS = (
    REMOVED,
    ADDED,
    RENAMED,
    SCHEMA_REMOVED,
    REPLACED,
    TYPE,
    TYPE_UNCLEAR,
    FORMAT,
    ENUM,
    HIDDEN,
    SHOWN,
    PROMINENCE,
    LABEL,
    HEADER_REMOVED,
    HEADER_ADDED,
    PICKER_CHANGED,
    PICKER_REMOVED,
    PICKER_ADDED,
    SCHEMA_DYNAMIC,
    NOTIFICATION_REMOVED,
)

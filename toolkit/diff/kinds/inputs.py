"""Kinds of changes of inputs: parameters, and properties of the body."""

from typing import Any

from toolkit.diff.kind import BREAKING, COMPATIBLE, RISKY, Example, Kind
from toolkit.diff.kinds.operations import NOTHING, REVISE, RUNS_DIFFERENTLY, UNNOTICED

_SIZE = {"name": "size", "in": "query", "type": "integer"}
_INTERNAL = {"x-ms-visibility": "internal"}


def _size(**members: Any) -> list[dict[str, Any]]:
    return [{**_SIZE, **members}]


def _name(**members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"name": {"type": "string", **members}}}


REMOVED = Kind(
    name="input-removed",
    code="InputFieldDeleted",
    impact=BREAKING,
    topic="input",
    mirror="input-added",
    says="input {name} is gone",
    maker="flows that fill it in cannot be saved, and their value is not sent any more",
    remedy="keep the input, optional and `advanced`, or: " + REVISE,
    example=Example("parameters", _size(), []),
)
READ_ONLY_REMOVED = Kind(
    name="read-only-input-removed",
    code="read-only-input-removed",
    impact=COMPATIBLE,
    topic="input",
    mirror="input-added",
    says="input {name}, which is `readOnly`, is gone",
    maker=UNNOTICED,
    remedy=NOTHING,
    example=Example("body", _name(readOnly=True), {"type": "object"}),
)
RENAMED = Kind(
    name="input-renamed",
    code="InputFieldDeleted",
    impact=BREAKING,
    topic="input renamed",
    mirror="input-renamed",
    says="input {name} is now called {after}",
    maker="flows have stored their value under the old name; it is not sent any more",
    remedy="keep the name {before}; a new name for makers goes into `x-ms-summary`",
    example=Example("parameters", _size(), _size(name="Size")),
)
BODY_RENAMED = Kind(
    name="body-renamed",
    code="body-renamed",
    impact=RISKY,
    topic="body name",
    mirror="body-renamed",
    says="the body was called {before} and is called {after}",
    maker="flows store what they send under the name of the body; try one before you ship",
    remedy="keep the name {before}: nobody but flows sees it",
    example=Example(
        "parameters",
        [{"name": "body", "in": "body", "schema": {"type": "object"}}],
        [{"name": "room", "in": "body", "schema": {"type": "object"}}],
    ),
)
MOVED = Kind(
    name="input-moved",
    code="parameter-location-changed",
    impact=BREAKING,
    topic="input location",
    mirror="input-moved",
    says="parameter {name} was in {before} and is in {after}",
    maker="what saved flows send does not arrive where the service looks for it",
    remedy="keep the parameter where it was, or: " + REVISE,
    example=Example("parameters", _size(), _size(**{"in": "header"})),
)
REQUIRED_ADDED = Kind(
    name="required-input-added",
    code="required-input-added",
    impact=BREAKING,
    topic="input",
    mirror="input-removed",
    says="input {name} is new and required",
    maker="saved flows do not have it: they fail, or cannot be saved before it is filled in",
    remedy="make it optional and let the service assume a value, or: " + REVISE,
    example=Example("parameters", [], _size(required=True)),
)
HIDDEN_ADDED = Kind(
    name="hidden-input-added",
    code="required-input-added",
    impact=RISKY,
    topic="input",
    mirror="input-removed",
    says="input {name} is new, required and hidden from makers",
    maker="saved flows do not have it; the platform sends the `default`",
    remedy="run a saved flow against the new version before you ship it",
    example=Example("parameters", [], _size(required=True, default=1, **_INTERNAL)),
)
ADDED = Kind(
    name="input-added",
    code="input-added",
    impact=COMPATIBLE,
    topic="input",
    mirror="input-removed",
    says="input {name} is new and optional",
    maker="there is one more field to fill in",
    remedy=NOTHING,
    example=Example("parameters", [], _size()),
)
BECAME_REQUIRED = Kind(
    name="input-became-required",
    code="input-became-required",
    impact=BREAKING,
    topic="required",
    mirror="input-became-optional",
    says="input {name} is required now",
    maker="flows that leave it empty fail, and cannot be saved",
    remedy="leave it optional, or: " + REVISE,
    example=Example("parameters", _size(), _size(required=True)),
)
HIDDEN_BECAME_REQUIRED = Kind(
    name="hidden-input-became-required",
    code="input-became-required",
    impact=RISKY,
    topic="required",
    mirror="input-became-optional",
    says="input {name}, which is hidden from makers, is required now",
    maker="the platform sends its `default` now, also for saved flows",
    remedy="run a saved flow against the new version before you ship it",
    example=Example(
        "parameters", _size(default=1, **_INTERNAL), _size(default=1, required=True, **_INTERNAL)
    ),
)
BECAME_OPTIONAL = Kind(
    name="input-became-optional",
    code="input-became-optional",
    impact=COMPATIBLE,
    topic="required",
    mirror="input-became-required",
    says="input {name} is optional now",
    maker="the field may stay empty",
    remedy=NOTHING,
    example=Example("parameters", _size(required=True), _size()),
)
TYPE = Kind(
    name="input-type-changed",
    code="input-type-changed",
    impact=BREAKING,
    topic="input type",
    mirror="input-type-changed",
    says="input {name} was of type {before} and is of type {after}",
    maker="what saved flows have stored does not fit any more",
    remedy=REVISE,
    example=Example("parameters", _size(), _size(type="string")),
)
TYPE_UNCLEAR = Kind(
    name="input-type-unclear",
    code="input-type-changed",
    impact=RISKY,
    topic="input type",
    mirror="input-type-unclear",
    says="input {name} was of {before} and is of {after}",
    maker="the field looks different; what saved flows have stored fits if it was of the type",
    remedy="look at what saved flows send before you ship it",
    example=Example("body", _name(), {"type": "object", "properties": {"name": {}}}),
)
COLLECTION = Kind(
    name="collection-format-changed",
    code="input-type-changed",
    impact=BREAKING,
    topic="input type",
    mirror="collection-format-changed",
    says="list {name} was written as {before} and is written as {after}",
    maker="the service gets the values of saved flows in another form",
    remedy=REVISE,
    example=Example(
        "parameters",
        _size(type="array", items={"type": "string"}),
        _size(type="array", items={"type": "string"}, collectionFormat="multi"),
    ),
)
FORMAT = Kind(
    name="input-format-changed",
    code="input-format-changed",
    impact=RISKY,
    topic="input format",
    mirror="input-format-changed",
    says="format of input {name} was {before} and is {after}",
    maker="the field may look different, and the designer may refuse stored values",
    remedy="keep the format where stored values may not fit the new one",
    example=Example("body", _name(), _name(format="date-time")),
)
ENUM_REMOVED = Kind(
    name="enum-value-removed",
    code="enum-value-removed",
    impact=BREAKING,
    topic="enum values",
    mirror="enum-value-added",
    says="input {name} no longer takes {before}",
    maker="flows that have stored such a value fail, or cannot be saved",
    remedy="keep the values as long as the service takes them, or: " + REVISE,
    example=Example("parameters", _size(enum=[1, 2]), _size(enum=[1])),
)
ENUM_ADDED = Kind(
    name="enum-value-added",
    code="enum-value-added",
    impact=COMPATIBLE,
    topic="enum values",
    mirror="enum-value-removed",
    says="input {name} takes {after} as well",
    maker="there is more to choose from",
    remedy=NOTHING,
    example=Example("parameters", _size(enum=[1]), _size(enum=[1, 2])),
)
ENUM_INTRODUCED = Kind(
    name="enum-introduced",
    code="enum-introduced",
    impact=BREAKING,
    topic="enum",
    mirror="enum-lifted",
    says="input {name} takes nothing but {after} now",
    maker="flows that have stored another value fail, or cannot be saved",
    remedy="fill a list of choices by `x-ms-dynamic-values`, which takes other values too, or: " + REVISE,
    example=Example("parameters", _size(), _size(enum=[1, 2])),
)
ENUM_LIFTED = Kind(
    name="enum-lifted",
    code="enum-lifted",
    impact=COMPATIBLE,
    topic="enum",
    mirror="enum-introduced",
    says="input {name} takes any value now",
    maker="the list of choices is a free field now",
    remedy=NOTHING,
    example=Example("parameters", _size(enum=[1, 2]), _size()),
)
HIDDEN = Kind(
    name="input-hidden",
    code="InputFieldVisibilityChangedToInternal",
    impact=BREAKING,
    topic="input visibility",
    mirror="input-shown",
    says="input {name} is internal now",
    maker="the field is gone, and what saved flows have stored is not sent any more",
    remedy="use `x-ms-visibility` `advanced`, or: " + REVISE,
    example=Example("parameters", _size(), _size(**_INTERNAL)),
)
SHOWN = Kind(
    name="input-shown",
    code="input-shown",
    impact=COMPATIBLE,
    topic="input visibility",
    mirror="input-hidden",
    says="input {name} is no longer internal",
    maker="there is one more field",
    remedy=NOTHING,
    example=Example("parameters", _size(**_INTERNAL), _size()),
)
PROMINENCE = Kind(
    name="input-prominence-changed",
    code="visibility-changed",
    impact=COMPATIBLE,
    topic="input visibility",
    mirror="input-prominence-changed",
    says="visibility of input {name} was {before} and is {after}",
    maker="the field stands at another place of the form",
    remedy=NOTHING,
    example=Example("parameters", _size(), _size(**{"x-ms-visibility": "advanced"})),
)
READ_ONLY = Kind(
    name="input-read-only",
    code="input-read-only",
    impact=RISKY,
    topic="read only",
    mirror="input-writable",
    says="input {name} is `readOnly` now",
    maker="the designer drops the field from the form",
    remedy="leave `readOnly` out of what a body takes",
    example=Example("body", _name(), _name(readOnly=True)),
)
WRITABLE = Kind(
    name="input-writable",
    code="input-writable",
    impact=COMPATIBLE,
    topic="read only",
    mirror="input-read-only",
    says="input {name} is no longer `readOnly`",
    maker="there is one more field",
    remedy=NOTHING,
    example=Example("body", _name(readOnly=True), _name()),
)
NARROWED = Kind(
    name="input-narrowed",
    code="input-narrowed",
    impact=RISKY,
    topic="limits",
    mirror="input-widened",
    says="input {name} has a stricter limit: it was {before} and is {after}",
    maker="values that saved flows have stored may be refused",
    remedy="keep the limit as long as the service takes more",
    example=Example("body", _name(maxLength=20), _name(maxLength=10)),
)
WIDENED = Kind(
    name="input-widened",
    code="input-widened",
    impact=COMPATIBLE,
    topic="limits",
    mirror="input-narrowed",
    says="input {name} has a looser limit: it was {before} and is {after}",
    maker=UNNOTICED,
    remedy=NOTHING,
    example=Example("body", _name(maxLength=10), _name(maxLength=20)),
)
DEFAULT = Kind(
    name="default-changed",
    code="default-changed",
    impact=RISKY,
    topic="default",
    mirror="default-changed",
    says="default of input {name} was {before} and is {after}",
    maker="saved flows keep what they have stored, new ones begin with another value",
    remedy="keep the default, or tell makers",
    example=Example("parameters", _size(default=1), _size(default=2)),
)
HIDDEN_DEFAULT = Kind(
    name="hidden-default-changed",
    code="default-changed",
    impact=RISKY,
    topic="default",
    mirror="hidden-default-changed",
    says="default of input {name}, which is hidden from makers, was {before} and is {after}",
    maker=RUNS_DIFFERENTLY,
    remedy="run a saved flow against the new version before you ship it",
    example=Example(
        "parameters",
        _size(required=True, default=1, **_INTERNAL),
        _size(required=True, default=2, **_INTERNAL),
    ),
)
ENCODING = Kind(
    name="encoding-changed",
    code="encoding-changed",
    impact=RISKY,
    topic="encoding",
    mirror="encoding-changed",
    says="`x-ms-url-encoding` of {name} was {before} and is {after}",
    maker="values with special characters lead to another address",
    remedy="try a value with a slash and a blank before you ship it",
    example=Example(
        "operation",
        {"parameters": [{"name": "id", "in": "path", "required": True, "type": "string"}]},
        {
            "parameters": [
                {
                    "name": "id",
                    "in": "path",
                    "required": True,
                    "type": "string",
                    "x-ms-url-encoding": "double",
                }
            ]
        },
    ),
)
CALLBACK = Kind(
    name="callback-changed",
    code="trigger-changed",
    impact=BREAKING,
    topic="callback",
    mirror="callback-changed",
    says="`x-ms-notification-url` is at another place: {name} {after}",
    maker="flows that start with the trigger do not tell the service where they listen",
    remedy=REVISE,
    example=Example("body", _name(), _name(**{"x-ms-notification-url": True})),
)
LABEL = Kind(
    name="input-label-changed",
    code="label-changed",
    impact=COMPATIBLE,
    topic="label",
    mirror="input-label-changed",
    says="label of input {name} was {before} and is {after}",
    maker="the field has another label",
    remedy=NOTHING,
    example=Example("parameters", _size(**{"x-ms-summary": "Size"}), _size(**{"x-ms-summary": "Seats"})),
)

KINDS = (
    REMOVED,
    READ_ONLY_REMOVED,
    RENAMED,
    BODY_RENAMED,
    MOVED,
    REQUIRED_ADDED,
    HIDDEN_ADDED,
    ADDED,
    BECAME_REQUIRED,
    HIDDEN_BECAME_REQUIRED,
    BECAME_OPTIONAL,
    TYPE,
    TYPE_UNCLEAR,
    COLLECTION,
    FORMAT,
    ENUM_REMOVED,
    ENUM_ADDED,
    ENUM_INTRODUCED,
    ENUM_LIFTED,
    HIDDEN,
    SHOWN,
    PROMINENCE,
    READ_ONLY,
    WRITABLE,
    NARROWED,
    WIDENED,
    DEFAULT,
    HIDDEN_DEFAULT,
    ENCODING,
    CALLBACK,
    LABEL,
)

"""Kinds of changes of operations: what a saved flow calls."""

from typing import Any

from toolkit.diff.kind import BREAKING, COMPATIBLE, RISKY, Example, Kind
from toolkit.diff.sample import OPERATION, PATH

REVISE = "leave it as it was, and make the change in a revision: `specgen version-operation DIR {operation}`"
NOTHING = "nothing needs to be done"
UNNOTICED = "saved flows run on as before"
RUNS_DIFFERENTLY = "saved flows run on, but may get something else"


def _operation(**members: Any) -> dict[str, Any]:
    return {PATH: {"put": {**OPERATION, **members}}}


_TARGET = {
    "operationId": "ListNames",
    "x-ms-visibility": "internal",
    "responses": {"200": {"description": "OK"}},
}
_CALLS = {"operationId": "ListNames", "value-path": "name", "value-collection": "value"}
_CALLER = _operation(
    parameters=[{"name": "name", "in": "query", "type": "string", "x-ms-dynamic-values": _CALLS}]
)

REMOVED = Kind(
    name="operation-removed",
    code="OperationDeleted",
    impact=BREAKING,
    topic="operation",
    mirror="operation-added",
    says="operation {name} is gone",
    maker="flows that have the action fail, and cannot be saved again",
    remedy="keep the operation; mark it `deprecated`, and remove it when no flow has it any more",
    example=Example("paths", {PATH: {"put": OPERATION}}, {}),
)
CALLED_REMOVED = Kind(
    name="called-operation-removed",
    code="OperationDeleted",
    impact=BREAKING,
    topic="operation",
    mirror="operation-added",
    says="internal operation {name} is gone, and another still calls it",
    maker="a list of choices or of fields stays empty",
    remedy="keep the operation, or change the dynamic extensions that name it",
    example=Example("paths", {**_CALLER, "/names": {"get": _TARGET}}, _CALLER),
)
INTERNAL_REMOVED = Kind(
    name="internal-operation-removed",
    code="OperationDeleted",
    impact=RISKY,
    topic="operation",
    mirror="operation-added",
    says="internal operation {name} is gone",
    maker="only flows made while the operation was visible can have it; these fail",
    remedy="remove it if it has always been internal, else keep it until no flow has it any more",
    example=Example(
        "paths", {PATH: {"put": OPERATION}, "/names": {"get": _TARGET}}, {PATH: {"put": OPERATION}}
    ),
)
RENAMED = Kind(
    name="operation-renamed",
    code="OperationDeleted",
    impact=BREAKING,
    topic="operation renamed",
    mirror="operation-renamed",
    says="operation {before} is now called {after}",
    maker="flows that have the action look for its old operationId and fail",
    remedy="give the operation its `operationId` {before} back; a new name for makers goes into `summary`",
    example=Example("paths", _operation(operationId="EditRoom"), _operation(operationId="ChangeRoom")),
)
ADDED = Kind(
    name="operation-added",
    code="operation-added",
    impact=COMPATIBLE,
    topic="operation",
    mirror="operation-removed",
    says="operation {name} is new",
    maker="there is one more to choose",
    remedy=NOTHING,
    example=Example("paths", {}, {PATH: {"put": OPERATION}}),
)
HIDDEN = Kind(
    name="operation-hidden",
    code="OperationHidden",
    impact=BREAKING,
    topic="operation visibility",
    mirror="operation-shown",
    says="operation {name} is internal now",
    maker="nobody finds the action any more, and flows that have it show an unknown one",
    remedy="use `x-ms-visibility` `advanced`, and mark the operation `deprecated`",
    example=Example("paths", _operation(), _operation(**{"x-ms-visibility": "internal"})),
)
SHOWN = Kind(
    name="operation-shown",
    code="operation-shown",
    impact=COMPATIBLE,
    topic="operation visibility",
    mirror="operation-hidden",
    says="operation {name} is no longer internal",
    maker="there is one more to choose",
    remedy=NOTHING,
    example=Example("paths", _operation(**{"x-ms-visibility": "internal"}), _operation()),
)
PROMINENCE = Kind(
    name="operation-prominence-changed",
    code="visibility-changed",
    impact=COMPATIBLE,
    topic="operation visibility",
    mirror="operation-prominence-changed",
    says="visibility of operation {name} was {before} and is {after}",
    maker="the action stands at another place of the list",
    remedy=NOTHING,
    example=Example("paths", _operation(), _operation(**{"x-ms-visibility": "important"})),
)
ROUTE = Kind(
    name="operation-path-changed",
    code="operation-path-changed",
    impact=BREAKING,
    topic="route",
    mirror="operation-path-changed",
    says="operation {name} was {before} and is {after}",
    maker="saved flows send what they have stored to another address",
    remedy="keep method and path; a policy `routerequesttoendpoint` leads to another address, or: " + REVISE,
    example=Example("paths", {PATH: {"put": OPERATION}}, {"/rooms/{id}/name": {"put": OPERATION}}),
)
TRIGGER = Kind(
    name="trigger-changed",
    code="trigger-changed",
    impact=BREAKING,
    topic="trigger",
    mirror="trigger-changed",
    says="`x-ms-trigger` of {name} was {before} and is {after}",
    maker="flows that start with it do not start any more, or cannot be saved",
    remedy=REVISE,
    example=Example(
        "paths", _operation(**{"x-ms-trigger": "single"}), _operation(**{"x-ms-trigger": "batch"})
    ),
)
PAGING_CHANGED = Kind(
    name="paging-changed",
    code="paging-changed",
    impact=RISKY,
    topic="paging",
    mirror="paging-changed",
    says="`x-ms-pageable` of {name} was {before} and is {after}",
    maker="flows with pagination get the first page alone",
    remedy="keep `x-ms-pageable` as long as the service answers in pages",
    example=Example(
        "paths",
        _operation(**{"x-ms-pageable": {"nextLinkName": "nextLink"}}),
        _operation(**{"x-ms-pageable": {"nextLinkName": "@odata.nextLink"}}),
    ),
)
PAGING_REMOVED = Kind(
    name="paging-removed",
    code="paging-changed",
    impact=RISKY,
    topic="paging",
    mirror="paging-added",
    says="{name} is no longer pageable",
    maker="flows with pagination get the first page alone",
    remedy="keep `x-ms-pageable` as long as the service answers in pages",
    example=Example("paths", _operation(**{"x-ms-pageable": {"nextLinkName": "nextLink"}}), _operation()),
)
PAGING_ADDED = Kind(
    name="paging-added",
    code="paging-added",
    impact=COMPATIBLE,
    topic="paging",
    mirror="paging-removed",
    says="{name} is pageable now",
    maker="pagination can be switched on in the settings of the action",
    remedy=NOTHING,
    example=Example("paths", _operation(), _operation(**{"x-ms-pageable": {"nextLinkName": "nextLink"}})),
)
MIME_REMOVED = Kind(
    name="mime-removed",
    code="mime-removed",
    impact=RISKY,
    topic="mime",
    mirror="mime-added",
    says="{name} no longer has {before}",
    maker="flows that send or expect this media type fail",
    remedy="keep the media type as long as the service takes it",
    example=Example(
        "paths",
        _operation(consumes=["application/json", "text/plain"]),
        _operation(consumes=["application/json"]),
    ),
)
MIME_ADDED = Kind(
    name="mime-added",
    code="mime-added",
    impact=COMPATIBLE,
    topic="mime",
    mirror="mime-removed",
    says="{name} has {after} as well",
    maker=UNNOTICED,
    remedy=NOTHING,
    example=Example(
        "paths",
        _operation(consumes=["application/json"]),
        _operation(consumes=["application/json", "text/plain"]),
    ),
)
DEPRECATED = Kind(
    name="operation-deprecated",
    code="operation-deprecated",
    impact=COMPATIBLE,
    topic="deprecated",
    mirror="operation-no-longer-deprecated",
    says="operation {name} is deprecated",
    maker="the action is not offered any more; saved flows run on",
    remedy="name the successor in the description, and keep the operation for 30 days at least",
    example=Example("paths", _operation(), _operation(deprecated=True)),
)
UNDEPRECATED = Kind(
    name="operation-no-longer-deprecated",
    code="operation-deprecated",
    impact=COMPATIBLE,
    topic="deprecated",
    mirror="operation-deprecated",
    says="operation {name} is no longer deprecated",
    maker="the action is offered again",
    remedy=NOTHING,
    example=Example("paths", _operation(deprecated=True), _operation()),
)
REVISION = Kind(
    name="revision-changed",
    code="revision-changed",
    impact=COMPATIBLE,
    topic="revision",
    mirror="revision-changed",
    says="`x-ms-api-annotation` of {name} was {before} and is {after}",
    maker="the action may be labelled as a preview, or stand behind a newer revision",
    remedy=NOTHING,
    example=Example(
        "paths",
        _operation(),
        _operation(**{"x-ms-api-annotation": {"family": "EditRoom", "revision": 1, "status": "Preview"}}),
    ),
)
SUMMARY = Kind(
    name="operation-label-changed",
    code="label-changed",
    impact=COMPATIBLE,
    topic="operation label",
    mirror="operation-label-changed",
    says="`summary` of {name} was {before} and is {after}",
    maker="the action has another name in the list; flows keep the name they have",
    remedy=NOTHING,
    example=Example("paths", _operation(summary="Edit room"), _operation(summary="Edit a room")),
)

KINDS = (
    REMOVED,
    CALLED_REMOVED,
    INTERNAL_REMOVED,
    RENAMED,
    ADDED,
    HIDDEN,
    SHOWN,
    PROMINENCE,
    ROUTE,
    TRIGGER,
    PAGING_CHANGED,
    PAGING_REMOVED,
    PAGING_ADDED,
    MIME_REMOVED,
    MIME_ADDED,
    DEPRECATED,
    UNDEPRECATED,
    REVISION,
    SUMMARY,
)

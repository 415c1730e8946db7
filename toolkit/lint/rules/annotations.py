"""Rules about `x-ms-api-annotation`: the revision and the status of an operation."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector import operation_ids
from toolkit.connector.project import ConnectorProject
from toolkit.finding import Fix
from toolkit.lint.rule import CERTIFICATION, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import lookup, revisions
from toolkit.swagger.nodes import ApiDefinition, Operation
from toolkit.swagger.revisions import ANNOTATION, annotation_of

_INFO = {
    "title": "Rooms",
    "description": "Books rooms in the buildings of a town.",
    "version": "1.0",
    "contact": {"name": "Rooms", "url": "https://example.com", "email": "help@example.com"},
}


def _annotated(**annotation: Any) -> dict[str, Any]:
    return {ANNOTATION: {"family": "BookRoom", "revision": 1} | annotation}


def _with_status(annotation: dict[str, Any]) -> dict[str, Any]:
    """Return members of a preview connector with one operation."""
    post = {
        "operationId": "BookRoom",
        "summary": "Book a room",
        "description": "Books a room for a day.",
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    info = _INFO | {ANNOTATION: {"status": "Preview"}}
    return {"info": info, "paths": {"/t": {"post": post | annotation}}}


@rule(
    ConnectorProject,
    name="OperationIdShouldEndWithRevision",
    severity=WARNING,
    phase=CERTIFICATION,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"operationId": "BookRoom"} | _annotated(revision=2),
            good={"operationId": "BookRoomV2"} | _annotated(revision=2),
            at="/operationId",
            part="operation",
        ),
        Example(
            bad={"operationId": "BookRoom_V3"} | _annotated(revision=2),
            good={"operationId": "BookRoom_v2"} | _annotated(revision=2),
            at="/operationId",
            part="operation",
        ),
    ],
)
def operation_id_should_end_with_revision(project: ConnectorProject) -> Iterator[Problem]:
    """Lists of actions and formulas show ids; the number tells the revisions of an operation apart.

    The fix is for ids that nothing else in the project remembers; saved flows may all the same.
    """
    definition = ApiDefinition(project.definition)
    unnumbered = [
        (operation, revision)
        for operation in lookup.operations(definition)
        if isinstance(revision := revisions.revision_of(operation), int)
        and revision > 1
        and operation.id
        and revisions.number_in(operation.id) != revision
    ]
    taken = {name.lower() for name in lookup.operations_by_id(definition)} if unnumbered else set()
    elsewhere = operation_ids.remembered(project) if unnumbered else frozenset()
    for operation, revision in unnumbered:
        place = operation.place / "operationId"
        numbered = revisions.with_number(operation.id, revision)
        is_free = numbered.lower() not in taken and operation.id not in elsewhere
        message = f"`operationId` {quoted(operation.id)} of revision {revision} does not end in `V{revision}`"
        yield Problem(message, place, unsafe(Put(place.tokens, numbered)) if is_free else None)
        taken.add(numbered.lower())


@rule(
    Operation,
    name="OperationRevisionEmpty",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=[ANNOTATION],
    fix=UNSAFE,
    examples=[
        Example(
            bad={ANNOTATION: {"family": "BookRoom"}},
            good={ANNOTATION: {"family": "BookRoom", "revision": 1}},
            at=f"/{ANNOTATION}",
        )
    ],
)
def operation_revision_empty(operation: Operation) -> Iterator[Problem]:
    """A family is there to be continued; without a number nobody knows which member comes first."""
    annotation = annotation_of(operation.data)
    if annotation.get("family") is not None and annotation.get("revision") is None:
        place = operation.place / ANNOTATION
        message = f"operation of family {quoted(annotation['family'])} has no `revision`"
        yield Problem(message, place, _first(operation), at_key=True)


def _first(operation: Operation) -> Fix | None:
    """Make the only member of a family its first revision."""
    family = revisions.families(operation.definition).get(revisions.family_of(operation), [])
    tokens = (*operation.tokens, ANNOTATION, "revision")
    return unsafe(Put(tokens, 1)) if len(family) == 1 else None


@rule(
    Operation,
    name="OperationStatusAheadOfConnector",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=[ANNOTATION],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_with_status(_annotated(status="production")),
            good=_with_status(_annotated(status="Preview")),
            at=f"/paths/~1t/post/{ANNOTATION}/status",
            part="definition",
        )
    ],
)
def operation_status_ahead_of_connector(operation: Operation) -> Iterator[Problem]:
    """Makers see a preview connector with an action that claims to be finished.

    A connector that says nothing about its status is not taken for a preview.
    """
    info = operation.definition.data.get("info")
    of_connector = annotation_of(info).get("status") if isinstance(info, dict) else None
    status = annotation_of(operation.data).get("status")
    if str(of_connector).lower() == "preview" and str(status).lower() == "production":
        place = operation.place / ANNOTATION / "status"
        message = "operation has status `Production` in a connector of status `Preview`"
        yield Problem(message, place, unsafe(Put(place.tokens, "Preview")))


RULES = (operation_id_should_end_with_revision, operation_revision_empty, operation_status_ahead_of_connector)

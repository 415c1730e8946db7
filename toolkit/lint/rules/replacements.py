"""Rules about `replacement` in `x-ms-api-annotation`: what to use instead of a deprecated operation."""

from collections.abc import Iterator
from typing import Any

from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, Problem, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import revisions
from toolkit.swagger.nodes import Operation
from toolkit.swagger.revisions import ANNOTATION, annotation_of

_RESPONSES = {"200": {"description": "OK", "schema": {"type": "object"}}}
_NEXT = {"api": "shared_rooms", "operationId": "BookRoom_V2"}


def _annotated(**annotation: Any) -> dict[str, Any]:
    return {ANNOTATION: {"family": "BookRoom", "revision": 1} | annotation}


def _replaced(replacement: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"deprecated": True} | _annotated(replacement=replacement) | more


def _post(operation_id: str, **more: Any) -> dict[str, Any]:
    post = {
        "operationId": operation_id,
        "summary": f"Book by {operation_id}",
        "description": "Books a room.",
        "responses": _RESPONSES,
    }
    return {"post": post | more}


@rule(
    Operation,
    name="ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations",
    severity=ERROR,
    phase=IMPORT,
    keys=[ANNOTATION],
    examples=[
        Example(
            bad=_annotated(replacement=_NEXT),
            good=_replaced(_NEXT),
            at=f"/{ANNOTATION}/replacement",
        ),
        Example(
            bad=_replaced(_NEXT, deprecated=False),
            good=_annotated(replacement=None, status="Production"),
            at=f"/{ANNOTATION}/replacement",
        ),
    ],
)
def replacement_info_for_non_deprecated_operations(operation: Operation) -> Iterator[Problem]:
    """Makers are told to use the replacement instead, of an operation that still looks like a good choice."""
    if revisions.is_active(operation) and annotation_of(operation.data).get("replacement") is not None:
        place = operation.place / ANNOTATION / "replacement"
        yield Problem("operation has a `replacement`, but is not `deprecated`", place, at_key=True)


@rule(
    Operation,
    name="ApiAnnotationExtensionReplacementInfoMissingApiProperty",
    severity=ERROR,
    phase=IMPORT,
    keys=[ANNOTATION],
    examples=[
        Example(
            bad=_replaced({"operationId": "BookRoom_V2"}),
            good=_replaced(_NEXT),
            at=f"/{ANNOTATION}/replacement",
        )
    ],
)
def replacement_info_missing_api_property(operation: Operation) -> Iterator[Problem]:
    """The replacement may belong to another connector; without its name nobody knows where to look."""
    if _lacks(operation, "api"):
        place = operation.place / ANNOTATION / "replacement"
        yield Problem("`replacement` has no `api`, the name of the connector", place, at_key=True)


@rule(
    Operation,
    name="ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty",
    severity=ERROR,
    phase=IMPORT,
    keys=[ANNOTATION],
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "/old": _post("BookRoom", **_replaced({"api": "shared_rooms"})),
                "/new": _post("BookRoom_V2", **_annotated(revision=2)),
            },
            good={
                "/old": _post("BookRoom", **_replaced(_NEXT)),
                "/new": _post("BookRoom_V2", **_annotated(revision=2)),
            },
            at=f"/~1old/post/{ANNOTATION}/replacement",
            part="paths",
        )
    ],
)
def replacement_info_missing_operation_id_property(operation: Operation) -> Iterator[Problem]:
    """Makers are told that there is something better, and not what.

    The name is not looked up: it may be an operation of another connector.
    """
    if _lacks(operation, "operationId"):
        place = operation.place / ANNOTATION / "replacement"
        family = revisions.families(operation.definition).get(revisions.family_of(operation), [])
        active = [one.id for one in family if revisions.is_active(one) and one.id not in ("", operation.id)]
        fix = unsafe(Put((*place.tokens, "operationId"), active[0])) if len(active) == 1 else None
        yield Problem("`replacement` has no `operationId`", place, fix, at_key=True)


def _lacks(operation: Operation, key: str) -> bool:
    replacement = annotation_of(operation.data).get("replacement")
    return isinstance(replacement, dict) and replacement.get(key) in (None, "")


RULES = (
    replacement_info_for_non_deprecated_operations,
    replacement_info_missing_api_property,
    replacement_info_missing_operation_id_property,
)

"""Rules about families of operations: the revisions of one operation beside each other."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.rule import CERTIFICATION, ERROR, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import revisions
from toolkit.swagger.nodes import ApiDefinition, Operation
from toolkit.swagger.revisions import ANNOTATION, annotation_of
from toolkit.swagger.values import identity

_MOST_ACTIVE = 2  # from the catalogue's entry on OperationFamilyHasManyActiveOperations


def _member(operation_id: str, *, deprecated: bool = False, **annotation: Any) -> dict[str, Any]:
    post = {
        "operationId": operation_id,
        "summary": f"Book by {operation_id}",
        "description": "Books a room.",
        "deprecated": deprecated,
        ANNOTATION: {"family": "BookRoom"} | annotation,
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    return {"post": post}


@rule(
    ApiDefinition,
    name="OperationFamilyHasDuplicateRevisions",
    severity=ERROR,
    phase=CERTIFICATION,
    keys=["paths"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "/old": _member("BookRoom", deprecated=True, revision=1),
                "/new": _member("BookRoom_V2", revision=1),
            },
            good={
                "/old": _member("BookRoom", deprecated=True, revision=1),
                "/new": _member("BookRoom_V2", revision=2),
            },
            at=f"/~1new/post/{ANNOTATION}/revision",
            part="paths",
        )
    ],
)
def operation_family_has_duplicate_revisions(definition: ApiDefinition) -> Iterator[Problem]:
    """Makers are shown the newest revision of a family; of two with one number nobody knows which that is.

    The fix takes the number from the operation's own id.
    """
    for name, family in _families(definition):
        seen: dict[Any, Operation] = {}
        numbers = _numbers(family)
        for operation in family:
            revision = revisions.revision_of(operation)
            first = operation if revision is None else seen.setdefault(identity(revision), operation)
            if first is not operation:
                place = operation.place / ANNOTATION / "revision"
                message = (
                    f"revision {quoted(revision)} of family {quoted(name)} is that of {quoted(first.id)}"
                )
                related = (first.place / ANNOTATION / "revision",)
                yield Problem(message, place, _numbered(operation, numbers), related=related)


@rule(
    ApiDefinition,
    name="OperationFamilyHasManyEmptyRevisions",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["paths"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"/old": _member("BookRoom", deprecated=True), "/new": _member("BookRoom_V2")},
            good={
                "/old": _member("BookRoom", deprecated=True, revision=1),
                "/new": _member("BookRoom_V2", revision=2),
            },
            at="/~1new/post",
            part="paths",
        )
    ],
)
def operation_family_has_many_empty_revisions(definition: ApiDefinition) -> Iterator[Problem]:
    """Makers are shown the newest revision of a family; without numbers nobody knows which that is.

    The fix takes the number from the operation's own id.
    """
    for name, family in _families(definition):
        empty = [operation for operation in family if revisions.revision_of(operation) is None]
        numbers = _numbers(family)
        for operation in empty[1:]:
            message = (
                f"operation has no `revision`, as has {quoted(empty[0].id)} of its family {quoted(name)}"
            )
            yield Problem(
                message,
                operation.place,
                _numbered(operation, numbers),
                at_key=True,
                related=(empty[0].place,),
            )


@rule(
    ApiDefinition,
    name="OperationFamilyHasManyActiveOperations",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["paths"],
    examples=[
        Example(
            bad={
                "/a": _member("BookRoom", revision=1, status="Preview"),
                "/b": _member("BookRoom_V2", revision=2, status="Preview"),
                "/c": _member("BookRoom_V3", revision=3, status="Preview"),
            },
            good={
                "/a": _member("BookRoom", revision=1, status="Preview", deprecated=True),
                "/b": _member("BookRoom_V2", revision=2, status="Preview"),
                "/c": _member("BookRoom_V3", revision=3, status="Preview"),
            },
            at="/~1c/post",
            part="paths",
        )
    ],
)
def operation_family_has_many_active_operations(definition: ApiDefinition) -> Iterator[Problem]:
    """One revision to use and one to leave are enough; of three a maker cannot know which to take."""
    for name, family in _families(definition):
        active = [operation for operation in family if revisions.is_active(operation)]
        for operation in active[_MOST_ACTIVE:]:
            message = f"family {quoted(name)} has {len(active)} operations that are not `deprecated`, at most {_MOST_ACTIVE} may be"
            yield Problem(message, operation.place, at_key=True)


@rule(
    ApiDefinition,
    name="OperationFamilyHasManyActiveProductionOperations",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["paths"],
    examples=[
        Example(
            bad={
                "/old": _member("BookRoom", revision=1),
                "/new": _member("BookRoom_V2", revision=2, status="Production"),
            },
            good={
                "/old": _member("BookRoom", revision=1),
                "/new": _member("BookRoom_V2", revision=2, status="Preview"),
            },
            at="/~1new/post",
            part="paths",
        )
    ],
)
def operation_family_has_many_active_production_operations(definition: ApiDefinition) -> Iterator[Problem]:
    """A finished revision replaces the one before it, which is to be deprecated.

    An operation without a status has the connector's, and that of a connector without one is Production.
    """
    for name, family in _families(definition):
        finished = [one for one in family if revisions.is_active(one) and _status(one) == "production"]
        for operation in finished[1:]:
            message = (
                f"family {quoted(name)} has another finished operation that is not `deprecated`, "
                f"{quoted(finished[0].id)}"
            )
            yield Problem(message, operation.place, at_key=True, related=(finished[0].place,))


def _families(definition: ApiDefinition) -> Iterator[tuple[str, list[Operation]]]:
    """Yield the families that have more than one member."""
    for name, family in revisions.families(definition).items():
        if len(family) > 1:
            yield name, family


def _status(operation: Operation) -> str:
    info = operation.definition.data.get("info")
    inherited = annotation_of(info).get("status") if isinstance(info, dict) else None
    return str(annotation_of(operation.data).get("status") or inherited or "Production").lower()


def _numbers(family: list[Operation]) -> Counter[Any]:
    """Count the numbers that members have, as revisions and in their ids."""
    return Counter(
        identity(number)
        for operation in family
        for number in (revisions.revision_of(operation), revisions.number_in(operation.id))
    )


def _numbered(operation: Operation, numbers: Counter[Any]) -> Fix | None:
    """Give the operation the number in its id, where no other member has it."""
    number = revisions.number_in(operation.id)
    if number is None or numbers[identity(number)] > 1 or not annotation_of(operation.data):
        return None
    return unsafe(Put((*operation.tokens, ANNOTATION, "revision"), number))


RULES = (
    operation_family_has_duplicate_revisions,
    operation_family_has_many_empty_revisions,
    operation_family_has_many_active_operations,
    operation_family_has_many_active_production_operations,
)

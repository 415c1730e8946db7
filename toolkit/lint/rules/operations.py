"""Rules about operations: their ids, summaries and what a saved flow remembers of them."""

import re
from collections.abc import Iterator

from toolkit.connector import limits, operation_ids
from toolkit.connector.project import ConnectorProject
from toolkit.lint.fragments import has, no_longer
from toolkit.lint.rule import (
    CERTIFICATION,
    ERROR,
    IMPORT,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    unsafe,
)
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation
from toolkit.words import letters_and_digits

_RESPONSES = {"200": {"description": "OK", "schema": {"type": "object"}}}


def _get(operation_id: str, summary: str) -> dict[str, object]:
    get = {
        "operationId": operation_id,
        "summary": summary,
        "description": f"{summary}, and no more.",
        "responses": _RESPONSES,
    }
    return {"get": get}


@rule(
    Operation,
    name="OperationIdRequired",
    severity=ERROR,
    phase=IMPORT,
    silent_if=has({"operationId": {"not": {"enum": [None, ""]}}}),
    fix=UNSAFE,
    examples=[
        Example(
            bad={"get": {"summary": "Get thing", "description": "Gets a thing.", "responses": _RESPONSES}},
            good=_get("GetThing", "Get thing"),
            at="/get",
            part="path-item",
        )
    ],
)
def operation_id_required(operation: Operation) -> Iterator[Problem]:
    """A flow calls an action by its operationId; without one there is nothing to call."""
    if operation.data.get("operationId") in (None, ""):
        made = _made_id(operation)
        taken = {name.lower() for name in lookup.operations_by_id(operation.definition)}
        fix = unsafe(Put((*operation.tokens, "operationId"), made)) if made.lower() not in taken else None
        yield Problem(f"operation has no `operationId`; {quoted(made)} would do", operation.place, fix)


def _made_id(operation: Operation) -> str:
    words = re.findall(r"[A-Za-z0-9]+", operation.path)
    return operation.method.capitalize() + "".join(word[0].upper() + word[1:] for word in words)


@rule(
    ApiDefinition,
    name="OperationIdNotUnique",
    severity=ERROR,
    phase=IMPORT,
    keys=["paths"],
    examples=[
        Example(
            bad={"/a": _get("GetA", "Get a"), "/b": _get("getA", "Get b")},
            good={"/a": _get("GetA", "Get a"), "/b": _get("GetB", "Get b")},
            at="/~1b/get/operationId",
            part="paths",
        )
    ],
)
def operation_id_not_unique(definition: ApiDefinition) -> Iterator[Problem]:
    """A flow remembers an action by its operationId; two of the same name cannot both be saved.

    The platform compares without regard to case.
    """
    seen: dict[str, Operation] = {}
    for operation in lookup.operations(definition):
        if not operation.id:
            continue
        first = seen.setdefault(operation.id.lower(), operation)
        if first is not operation:
            taken = first.place / "operationId"
            line = taken.position.line
            yield Problem(
                f"`operationId` {quoted(operation.id)} is taken by {first.method.upper()} {first.path} in line {line}",
                operation.place / "operationId",
                related=(taken,),
            )


@rule(
    ConnectorProject,
    name="OperationIdSanitized",
    severity=WARNING,
    phase=CERTIFICATION,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"operationId": "Get-Thing"},
            good={"operationId": "GetThing"},
            at="/operationId",
            part="operation",
        ),
    ],
)
def operation_id_sanitized(project: ConnectorProject) -> Iterator[Problem]:
    """Power Apps drops every character but letters and digits, so a formula shows another name than the file.

    An underscore before a revision (`_V2`) is left alone: the platform's own guidance on versioning asks for it.
    The fix is for ids that nothing else in the project remembers; saved flows may all the same.
    """
    definition = ApiDefinition(project.definition)
    changing = [
        (operation, plain)
        for operation in lookup.operations(definition)
        if (plain := _sanitized(operation.id)) != operation.id and not _is_revision(operation, plain)
    ]
    taken = _taken(definition) if changing else {}
    elsewhere = operation_ids.remembered(project) if changing else frozenset()
    for operation, plain in changing:
        place = operation.place / "operationId"
        is_free = plain and taken[plain.lower()] == {operation.id.lower()} and operation.id not in elsewhere
        message = f"`operationId` {quoted(operation.id)} becomes {quoted(plain)} in Power Apps"
        yield Problem(message, place, unsafe(Put(place.tokens, plain)) if is_free else None)


def _taken(definition: ApiDefinition) -> dict[str, set[str]]:
    """Return which ids would be one once they are plain; upper and lower case are one already."""
    taken: dict[str, set[str]] = {}
    for name in lookup.operations_by_id(definition):
        taken.setdefault(_sanitized(name).lower(), set()).add(name.lower())
    return taken


def _sanitized(name: str) -> str:
    plain = letters_and_digits(name)
    return f"_{plain}" if plain[:1].isdigit() else plain


def _is_revision(operation: Operation, plain: str) -> bool:
    annotation = operation.data.get("x-ms-api-annotation")
    has_revision = isinstance(annotation, dict) and annotation.get("revision") is not None
    return has_revision and re.sub(r"_(?=[vV][0-9]+$)", "", operation.id) == plain


@rule(
    Operation,
    name="OperationIdTooLong",
    severity=ERROR,
    phase=IMPORT,
    keys=["operationId"],
    silent_if=no_longer("operationId", limits.OPERATION_ID_LENGTH.value),
    examples=[
        Example(
            bad={"operationId": "Get" + "Thing" * 16}, good={"operationId": "GetThing"}, at="/operationId"
        )
    ],
)
def operation_id_too_long(operation: Operation) -> Iterator[Problem]:
    """Azure API Management, which hosts connectors, takes ids of at most 80 characters.

    The platform does not publish its limit; the longest published id has 77 characters.
    """
    limit = limits.OPERATION_ID_LENGTH.value
    if len(operation.id) > limit:
        message = f"`operationId` has {len(operation.id)} characters, at most {limit} are allowed"
        yield Problem(message, operation.place / "operationId")


RULES = (operation_id_required, operation_id_not_unique, operation_id_sanitized, operation_id_too_long)

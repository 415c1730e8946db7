"""Rules about what Power Apps reads in another way than it is meant.

Source: the reader of connectors in Power Apps, which is public (microsoft/Power-Fx).
"""

from collections.abc import Iterator

from toolkit.lint.rule import IMPORT, INFO, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, Schema
from toolkit.words import letters_and_digits

_RESPONSES = {"200": {"description": "OK", "schema": {"type": "object"}}}
_PROPERTIES = {"name": {"type": "string"}}


def _get(operation_id: str, summary: str) -> dict[str, object]:
    told = {"operationId": operation_id, "summary": summary, "description": f"Does this: {summary.lower()}."}
    return {"get": {**told, "responses": _RESPONSES}}


@rule(
    ApiDefinition,
    name="OperationIdsCollide",
    code="SG511",
    family="specgen",
    reference=None,
    severity=WARNING,
    phase=IMPORT,
    keys=["paths"],
    examples=[
        Example(
            bad={"/a": _get("Get_Room", "Get room"), "/b": _get("GetRoom", "Get room by ID")},
            good={"/a": _get("GetRoom", "Get room"), "/b": _get("GetRoomById", "Get room by ID")},
            at="/~1b/get/operationId",
            part="paths",
        )
    ],
)
def operation_ids_collide(definition: ApiDefinition) -> Iterator[Problem]:
    """Power Apps keeps letters and digits of an operationId; two that are the same then are one function there.

    Ids that differ by upper and lower case alone belong to the platform's OperationIdNotUnique. Of two the one that is
    plain already is reported, for of the other OperationIdSanitized speaks.
    """
    seen: dict[str, Operation] = {}
    for operation in lookup.operations(definition):
        plain = _plain(operation)
        first = seen.setdefault(plain.lower(), operation)
        if plain and operation.id.lower() != first.id.lower():
            message = f"`operationId` {quoted(operation.id)} and {quoted(first.id)} are both {quoted(plain)} in Power Apps"
            told, other = (first, operation) if first.id == _plain(first) else (operation, first)
            related = (other.place / "operationId",)
            yield Problem(message, told.place / "operationId", related=related)


def _plain(operation: Operation) -> str:
    return letters_and_digits(operation.id)


@rule(
    Schema,
    name="PropertiesBesideAdditional",
    code="SG512",
    family="specgen",
    reference=None,
    severity=INFO,
    phase=IMPORT,
    only_if=lambda _, keys: "properties" in keys and "additionalProperties" in keys,
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "object", "properties": _PROPERTIES, "additionalProperties": {"type": "string"}},
            good={"type": "object", "properties": _PROPERTIES, "additionalProperties": False},
            at="/additionalProperties",
        ),
        Example(
            bad={"type": "object", "properties": _PROPERTIES, "additionalProperties": True},
            good={"type": "object", "properties": {}, "additionalProperties": {"type": "string"}},
            at="/additionalProperties",
        ),
    ],
)
def properties_beside_additional(schema: Schema) -> Iterator[Problem]:
    """Power Apps gives an object no fields at all where others may stand beside the declared ones."""
    data = schema.data
    if data["properties"] and isinstance(data["properties"], dict) and _lets_in(data["additionalProperties"]):
        place = schema.place / "additionalProperties"
        message = "`additionalProperties` beside `properties` leaves Power Apps without fields"
        yield Problem(message, place, unsafe(Remove(place.tokens)), at_key=True)


def _lets_in(additional: object) -> bool:
    return additional is True or isinstance(additional, dict)


RULES = (operation_ids_collide, properties_beside_additional)

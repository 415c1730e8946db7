"""Rules about how large and how deep schemas are, references expanded."""

from collections.abc import Iterator
from typing import Any

from toolkit.connector import limits
from toolkit.lint.rule import ERROR, IMPORT, Example, Problem, rule
from toolkit.swagger import schema_trees
from toolkit.swagger.nodes import ApiDefinition
from toolkit.swagger.schema_outlines import MANY


def _levels(levels: int, *names: str) -> dict[str, Any]:
    """Return an operation that answers with the first of definitions that have the next one in each property."""
    definitions: dict[str, Any] = {f"Level{levels}": {"type": "string"}}
    for level in range(levels - 1, 0, -1):
        below = {"$ref": f"#/definitions/Level{level + 1}"}
        definitions[f"Level{level}"] = {"type": "object", "properties": dict.fromkeys(names, below)}
    get = {
        "operationId": "GetTree",
        "summary": "Get tree",
        "description": "Gets a tree.",
        "responses": {"200": {"description": "OK", "schema": {"$ref": "#/definitions/Level1"}}},
    }
    return {"paths": {"/tree": {"get": get}}, "definitions": definitions}


@rule(
    ApiDefinition,
    name="BodySchemaCountExceedsMaxAllowed",
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad=_levels(10, "left", "right"),
            good=_levels(9, "left", "right"),
            at="/definitions/Level1",
            part="definition",
        )
    ],
)
def body_schema_count_exceeds_max_allowed(definition: ApiDefinition) -> Iterator[Problem]:
    """Every property becomes a field or a token that makers scroll past; the platform stops at 512.

    What is counted are the schemas of a body, a response, a notification or a definition, each reference as
    what it refers to; a definition that comes back to itself counts as one schema there.
    """
    limit = limits.BODY_SCHEMAS.value
    for tree, size in schema_trees.sizes(definition):
        if size.schemas > limit:
            yield Problem(
                f"schema grows to {_shown(size.schemas)} schemas, at most {limit} are allowed", tree.place
            )


@rule(
    ApiDefinition,
    name="SchemaTooDeep",
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad=_levels(31, "next"), good=_levels(30, "next"), at="/definitions/Level1", part="definition"
        )
    ],
)
def schema_too_deep(definition: ApiDefinition) -> Iterator[Problem]:
    """Power Apps reads no deeper than this, and no maker finds a value thirty levels down.

    The platform does not publish its limit; the deepest published schema has 15 levels.
    """
    limit = limits.SCHEMA_DEPTH.value
    for tree, size in schema_trees.sizes(definition):
        if size.depth > limit:
            yield Problem(f"schema is {size.depth} levels deep, at most {limit} are allowed", tree.place)


@rule(
    ApiDefinition,
    name="OperationSchemaCountExceedsMaxAllowed",
    severity=ERROR,
    phase=IMPORT,
    keys=["paths"],
    examples=[
        Example(
            bad=_levels(15, "left", "right"),
            good=_levels(9, "left", "right"),
            at="/paths/~1tree/get",
            part="definition",
        )
    ],
)
def operation_schema_count_exceeds_max_allowed(definition: ApiDefinition) -> Iterator[Problem]:
    """All parameters, the body and all responses of one action together have a limit, too."""
    limit = limits.OPERATION_SCHEMAS.value
    for operation, count in schema_trees.operation_counts(definition):
        if count > limit:
            message = f"operation grows to {_shown(count)} schemas, at most {limit:,} are allowed"
            yield Problem(message, operation.place)


@rule(
    ApiDefinition,
    name="TotalSchemaCountExceedsMaxAllowed",
    severity=ERROR,
    phase=IMPORT,
    keys=["paths"],
    examples=[
        Example(
            bad=_levels(23, "left", "right"),
            good=_levels(9, "left", "right"),
            at="/paths",
            part="definition",
        )
    ],
)
def total_schema_count_exceeds_max_allowed(definition: ApiDefinition) -> Iterator[Problem]:
    """A connector may be as large as the largest number of operations of the largest size, and no larger."""
    limit = limits.TOTAL_SCHEMAS.value
    count = sum(count for _, count in schema_trees.operation_counts(definition))
    if count > limit:
        message = f"the operations grow to {_shown(count)} schemas, at most {limit:,} are allowed"
        yield Problem(message, definition.place / "paths")


def _shown(count: int) -> str:
    return f"more than {MANY:,}" if count >= MANY else f"{count:,}"


RULES = (
    body_schema_count_exceeds_max_allowed,
    schema_too_deep,
    operation_schema_count_exceeds_max_allowed,
    total_schema_count_exceeds_max_allowed,
)

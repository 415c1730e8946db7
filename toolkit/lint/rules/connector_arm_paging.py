"""The rule that makers get all pages of what Azure Resource Manager lists."""

from collections.abc import Iterator

from toolkit.lint.resource_manager import operations, sample
from toolkit.lint.rule import IMPORT, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, Response, Schema
from toolkit.swagger.properties import property_of

REFERENCE = "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions"

_AT = "/paths/~1subscriptions/get"
_PAGE = {
    "type": "object",
    "properties": {
        "value": {"type": "array", "items": {"$ref": "#/definitions/Color"}},
        "nextLink": {"type": "string"},
    },
}
_PAGES = {"200": {"description": "OK", "schema": _PAGE}}
_NEXT_LINKS = ("nextLink", "@odata.nextLink")  # the platform takes no other name


@rule(
    ApiDefinition,
    name="NextLinkNotFollowed",
    code="SG611",
    family="specgen",
    reference=REFERENCE,
    severity=WARNING,
    phase=IMPORT,
    keys=["host"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=sample(responses=_PAGES),
            good=sample(responses=_PAGES, **{"x-ms-pageable": {"nextLinkName": "nextLink"}}),
            at=_AT,
        )
    ],
)
def next_link_not_followed(definition: ApiDefinition) -> Iterator[Problem]:
    """Azure Resource Manager answers long lists page by page; without `x-ms-pageable` a flow works with the first.

    Whoever adds it needs the policy that keeps the next page behind the connector, too (NextLinkNotRewritten).
    """
    for operation in operations(definition):
        name = _next_link(operation)
        if name and "x-ms-pageable" not in operation.data:
            fix = unsafe(Put((*operation.tokens, "x-ms-pageable"), {"nextLinkName": name}))
            yield Problem(
                f"answer has {quoted(name)}, but the operation no `x-ms-pageable`", operation.place, fix
            )


def _next_link(operation: Operation) -> str | None:
    for response in lookup.responses(operation):
        schema = _schema(response) if response.code in {"200", "201"} else None
        if schema is not None and property_of(schema, "value").get("type") == "array":
            return next((name for name in _NEXT_LINKS if property_of(schema, name)), None)
    return None


def _schema(response: Response) -> Schema | None:
    schema = response.data.get("schema")
    data = lookup.resolved(response.definition, schema, Schema) if isinstance(schema, dict) else None
    return Schema(data, response, "schema") if data is not None else None


RULES = (next_link_not_followed,)

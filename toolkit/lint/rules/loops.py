"""Rules about definitions that lead back to themselves."""

from collections.abc import Iterable, Iterator

from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, IMPORT, UNSAFE, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put, Remove
from toolkit.swagger.nodes import ApiDefinition, Data
from toolkit.swagger.recursion import Need, loops


def _node(**members: object) -> Data:
    node = {"type": "object", "properties": {"next": {"$ref": "#/definitions/Node"}}, **members}
    body = {"name": "body", "in": "body", "required": True, "schema": {"$ref": "#/definitions/Node"}}
    operation = {
        "operationId": "AddNode",
        "summary": "Add node",
        "description": "Adds a node.",
        "parameters": [body],
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    return {"definitions": {"Node": node}, "paths": {"/nodes": {"post": operation}}}


@rule(
    ApiDefinition,
    name="RequiredLoopInSchemaNotAllowed",
    severity=ERROR,
    phase=IMPORT,
    keys=["definitions"],
    fix=UNSAFE,
    examples=[
        Example(
            bad=_node(required=["next"]),
            good=_node(required=["id"], properties={"id": {"type": "string"}}),
            at="/definitions/Node",
        ),
    ],
)
def required_loop_in_schema_not_allowed(definition: ApiDefinition) -> Iterator[Problem]:
    """A list that has to hold the rest of itself never ends; no maker can fill it in.

    The same goes for a definition that is made of itself by `allOf`. What is optional may lead back.
    """
    for group in loops(definition):
        for name, needs in group.items():
            place = definition.place / "definitions" / name
            others = ", ".join(dict.fromkeys(quoted(need.name) for need in needs))
            whom = "itself" if others == quoted(name) else f"{others}, which leads back to it"
            message = f"{quoted(name)} cannot do without {whom}{_ways(needs)}"
            yield Problem(message, place, _loosened(definition, name, needs))


def _ways(needs: Iterable[Need]) -> str:
    properties = ", ".join(dict.fromkeys(quoted(need.by) for need in needs if need.by is not None))
    return f"; make {properties} optional" if properties else ", by `allOf`"


def _loosened(definition: ApiDefinition, name: str, needs: list[Need]) -> Fix | None:
    """Make the properties optional that lead back, where the definition itself requires them all."""
    required = definition.data["definitions"][name].get("required")
    leading = {need.by for need in needs}
    if not isinstance(required, list) or any(by not in required for by in leading):
        return None
    tokens = ("definitions", name, "required")
    left = [entry for entry in required if not isinstance(entry, str) or entry not in leading]
    return unsafe(Put(tokens, left) if left else Remove(tokens))


RULES = (required_loop_in_schema_not_allowed,)

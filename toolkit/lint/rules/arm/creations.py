"""Rules about operations that make a resource, and what they answer."""

from collections.abc import Iterator

from toolkit.arm import resources
from toolkit.lint.rule import ERROR, Example, Problem, quoted
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import RESOURCE, VM, Data, answering, body, example, item
from toolkit.pointer import render
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, PathItem, Response, Schema
from toolkit.swagger.values import identity

_METHODS = ("put", "get", "patch")
_OTHER: Data = {"type": "object", "properties": {"size": {"type": "string"}}}
_PLAIN: Data = {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}}}
_MODELS = {"Machine": RESOURCE, "Summary": RESOURCE}
_MACHINE: Data = {"$ref": "#/definitions/Machine"}
_SUMMARY: Data = {"$ref": "#/definitions/Summary"}


def _put(sent: Data, answered: Data) -> Data:
    put = answering("PutMachine", answered)
    return put | {"parameters": [*put["parameters"], body(sent)]}


@arm_rule(
    "AR170",
    "PutRequestResponseSchemeArm",
    Operation,
    severity=ERROR,
    examples=[
        example("put", _put(_OTHER, _PLAIN), _put(_PLAIN, _PLAIN), "parameters", 1),
    ],
)
def put_request_response_scheme_arm(operation: Operation) -> Iterator[Problem]:
    """What is read can be changed and sent back as it is; that takes one model for both ways.

    Two models are one if they are written alike.
    """
    if operation.method != "put":
        return
    body, response = resources.body_of(operation), resources.response_of(operation, "200", "201")
    sent, answered = resources.schema_of(body), resources.schema_of(response)
    if body is not None and sent and answered and _differ(operation.definition, sent, answered):
        message = "the body of the PUT and its response are of different schemas"
        related = (response.place / "schema",) if response is not None else ()
        yield Problem(message, body.place, related=related)


@arm_rule(
    "AR171",
    "ConsistentResponseSchemaForPut",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "put",
            answering("PutMachine", _PLAIN, code="201")
            | {
                "responses": {
                    "200": {"description": "Changed.", "schema": _OTHER},
                    "201": {"description": "Made.", "schema": _PLAIN},
                }
            },
            answering("PutMachine", _PLAIN, code="201"),
            "responses",
            "200",
            "schema",
        )
    ],
)
def consistent_response_schema_for_put(operation: Operation) -> Iterator[Problem]:
    """A resource has the same fields whether it has just been made or was there."""
    if operation.method != "put":
        return
    changed, made = resources.response_of(operation, "200"), resources.response_of(operation, "201")
    one, other = resources.schema_of(changed), resources.schema_of(made)
    if changed is not None and one and other and _differ(operation.definition, one, other):
        message = "the schema of 200 is not that of 201"
        yield Problem(message, changed.place / "schema", at_key=True)


def _differ(definition: ApiDefinition, one: Data, other: Data) -> bool:
    """Whether two schemas are different for all that this file tells."""
    references = resources.reference_of(one), resources.reference_of(other)
    if references[0] is not None and references[0] == references[1]:
        return False
    found = [lookup.resolved(definition, schema, Schema) for schema in (one, other)]
    return None not in found and identity(found[0]) != identity(found[1])


@arm_rule(
    "AR172",
    "PutGetPatchResponseSchema",
    PathItem,
    severity=ERROR,
    keys=["put"],
    examples=[
        Example(
            bad={
                "definitions": _MODELS,
                "paths": item(
                    VM, put=answering("PutMachine", _MACHINE), get=answering("GetMachine", _SUMMARY)
                ),
            },
            good={
                "definitions": {"Machine": RESOURCE},
                "paths": item(
                    VM, put=answering("PutMachine", _MACHINE), get=answering("GetMachine", _MACHINE)
                ),
            },
            at=render(("paths", VM)),
            part="definition",
        )
    ],
)
def put_get_patch_response_schema(item: PathItem) -> Iterator[Problem]:
    """A resource has the same fields whether it is made, read or changed.

    Models are told apart by their names; a method that answers nothing is left alone.
    """
    answers = {
        operation.method: _reference(resources.response_of(operation, "200", "201", "202"))
        for operation in lookup.operations_of(item)
        if operation.method in _METHODS
    }
    named = {method: reference for method, reference in answers.items() if reference is not None}
    if len(set(named.values())) > 1:
        told = ", ".join(f"{method.upper()} {quoted(_short(name))}" for method, name in named.items())
        yield Problem(f"the methods of the path answer different models: {told}", item.place, at_key=True)


def _reference(response: Response | None) -> str | None:
    return resources.reference_of(resources.schema_of(response))


def _short(reference: str) -> str:
    return reference.rpartition("/")[2]


@arm_rule(
    "AR173",
    "XmsResourceInPutResponse",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "put",
            answering("PutMachine", _PLAIN),
            answering("PutMachine", RESOURCE),
            "responses",
            "200",
            "schema",
        )
    ],
)
def xms_resource_in_put_response(operation: Operation) -> Iterator[Problem]:
    """Tools that work with resources of all providers know them by `x-ms-azure-resource`."""
    response = resources.response_of(operation, "200", "201")
    schema = resources.schema_of(response)
    if operation.method != "put" or response is None or schema is None:
        return
    is_told = resources.members_of(response).is_complete
    if is_told and not resources.is_resource(operation.definition, schema):
        message = f"what the PUT answers is not marked by `{resources.RESOURCE}`"
        yield Problem(message, response.place / "schema", at_key=True)


RULES = (
    put_request_response_scheme_arm,
    consistent_response_schema_for_put,
    put_get_patch_response_schema,
    xms_resource_in_put_response,
)

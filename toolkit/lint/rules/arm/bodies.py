"""Rules about what is sent and answered: which methods have a body, and which answers a schema."""

from collections.abc import Iterator

from toolkit.arm import resources
from toolkit.lint.rule import ERROR, UNSAFE, Problem, unsafe
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import RESOURCE, answering, example, operation, with_body
from toolkit.patch import Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation

_INTERNAL = {"x-ms-visibility": "internal"}


@arm_rule(
    "AR140",
    "DeleteMustNotHaveRequestBody",
    Operation,
    severity=ERROR,
    fix=UNSAFE,
    examples=[
        example(
            "delete",
            with_body("DeleteMachine", {"type": "object"}),
            operation("DeleteMachine"),
            "parameters",
            1,
        )
    ],
)
def delete_must_not_have_request_body(operation: Operation) -> Iterator[Problem]:
    """Servers and proxies may drop the body of a DELETE; the address says what to delete."""
    body = resources.body_of(operation) if operation.method == "delete" else None
    if body is not None:
        is_own = isinstance(body.parent, Operation)  # not the path item, whose other operations have it, too
        yield Problem("a DELETE has a body", body.place, unsafe(Remove(body.tokens)) if is_own else None)


@arm_rule(
    "AR141",
    "DeleteResponseBodyEmpty",
    Operation,
    severity=ERROR,
    keys=["responses"],
    fix=UNSAFE,
    examples=[
        example(
            "delete",
            answering("DeleteMachine", RESOURCE, **_INTERNAL),
            operation("DeleteMachine", **_INTERNAL),
            "responses",
            "200",
            "schema",
        )
    ],
)
def delete_response_body_empty(operation: Operation) -> Iterator[Problem]:
    """What is gone has no content that could be answered."""
    for response in lookup.responses(operation) if operation.method == "delete" else ():
        if response.code in ("200", "204") and "schema" in response.data:
            place = response.place / "schema"
            fix = unsafe(Remove(place.tokens)) if resources.is_inline(response) else None
            yield Problem(f"response {response.code} of a DELETE has a schema", place, fix, at_key=True)


@arm_rule(
    "AR142",
    "RequestBodyMustExistForPutPatch",
    Operation,
    severity=ERROR,
    examples=[
        example("put", operation("PutMachine"), with_body("PutMachine", RESOURCE)),
        example("patch", with_body("UpdateMachine", {}), with_body("UpdateMachine", RESOURCE)),
    ],
)
def request_body_must_exist_for_put_patch(operation: Operation) -> Iterator[Problem]:
    """To make or change a resource is to send it."""
    is_ours = operation.method in ("put", "patch") and resources.parameters_are_known(operation)
    if is_ours and not resources.schema_of(resources.body_of(operation)):
        yield Problem(f"a {operation.method.upper()} has no body", operation.place, at_key=True)


@arm_rule(
    "AR143",
    "ResponseSchemaSpecifiedForSuccessStatusCode",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "put",
            operation("PutMachine", "200", "201"),
            operation("PutMachine", "201"),
            "responses",
            "201",
        )
    ],
)
def response_schema_specified_for_success_status_code(operation: Operation) -> Iterator[Problem]:
    """A PUT answers with the resource as it is now, whether it was made or changed."""
    for response in lookup.responses(operation) if operation.method == "put" else ():
        if response.code in ("200", "201") and not response.data.get("schema"):
            yield Problem(f"response {response.code} of a PUT has no `schema`", response.place, at_key=True)


RULES = (
    delete_must_not_have_request_body,
    delete_response_body_empty,
    request_body_must_exist_for_put_patch,
    response_schema_specified_for_success_status_code,
)

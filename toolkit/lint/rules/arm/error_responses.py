"""Rules about how operations describe errors: all of them under `default`."""

from collections.abc import Iterator

from toolkit.arm import resources
from toolkit.lint.rule import ERROR, UNSAFE, Problem, unsafe
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import example, operation
from toolkit.patch import Remove
from toolkit.swagger.nodes import Operation

_ALLOWED = ("200", "201", "202", "204", "default")


@arm_rule(
    "AR126",
    "NoErrorCodeResponses",
    Operation,
    severity=ERROR,
    keys=["responses"],
    fix=UNSAFE,
    examples=[
        example(
            "get",
            operation("GetMachine", "200", "404"),
            operation("GetMachine"),
            "responses",
            "404",
        )
    ],
)
def no_error_code_responses(operation: Operation) -> Iterator[Problem]:
    """Errors look alike in all of Azure and stand under `default`; a list of some makes callers miss the others."""
    responses = operation.data["responses"]
    for code in responses if isinstance(responses, dict) else ():
        if code not in _ALLOWED and not code.startswith("x-"):
            message = f"response `{code}` is none of {', '.join(_ALLOWED)}"
            place = operation.place / "responses" / code
            yield Problem(
                message, place, unsafe(Remove(place.tokens)) if "default" in responses else None, at_key=True
            )


@arm_rule(
    "AR127",
    "MissingDefaultResponse",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "get",
            operation(
                "GetMachine", responses={"200": {"description": "Done.", "schema": {"type": "object"}}}
            ),
            operation("GetMachine"),
            "responses",
        )
    ],
)
def missing_default_response(operation: Operation) -> Iterator[Problem]:
    """Every call can fail, and `default` is where the error is described."""
    responses = operation.data["responses"]
    is_ours = resources.path_of(operation).is_known
    if is_ours and isinstance(responses, dict) and responses and "default" not in responses:
        yield Problem("`responses` has no `default`", operation.place / "responses", at_key=True)


RULES = (no_error_code_responses, missing_default_response)

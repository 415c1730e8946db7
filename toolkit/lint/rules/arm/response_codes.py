"""Rules about the status codes with which operations of each method answer."""

from collections.abc import Iterator

from toolkit.arm import long_running
from toolkit.lint.rule import ERROR, Problem
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import VM, Data, example, operation
from toolkit.swagger.nodes import Operation

_TOLD = ("200", "201", "202", "204")
_LONG: Data = {long_running.EXTENSION: True}
_NONE: frozenset[str] = frozenset()
_ACCEPTED = frozenset({"202"})
_START = f"{VM}/start"


@arm_rule(
    "AR120",
    "PutResponseCodes",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "put",
            operation("PutMachine", "200"),
            operation("PutMachine", "200", "201"),
            "responses",
        )
    ],
)
def put_response_codes(operation: Operation) -> Iterator[Problem]:
    """A caller tells by 201 that a resource is new and by 200 that it was there, also if it takes long."""
    if operation.method == "put":
        yield from _unlike(operation, {"200", "201"})


@arm_rule(
    "AR121",
    "PatchResponseCodes",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "patch",
            operation("UpdateMachine", "201"),
            operation("UpdateMachine", "200"),
            "responses",
        ),
        example(
            "patch",
            operation("UpdateMachine", "202", **_LONG),
            operation("UpdateMachine", "200", "202", **_LONG),
            "responses",
        ),
    ],
)
def patch_response_codes(operation: Operation) -> Iterator[Problem]:
    """A change is answered with 200 and the resource; one that takes long is accepted with 202 before.

    That 202 is missing is told by LroPatch202.
    """
    if operation.method == "patch":
        is_long = long_running.is_long_running(operation)
        yield from _unlike(
            operation, {"200", "202"} if is_long else {"200"}, untold=_ACCEPTED if is_long else _NONE
        )


@arm_rule(
    "AR122",
    "LroPatch202",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "patch",
            operation("UpdateMachine", "200", **_LONG),
            operation("UpdateMachine", "200", "202", **_LONG),
            "responses",
        )
    ],
)
def lro_patch_202(operation: Operation) -> Iterator[Problem]:
    """A caller that gets no 202 takes the change for done while it has only begun."""
    if operation.method == "patch" and long_running.is_marked(operation):
        responses = operation.data["responses"]
        if isinstance(responses, dict) and "202" not in responses:
            place = operation.place / "responses"
            yield Problem("a long-running PATCH has no response 202", place, at_key=True)


@arm_rule(
    "AR123",
    "PostResponseCodes",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "post",
            operation("StartMachine", "200", "204"),
            operation("StartMachine", "204"),
            "responses",
            path=_START,
        ),
        example(
            "post",
            operation("StartMachine", "204", **_LONG),
            operation("StartMachine", "200", "202", **_LONG),
            "responses",
            path=_START,
        ),
    ],
)
def post_response_codes(operation: Operation) -> Iterator[Problem]:
    """An action answers 200 with a result or 204 without; if it takes long 202, and 200 if there is a result."""
    if operation.method != "post":
        return
    if not long_running.is_long_running(operation):
        yield from _unlike(operation, {"200"}, {"204"})
    elif not _has_bare_200(operation):
        yield from _unlike(operation, {"202"}, {"200", "202"})
    else:
        message = "a long-running POST has a response 200 without a schema; without a result there is none"
        yield Problem(message, operation.place / "responses" / "200", at_key=True)


@arm_rule(
    "AR124",
    "DeleteResponseCodes",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "delete",
            operation("DeleteMachine", "200"),
            operation("DeleteMachine", "200", "204"),
            "responses",
        ),
        example(
            "delete",
            operation("DeleteMachine", "200", "202", "204", **_LONG),
            operation("DeleteMachine", "202", "204", **_LONG),
            "responses",
        ),
    ],
)
def delete_response_codes(operation: Operation) -> Iterator[Problem]:
    """A caller tells by 204 that there was nothing to delete; by 200 that it is gone, by 202 that it will be."""
    if operation.method == "delete":
        is_long = long_running.is_long_running(operation)
        yield from _unlike(operation, {"202", "204"} if is_long else {"200", "204"})


@arm_rule(
    "AR125",
    "GetResponseCodes",
    Operation,
    severity=ERROR,
    keys=["responses"],
    examples=[
        example(
            "get",
            operation("GetMachine", "200", "204"),
            operation("GetMachine", "200", "202"),
            "responses",
        )
    ],
)
def get_response_codes(operation: Operation) -> Iterator[Problem]:
    """What exists is answered with 200; 202 is for an address at which another operation is polled."""
    if operation.method == "get":
        yield from _unlike(operation, {"200"}, {"200", "202"})


def _unlike(operation: Operation, *wanted: set[str], untold: frozenset[str] = _NONE) -> Iterator[Problem]:
    """Report codes that are like none of those wanted; errors and `default` have rules of their own."""
    responses = operation.data["responses"]
    given = {code for code in responses if code in _TOLD} if isinstance(responses, dict) else set()
    if given and all(given | untold != codes | untold for codes in wanted):
        kind = "long-running " if long_running.is_long_running(operation) else ""
        message = f"a {kind}{operation.method.upper()} answers {_listed(given)}, not {_either(wanted)}"
        yield Problem(message, operation.place / "responses", at_key=True)


def _has_bare_200(operation: Operation) -> bool:
    responses = operation.data["responses"]
    done = responses.get("200") if isinstance(responses, dict) else None
    return isinstance(done, dict) and "schema" not in done and "$ref" not in done


def _either(wanted: tuple[set[str], ...]) -> str:
    return " or ".join(map(_listed, wanted))


def _listed(codes: set[str]) -> str:
    return " and ".join(sorted(codes))


RULES = (
    put_response_codes,
    patch_response_codes,
    lro_patch_202,
    post_response_codes,
    delete_response_codes,
    get_response_codes,
)

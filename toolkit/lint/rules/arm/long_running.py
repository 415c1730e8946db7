"""Rules about operations that take long: how they say so, and where a caller learns the outcome."""

from collections.abc import Iterator

from toolkit.arm import long_running, resources
from toolkit.arm.long_running import EXTENSION, OPTIONS, POLLING_HEADERS
from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, UNSAFE, Problem, quoted, unsafe
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import VM, Data, example, operation
from toolkit.patch import Patch, Put, Remove
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Response

_CHANGING = ("put", "patch", "post", "delete")
_LONG: Data = {EXTENSION: True}
_START = f"{VM}/start"
_LOCATION = {"headers": {"Location": {"type": "string", "description": "Where to ask."}}}


def _accepted(name: str, **response: object) -> Data:
    return operation(
        name, responses={"202": {"description": "Accepted."} | response, **_DEFAULT}, **_INTERNAL
    )


_DEFAULT: Data = {"default": {"description": "The call failed."}}
_INTERNAL: Data = {"x-ms-visibility": "internal"}
_BAG = {"type": "object", "properties": {"size": {"type": "string"}}}


@arm_rule(
    "AR130",
    "LroExtension",
    Operation,
    severity=ERROR,
    keys=["responses"],
    fix=UNSAFE,
    examples=[
        example(
            "post",
            operation("StartMachine", "202"),
            operation("StartMachine", "202", **_LONG),
            "responses",
            "202",
            path=_START,
        )
    ],
)
def lro_extension(operation: Operation) -> Iterator[Problem]:
    """What is only accepted goes on; a client that is not told so takes it for done."""
    responses = operation.data["responses"]
    is_accepted = operation.method in _CHANGING and isinstance(responses, dict) and "202" in responses
    if is_accepted and not long_running.is_marked(operation):
        fix = unsafe(Put((*operation.tokens, EXTENSION), True))
        message = f"operation answers 202 without `{EXTENSION}`"
        yield Problem(message, operation.place / "responses" / "202", fix, at_key=True)


@arm_rule(
    "AR131",
    "XMSLongRunningOperationProperty",
    Operation,
    severity=ERROR,
    keys=["responses"],
    fix=UNSAFE,
    examples=[
        example(
            "put",
            operation(
                "PutMachine",
                responses={"200": _LOCATION | {"description": "Done.", "schema": _BAG}, **_DEFAULT},
            ),
            operation("PutMachine"),
            "responses",
            "200",
            "headers",
            "Location",
        )
    ],
)
def xms_long_running_operation_property(operation: Operation) -> Iterator[Problem]:
    """An answer that says where to ask for the progress is one of an operation that goes on.

    Of 202 LroExtension tells.
    """
    if operation.method not in _CHANGING or long_running.is_marked(operation):
        return
    for response in lookup.responses(operation):
        headers = response.data.get("headers")
        for name in headers if response.code in ("200", "201", "204") and isinstance(headers, dict) else ():
            if name.lower() in POLLING_HEADERS:
                fix = unsafe(Put((*operation.tokens, EXTENSION), True))
                message = f"header {quoted(name)} says where to ask, but the operation has no `{EXTENSION}`"
                yield Problem(message, response.place / "headers" / name, fix, at_key=True)
                return


@arm_rule(
    "AR132",
    "LroLocationHeader",
    Operation,
    severity=ERROR,
    keys=["responses"],
    fix=UNSAFE,
    examples=[
        example(
            "delete",
            _accepted("DeleteMachine") | _LONG,
            _accepted("DeleteMachine", **_LOCATION) | _LONG,
            "responses",
            "202",
        )
    ],
)
def lro_location_header(operation: Operation) -> Iterator[Problem]:
    """The header is where a flow asks whether an operation is over; without it there is nothing to wait for."""
    for response in lookup.responses(operation):
        headers = response.data.get("headers")
        names = {name.lower() for name in headers} if isinstance(headers, dict) else set()
        if response.code == "202" and "location" not in names:
            fix = _with_location(response) if resources.is_inline(response) else None
            yield Problem("response 202 has no header `Location`", response.place, fix, at_key=True)


def _with_location(response: Response) -> Fix:
    """Declare the header, in the type of all headers that hold an address."""
    header = {"type": "string", "description": "Where to ask whether the operation is over."}
    tokens = (*response.tokens, "headers")
    has_others = isinstance(response.data.get("headers"), dict)
    return unsafe(Put((*tokens, "Location"), header) if has_others else Put(tokens, {"Location": header}))


@arm_rule(
    "AR133",
    "GetOperationMustNotBeLongRunning",
    Operation,
    severity=ERROR,
    keys=[EXTENSION, OPTIONS],
    fix=UNSAFE,
    examples=[
        example(
            "get", operation("GetMachine", **_LONG), operation("GetMachine", **{EXTENSION: False}), EXTENSION
        )
    ],
)
def get_operation_must_not_be_long_running(operation: Operation) -> Iterator[Problem]:
    """Reading answers at once; nobody could wait for the answer to a question about waiting."""
    keys = [key for key in (EXTENSION, OPTIONS) if operation.data.get(key) not in (None, False)]
    if operation.method == "get" and keys:
        removed: list[Patch] = [Remove((*operation.tokens, key)) for key in keys]
        yield Problem(f"a GET has `{keys[0]}`", operation.place / keys[0], unsafe(*removed), at_key=True)


RULES = (
    lro_extension,
    xms_long_running_operation_property,
    lro_location_header,
    get_operation_must_not_be_long_running,
)

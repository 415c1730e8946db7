"""Rules about where a caller learns how an operation that takes long has ended."""

from collections.abc import Iterator

from toolkit.arm import long_running, resources
from toolkit.arm.long_running import EXTENSION, OPTIONS
from toolkit.lint.rule import ERROR, UNSAFE, WARNING, Problem, unsafe
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import VM, Data, answering, example, operation
from toolkit.patch import Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation

_LONG: Data = {EXTENSION: True}
_ORIGINAL_URI = "original-uri"
_START = f"{VM}/start"
_BAG = {"type": "object", "properties": {"size": {"type": "string"}}}
_STATE = {"type": "object", "properties": {"provisioningState": {"type": "string", "readOnly": True}}}


@arm_rule(
    "AR134",
    "LroPostMustNotUseOriginalUriAsFinalState",
    Operation,
    severity=ERROR,
    keys=[OPTIONS],
    fix=UNSAFE,
    examples=[
        example(
            "post",
            operation("StartMachine", "202", **_LONG, **{OPTIONS: {"final-state-via": _ORIGINAL_URI}}),
            operation("StartMachine", "202", **_LONG, **{OPTIONS: {"final-state-via": "location"}}),
            OPTIONS,
            "final-state-via",
            path=_START,
        )
    ],
)
def lro_post_must_not_use_original_uri_as_final_state(operation: Operation) -> Iterator[Problem]:
    """The address of an action is no resource that could be read when the action is over."""
    if operation.method == "post" and long_running.final_state_via(operation) == _ORIGINAL_URI:
        place = operation.place / OPTIONS / "final-state-via"
        message = f"the result of a POST is not found at its address, `{_ORIGINAL_URI}`"
        yield Problem(message, place, unsafe(Put(place.tokens, "location")))


@arm_rule(
    "AR135",
    "LroWithOriginalUriAsFinalState",
    Operation,
    severity=ERROR,
    keys=[OPTIONS],
    examples=[
        example(
            "put",
            operation("PutMachine", **_LONG, **{OPTIONS: {"final-state-via": _ORIGINAL_URI}}),
            operation("PutMachine", **_LONG, **{OPTIONS: {"final-state-via": "location"}}),
            OPTIONS,
            "final-state-via",
        )
    ],
)
def lro_with_original_uri_as_final_state(operation: Operation) -> Iterator[Problem]:
    """When the operation is over, its address is read; that takes a GET there."""
    is_read = isinstance(operation.parent.data.get("get"), dict)
    if (
        operation.method != "post"
        and not is_read
        and long_running.final_state_via(operation) == _ORIGINAL_URI
    ):
        message = f"the path has no GET, so the result is not found by `{_ORIGINAL_URI}`"
        yield Problem(message, operation.place / OPTIONS / "final-state-via")


@arm_rule(
    "AR136",
    "LongRunningOperationsOptionsValidator",
    Operation,
    severity=WARNING,
    keys=[EXTENSION],
    examples=[
        example(
            "post",
            operation("StartMachine", "200", "202", **_LONG),
            operation("StartMachine", "200", "202", **_LONG, **{OPTIONS: {"final-state-via": "location"}}),
            path=_START,
        )
    ],
)
def long_running_operations_options_validator(operation: Operation) -> Iterator[Problem]:
    """A POST that takes long has a result at one of two addresses; a client has to be told which."""
    is_ours = operation.method == "post" and long_running.is_marked(operation)
    via = long_running.final_state_via(operation)
    if is_ours and _has_result(operation) and via not in ("location", "azure-async-operation", _ORIGINAL_URI):
        message = f"operation has a result, but no `final-state-via` in `{OPTIONS}`"
        yield Problem(message, operation.place, at_key=True)


def _has_result(operation: Operation) -> bool:
    return any(one.code.startswith("2") and "schema" in one.data for one in lookup.responses(operation))


@arm_rule(
    "AR137",
    "ProvisioningStateSpecifiedForLROPut",
    Operation,
    severity=ERROR,
    keys=[EXTENSION],
    examples=[
        example(
            "put",
            answering("PutMachine", {"type": "object", "properties": {"properties": _BAG}}, **_LONG),
            answering("PutMachine", {"type": "object", "properties": {"properties": _STATE}}, **_LONG),
            "responses",
            "200",
        )
    ],
)
def provisioning_state_specified_for_lro_put(operation: Operation) -> Iterator[Problem]:
    """A resource that is made slowly says by `provisioningState` whether it is ready; templates wait for that."""
    if operation.method == "put":
        yield from _without_state(operation, "200", "201")


@arm_rule(
    "AR138",
    "ProvisioningStateSpecifiedForLROPatch",
    Operation,
    severity=ERROR,
    keys=[EXTENSION],
    examples=[
        example(
            "patch",
            answering("UpdateMachine", {"type": "object", "properties": {"properties": _BAG}}, **_LONG),
            answering("UpdateMachine", {"type": "object", "properties": {"properties": _STATE}}, **_LONG),
            "responses",
            "200",
        )
    ],
)
def provisioning_state_specified_for_lro_patch(operation: Operation) -> Iterator[Problem]:
    """A resource that changes slowly says by `provisioningState` whether the change is over."""
    if operation.method == "patch":
        yield from _without_state(operation, "200")


def _without_state(operation: Operation, *codes: str) -> Iterator[Problem]:
    """Report answers whose resource has no state, where all of it stands in this file."""
    if not long_running.is_marked(operation):
        return
    for code in codes:
        response = resources.response_of(operation, code)
        resource = resources.members_of(response)
        bag = resources.bag_of(operation.definition, resource)
        is_told = resource.is_complete and (bag.is_complete or "properties" not in resource.properties)
        if response is not None and is_told and "provisioningState" not in bag.properties:
            message = f"the resource in {code} has no `provisioningState` in its `properties`"
            yield Problem(message, response.place, at_key=True)


RULES = (
    lro_post_must_not_use_original_uri_as_final_state,
    lro_with_original_uri_as_final_state,
    long_running_operations_options_validator,
    provisioning_state_specified_for_lro_put,
    provisioning_state_specified_for_lro_patch,
)

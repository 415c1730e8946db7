"""Rules about the parameters that all operations of a specification share."""

from collections.abc import Iterator

from toolkit.arm import resources
from toolkit.finding import Fix
from toolkit.lint.rule import ERROR, UNSAFE, WARNING, Example, Problem, quoted, unsafe
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import API_VERSION, COMPUTE, SUBSCRIPTION, VMS, item, operation, variable
from toolkit.patch import APPEND, Put
from toolkit.pointer import render
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Operation, PathItem

_API_VERSION = "api-version"
_REFERENCE = {"$ref": "#/parameters/ApiVersion"}
_SKUS = f"{SUBSCRIPTION}{COMPUTE}/skus"


@arm_rule(
    "AR110",
    "ApiVersionParameterRequired",
    Operation,
    severity=ERROR,
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "parameters": {"ApiVersion": API_VERSION},
                "paths": item(VMS, get=operation("ListMachines", parameters=[])),
            },
            good={
                "parameters": {"ApiVersion": API_VERSION},
                "paths": item(VMS, get=operation("ListMachines", parameters=[_REFERENCE])),
            },
            at=render(("paths", VMS, "get")),
            part="definition",
        )
    ],
)
def api_version_parameter_required(operation: Operation) -> Iterator[Problem]:
    """A call without a version is refused: nothing else says which interface of the provider is meant."""
    if not resources.path_of(operation).is_known or not resources.parameters_are_known(operation):
        return
    parameters = lookup.effective_parameters(operation)
    named = [one for one in parameters if one.data.get("name") == _API_VERSION]
    if not named:
        message = f"operation has no parameter `{_API_VERSION}`"
        yield Problem(message, operation.place, _with_version(operation), at_key=True)
    elif all(one.location != "query" for one in named):
        yield Problem(f"`{_API_VERSION}` is not in the query", named[0].place)


def _with_version(operation: Operation) -> Fix | None:
    """Refer to the shared parameter."""
    reference = _reference_to(operation.definition, _API_VERSION)
    listed = operation.data.get("parameters", [])
    if reference is None or not isinstance(listed, list):
        return None
    tokens = (*operation.tokens, "parameters")
    is_listed = "parameters" in operation.data
    return unsafe(Put((*tokens, APPEND), reference) if is_listed else Put(tokens, [reference]))


@arm_rule(
    "AR112",
    "ParameterNotDefinedInGlobalParameters",
    Operation,
    severity=WARNING,
    keys=["parameters"],
    examples=[
        Example(
            bad={"paths": item(VMS, get=operation("ListMachines"))},
            good={
                "parameters": {"ApiVersion": API_VERSION},
                "paths": item(VMS, get=operation("ListMachines", parameters=[_REFERENCE])),
            },
            at=render(("paths", VMS, "get", "parameters", 0)),
            part="definition",
        )
    ],
)
def parameter_not_defined_in_global_parameters(operation: Operation) -> Iterator[Problem]:
    """All operations of a file are of one version; written once, it cannot be another in one of them.

    `subscriptionId` has a rule of its own, SubscriptionIdParameterInOperations.
    """
    if _reference_to(operation.definition, _API_VERSION) is not None:
        return
    for parameter in lookup.own_parameters(operation):
        if parameter.data.get("name") == _API_VERSION:
            message = f"`{_API_VERSION}` is written in the operation, not once in the root's `parameters`"
            yield Problem(message, parameter.place)


@arm_rule(
    "AR113",
    "SubscriptionIdParameterInOperations",
    PathItem,
    Operation,
    severity=ERROR,
    keys=["parameters"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={
                "parameters": {"SubscriptionId": variable("subscriptionId")},
                "paths": item(_SKUS, get=operation("ListSkus")),
            },
            good={
                "parameters": {"SubscriptionId": variable("subscriptionId")},
                "paths": {
                    _SKUS: {
                        "parameters": [{"$ref": "#/parameters/SubscriptionId"}],
                        "get": operation("ListSkus"),
                    }
                },
            },
            at=render(("paths", _SKUS, "parameters", 0)),
            part="definition",
        )
    ],
)
def subscription_id_parameter_in_operations(node: PathItem | Operation) -> Iterator[Problem]:
    """It means the same in every operation, so that a client is told it once."""
    for parameter in lookup.own_parameters(node):
        name = parameter.data.get("name")
        if isinstance(name, str) and name.lower() == "subscriptionid" and lookup.is_inline(parameter):
            reference = _reference_to(node.definition, name)
            fix = unsafe(Put(parameter.tokens, reference)) if reference is not None else None
            message = f"{quoted(name)} is written here, not once in the root's `parameters`"
            yield Problem(message, parameter.place, fix)


def _reference_to(definition: ApiDefinition, name: str) -> dict[str, str] | None:
    """Return a reference to the root's parameter that is called so."""
    by_name = lookup.once(definition, "arm_parameters_by_name", lambda: _references(definition))
    return by_name.get(name)


def _references(definition: ApiDefinition) -> dict[str, dict[str, str]]:
    return {
        data["name"]: {"$ref": f"#{render(('parameters', key))}"}
        for key, data in lookup.members(definition, "parameters").items()
        if isinstance(data, dict) and isinstance(data.get("name"), str)
    }


RULES = (
    api_version_parameter_required,
    parameter_not_defined_in_global_parameters,
    subscription_id_parameter_in_operations,
)

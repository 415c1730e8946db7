"""Rules about the parameters of operations."""

import re
from collections.abc import Iterator

from toolkit.arm import resources
from toolkit.lint.rule import ERROR, WARNING, Example, Problem, quoted
from toolkit.lint.rules.arm.rule import arm_rule
from toolkit.lint.rules.arm.samples import API_VERSION, VM, example, operation, variable, with_body
from toolkit.pointer import render
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Operation, Parameter, PathItem

_API_VERSION = "api-version"
_IN_PATH = re.compile(r"\{(?:api-?version)\}", re.IGNORECASE)
_NAME = re.compile(r"\w+Name")
# What others name by rules of their own.
_NAMED_ELSEWHERE = frozenset({"resourceGroupName", "privateEndpointConnectionName", "managementGroupName"})

_EXPAND = {
    "name": "expand",
    "in": "query",
    "type": "string",
    "x-ms-summary": "Expand",
    "description": "What to show more of.",
}


@arm_rule(
    "AR111",
    "VersionPolicy",
    PathItem,
    severity=WARNING,
    examples=[
        Example(
            bad={"/{apiVersion}/things": {"get": operation("ListThings")}},
            good={"/things": {"get": operation("ListThings")}},
            at=render(("/{apiVersion}/things",)),
            part="paths",
        )
    ],
)
def version_policy(item: PathItem) -> Iterator[Problem]:
    """The path names a resource, which stays the same in all versions of the interface."""
    if _IN_PATH.search(item.path):
        yield Problem(
            f"path has the version in it, not `{_API_VERSION}` in the query", item.place, at_key=True
        )


@arm_rule(
    "AR114",
    "ParametersInPointGet",
    Operation,
    severity=ERROR,
    examples=[
        example(
            "get",
            operation("GetMachine", parameters=[API_VERSION, _EXPAND]),
            operation("GetMachine"),
            "parameters",
            1,
        )
    ],
)
def parameters_in_point_get(operation: Operation) -> Iterator[Problem]:
    """A resource is what it is: the same address gives the same answer to everybody, caches included."""
    path = resources.path_of(operation)
    if operation.method == "get" and path.provider and path.is_instance:
        yield from _in_query(operation, "the GET of one resource has")


@arm_rule(
    "AR115",
    "ParametersInPost",
    Operation,
    severity=ERROR,
    examples=[
        example(
            "post",
            operation("StartMachine", parameters=[API_VERSION, _EXPAND]),
            operation("StartMachine"),
            "parameters",
            1,
            path=f"{VM}/start",
        )
    ],
)
def parameters_in_post(operation: Operation) -> Iterator[Problem]:
    """What an action needs stands in its body; addresses are logged, and short."""
    if operation.method == "post":
        yield from _in_query(operation, "a POST has")


def _in_query(operation: Operation, who: str) -> Iterator[Problem]:
    for parameter in lookup.effective_parameters(operation):
        if parameter.location == "query" and parameter.data.get("name") != _API_VERSION:
            message = f"{who} the parameter {quoted(parameter.data.get('name'))} in the query"
            yield Problem(message, parameter.place)


@arm_rule(
    "AR116",
    "ResourceNameRestriction",
    Parameter,
    severity=ERROR,
    keys=["name"],
    examples=[
        Example(
            bad=variable("vmName"),
            good=variable("vmName", pattern="^[A-Za-z0-9-]{1,64}$"),
            part="parameter",
        )
    ],
)
def resource_name_restriction(parameter: Parameter) -> Iterator[Problem]:
    """A maker learns from a pattern which names are allowed; without one a flow finds out by failing."""
    name = parameter.data["name"]
    is_name = isinstance(name, str) and bool(_NAME.fullmatch(name)) and name not in _NAMED_ELSEWHERE
    if is_name and parameter.location == "path" and not parameter.data.get("pattern"):
        yield Problem(f"the name {quoted(name)} has no `pattern`", parameter.place)


@arm_rule(
    "AR117",
    "RepeatedPathInfo",
    Operation,
    severity=ERROR,
    examples=[
        example(
            "put",
            with_body(
                "PutMachine", {"properties": {"properties": {"properties": {"vmName": {"type": "string"}}}}}
            ),
            with_body(
                "PutMachine", {"properties": {"properties": {"properties": {"size": {"type": "string"}}}}}
            ),
            "parameters",
            1,
        )
    ],
)
def repeated_path_info(operation: Operation) -> Iterator[Problem]:
    """What the address says already can be said otherwise in the body, and then nobody knows what counts."""
    body = resources.body_of(operation) if operation.method == "put" else None
    if body is None:
        return
    bag = resources.bag_of(operation.definition, resources.members_of(body)).properties
    for parameter in lookup.effective_parameters(operation):
        name = parameter.data.get("name")
        if isinstance(name, str) and parameter.location in ("path", "query") and name in bag:
            yield Problem(f"{quoted(name)} stands in the address and again in the body", body.place)


RULES = (
    version_policy,
    parameters_in_point_get,
    parameters_in_post,
    resource_name_restriction,
    repeated_path_info,
)

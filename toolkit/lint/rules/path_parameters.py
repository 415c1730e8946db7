"""Rules about path parameters: what each must say, and how they fill the template of their path."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from toolkit.connector import limits, naming
from toolkit.finding import Fix
from toolkit.lint.fragments import has, when
from toolkit.lint.rule import (
    CERTIFICATION,
    ERROR,
    IMPORT,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import APPEND, Put, Remove
from toolkit.regex import regex
from toolkit.swagger import lookup, path_template
from toolkit.swagger.nodes import Data, Operation, Parameter, PathItem

_PLAIN_NAME = regex(r"[\w.$-]+", re.ASCII)


def _id(label: str = "ID", **members: Any) -> Data:
    texts = {"x-ms-summary": label, "description": "The id."}
    place = {"name": "id", "in": "path", "required": True, "type": "string", "x-ms-url-encoding": "single"}
    return {**place, **texts, **members}


def _without(key: str) -> Data:
    return {name: value for name, value in _id().items() if name != key}


def _get(*parameters: Data) -> Data:
    get = {
        "operationId": "GetThing",
        "summary": "Get thing",
        "description": "Gets a thing.",
        "parameters": list(parameters),
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    return {"get": get}


@rule(
    Parameter,
    name="PathParameterMustBeRequired",
    severity=ERROR,
    phase=IMPORT,
    silent_if=when({"in": "path"}, has({"required": True})),
    fix=SAFE,
    examples=[
        Example(bad=_without("required"), good=_id()),
        Example(bad=_id(required=False), good=_id(), at="/required"),
    ],
)
def path_parameter_must_be_required(parameter: Parameter) -> Iterator[Problem]:
    """A path with a gap leads elsewhere or nowhere, so what fills the gap cannot be left out."""
    if parameter.location != "path" or parameter.data.get("required") is True:
        return
    place = parameter.place / "required" if "required" in parameter.data else parameter.place
    # Were it internal and without a default, nobody could give what is then required.
    is_answerable = not parameter.is_internal or "default" in parameter.data
    fix = safe(Put((*parameter.tokens, "required"), value=True)) if is_answerable else None
    yield Problem(f"path parameter {_name(parameter)} is not `required: true`", place, fix)


@rule(
    Parameter,
    name="PathParameterMissingEncoding",
    severity=WARNING,
    phase=CERTIFICATION,
    fix=SAFE,
    examples=[
        Example(
            bad=_without("x-ms-url-encoding"),
            good=_id(**{"x-ms-url-encoding": "double"}),
            at="/x-ms-url-encoding",
        )
    ],
)
def path_parameter_missing_encoding(parameter: Parameter) -> Iterator[Problem]:
    """A slash or a blank in a value breaks the path unless `x-ms-url-encoding` says how it is escaped."""
    if parameter.location == "path" and parameter.data.get("x-ms-url-encoding") in (None, ""):
        place = parameter.place / "x-ms-url-encoding"
        message = f"path parameter {_name(parameter)} has no `x-ms-url-encoding`; `single` is usual"
        yield Problem(message, place, safe(Put(place.tokens, "single")))


@rule(
    Operation,
    name="OperationMissingPathParameter",
    severity=ERROR,
    phase=IMPORT,
    fix=SAFE,
    examples=[
        Example(
            bad={"/things/{id}": _get()},
            good={"/things/{id}": _get(_id())},
            at="/~1things~1{id}/get",
            part="paths",
        ),
        Example(
            bad={"/things/{id}/parts/{partId}": {"parameters": [_id()], **_get()}},
            good={
                "/things/{id}/parts/{partId}": {"parameters": [_id()], **_get(_id("Part ID", name="partId"))}
            },
            at="/~1things~1{id}~1parts~1{partId}/get",
            part="paths",
        ),
    ],
)
def operation_missing_path_parameter(operation: Operation) -> Iterator[Problem]:
    """What stands in braces is filled in by a parameter of that name; without one the braces are sent.

    An operation whose list of parameters refers to something unknown is not judged.
    """
    names = path_template.variables(operation.path)
    given = _given(lookup.effective_parameters(operation)) if names else set()
    if given.issuperset(names) or not lookup.are_parameters_known(operation):
        return
    in_any_case = {name.lower() for name in given}
    for name in names:
        if name not in given:
            fix = _added(operation, name) if name.lower() not in in_any_case else None
            yield Problem(f"`{{{name}}}` of the path has no path parameter", operation.place, fix)


def _given(parameters: Iterable[Parameter]) -> set[str]:
    """Return the names of path parameters."""
    return {str(parameter.data.get("name")) for parameter in parameters if parameter.location == "path"}


def _added(operation: Operation, name: str) -> Fix | None:
    label = naming.label_of(name)
    if not _PLAIN_NAME.fullmatch(name) or not 0 < len(label) <= limits.SUMMARY_LENGTH.value:
        return None
    parameter = {
        "name": name,
        "in": "path",
        "required": True,
        "type": "string",
        "x-ms-url-encoding": "single",
        "x-ms-summary": label,
        "description": naming.description_of(name),
    }
    place = (*operation.tokens, "parameters")
    if "parameters" in operation.data:
        return safe(Put((*place, APPEND), parameter))
    return safe(Put(place, [parameter]))


@rule(
    PathItem,
    Operation,
    name="PathParameterNotDefinedInTemplate",
    severity=ERROR,
    phase=IMPORT,
    keys=["parameters"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"/things": _get(_id())},
            good={"/things": _get()},
            at="/~1things/get/parameters/0/name",
            part="paths",
        ),
        Example(
            bad={"/things/{id}": {"parameters": [_id(name="ID")], **_get()}},
            good={"/things/{id}/parts/{partId}": _get(_id(), _id("Part ID", name="partId"))},
            at="/~1things~1{id}/parameters/0/name",
            part="paths",
        ),
        Example(
            bad={
                "paths": {
                    "/things": _get({"$ref": "#/parameters/id"}),
                    "/things/{id}": _get({"$ref": "#/parameters/id"}),
                },
                "parameters": {"id": _id()},
            },
            good={"paths": {"/things/{id}": _get({"$ref": "#/parameters/id"})}, "parameters": {"id": _id()}},
            at="/paths/~1things/get/parameters/0",
            part="definition",
        ),
    ],
)
def path_parameter_not_defined_in_template(node: PathItem | Operation) -> Iterator[Problem]:
    """A maker would be asked for a value that has no place in the path.

    Names are compared with regard to case; a parameter of a whole path is judged there, once.
    """
    names = path_template.variables(node.path)
    strays = [parameter for parameter in lookup.own_parameters(node) if _is_stray(parameter, names)]
    given = _given(_all_parameters(node)) if strays else set()
    for parameter in strays:
        name = parameter.data["name"]
        place = parameter.place / "name" if lookup.is_inline(parameter) else parameter.place
        message = f"path parameter {quoted(name)} has no `{{{name}}}` in {quoted(node.path)}"
        yield Problem(message, place, _fitted(parameter, names, given))


def _is_stray(parameter: Parameter, names: Collection[str]) -> bool:
    name = parameter.data.get("name")
    return parameter.location == "path" and isinstance(name, str) and name not in names


def _all_parameters(node: PathItem | Operation) -> list[Parameter]:
    return (
        lookup.effective_parameters(node)
        if isinstance(node, Operation)
        else list(lookup.own_parameters(node))
    )


def _fitted(parameter: Parameter, names: Iterable[str], given: set[str]) -> Fix | None:
    """Correct the case where that is all there is to it; remove the parameter where nothing is missing."""
    if given.issuperset(names):
        return unsafe(Remove(parameter.tokens))
    alike = [name for name in names if name.lower() == parameter.data["name"].lower()]
    if len(alike) != 1 or alike[0] in given or not lookup.is_inline(parameter):
        return None
    return unsafe(Put((*parameter.tokens, "name"), alike[0]))


def _name(parameter: Parameter) -> str:
    return quoted(parameter.data.get("name"))


RULES = (
    path_parameter_must_be_required,
    path_parameter_missing_encoding,
    operation_missing_path_parameter,
    path_parameter_not_defined_in_template,
)

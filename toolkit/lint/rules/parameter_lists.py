"""Rules about lists of parameters: what stands in one twice, or cannot be sent together."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from toolkit.finding import Fix
from toolkit.lint.fragments import IN_FORM, member, never
from toolkit.lint.rule import ERROR, IMPORT, SAFE, UNSAFE, Example, Problem, quoted, rule, safe, unsafe
from toolkit.patch import Remove
from toolkit.swagger import lookup, values
from toolkit.swagger.nodes import Data, Operation, Parameter, PathItem

_FETCHING = ("get", "head")
_TEXTS = ("description", "x-ms-summary")


def _query(**members: Any) -> Data:
    return {
        "name": "q",
        "in": "query",
        "type": "string",
        "x-ms-summary": "Query",
        "description": "A query.",
    } | members


def _body(name: str = "body") -> Data:
    return {"name": name, "in": "body", "schema": {"type": "object"}}


def _operation(**members: Any) -> Data:
    return {
        "operationId": "DoThing",
        "summary": "Do thing",
        "description": "Does a thing.",
        **members,
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }


@rule(
    Operation,
    name="OperationParametersAreNotUnique",
    severity=ERROR,
    phase=IMPORT,
    keys=["parameters"],
    silent_if=member("parameters", {"uniqueItems": True}),
    fix=SAFE,
    examples=[
        Example(
            bad={"parameters": [_query(), _query()]},
            good={"parameters": [_query(), _query(name="r", **{"x-ms-summary": "Rank"})]},
            at="/parameters",
        )
    ],
)
def operation_parameters_are_not_unique(operation: Operation) -> Iterator[Problem]:
    """An element that is there twice says nothing twice, and the platform takes no list with one.

    Elements are compared as they are written; two references are equal if they name the same.
    """
    repeated = sorted(_repeated(operation.data["parameters"]))
    if repeated:
        element = operation.data["parameters"][repeated[0]]
        name = quoted(element.get("name", element.get("$ref")))
        place = operation.place / "parameters"
        removed = (Remove((*place.tokens, index)) for index in repeated)
        yield Problem(f"`parameters` holds {name} twice, in the same words", place, safe(*removed))


def _repeated(elements: Any) -> Iterator[int]:
    """Yield the index of each object that is equal to an earlier one."""
    alike: dict[str, list[int]] = defaultdict(list)
    for index, element in lookup.objects(elements):
        # Few are alike in this, so that few are compared as wholes.
        alike[f"{element.get('$ref')} {element.get('in')} {element.get('name')}"].append(index)
    for indexes in alike.values():
        if len(indexes) > 1:
            yield from (indexes[number] for number in values.repeated(elements[index] for index in indexes))


@rule(
    Operation,
    name="OperationParametersContainDuplicateParameter",
    severity=ERROR,
    phase=IMPORT,
    keys=["parameters"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"parameters": [_query(), _query(description="The words to look for.")]},
            good={
                "parameters": [
                    _query(),
                    _query(**{"in": "header", "x-ms-summary": "Header"}),
                    _query(name="Q", **{"x-ms-summary": "Quantity"}),
                ]
            },
            at="/parameters/1",
        )
    ],
)
def operation_parameters_contain_duplicate_parameter(operation: Operation) -> Iterator[Problem]:
    """A flow remembers inputs by name and place; of two with the same only one can be filled in."""
    yield from _duplicates(operation)


@rule(
    PathItem,
    name="PathParametersContainDuplicateParameter",
    severity=ERROR,
    phase=IMPORT,
    keys=["parameters"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={"parameters": [_query(), _query(description="The words to look for.")], "get": _operation()},
            good={"parameters": [_query()], "get": _operation(parameters=[_query(type="integer")])},
            at="/parameters/1",
        )
    ],
)
def path_parameters_contain_duplicate_parameter(item: PathItem) -> Iterator[Problem]:
    """The parameters of a path go to all its operations, and a duplicate goes with them.

    An operation may override a parameter of its path; that is no duplicate.
    """
    yield from _duplicates(item)


def _duplicates(node: PathItem | Operation) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Parameter] = {}
    for parameter in lookup.own_parameters(node):
        name, location = parameter.data.get("name"), parameter.location
        if isinstance(name, str) and isinstance(location, str):
            first = seen.setdefault((name, location), parameter)
            if first is not parameter:
                message = f"{location} parameter {quoted(name)} stands in the list twice"
                yield Problem(message, parameter.place, _without(parameter, first))


def _without(parameter: Parameter, first: Parameter) -> Fix | None:
    """Remove the parameter where it is told from the first by texts alone."""
    is_same = values.identity(_untexted(parameter)) == values.identity(_untexted(first))
    return unsafe(Remove(parameter.tokens)) if is_same else None


def _untexted(parameter: Parameter) -> Data:
    return {key: value for key, value in parameter.data.items() if key not in _TEXTS}


@rule(
    Operation,
    name="OperationParametersContainMultipleBodyParameters",
    severity=ERROR,
    phase=IMPORT,
    keys=["parameters"],
    examples=[
        Example(
            bad={"parameters": [_body("a"), _body("b")]},
            good={"parameters": [_body("a"), _query(name="b")]},
            at="/parameters",
        )
    ],
)
def operation_parameters_contain_multiple_body_parameters(operation: Operation) -> Iterator[Problem]:
    """A request has one body; what two parameters hold belongs together in the schema of one."""
    yield from _bodies(operation)


@rule(
    PathItem,
    name="PathParametersContainMultipleBodyParameters",
    severity=ERROR,
    phase=IMPORT,
    keys=["parameters"],
    examples=[
        Example(
            bad={"parameters": [_body("a"), _body("b")], "post": _operation()},
            good={"parameters": [_body("a")], "post": _operation(parameters=[_body("a")])},
            at="/parameters",
        )
    ],
)
def path_parameters_contain_multiple_body_parameters(item: PathItem) -> Iterator[Problem]:
    """A request has one body, wherever its parameters are listed."""
    yield from _bodies(item)


def _bodies(node: PathItem | Operation) -> Iterator[Problem]:
    count = sum(parameter.location == "body" for parameter in lookup.own_parameters(node))
    if count > 1:
        yield Problem(f"`parameters` holds {count} bodies; merge them", node.place / "parameters")


@rule(
    Operation,
    name="ParameterListContainsFormDataAndBody",
    severity=ERROR,
    phase=IMPORT,
    moot_if={Parameter: never(IN_FORM)},
    examples=[
        Example(
            bad={"parameters": [_body(), _query(**{"in": "formData"})]},
            good={"parameters": [_body(), _query(**{"in": "header"})]},
            at="/parameters",
        )
    ],
)
def parameter_list_contains_form_data_and_body(operation: Operation) -> Iterator[Problem]:
    """A form is sent as the body, so a request with a form has no room for another."""
    parameters = lookup.effective_parameters(operation)
    locations = [parameter.location for parameter in parameters]
    if "body" in locations and "formData" in locations:
        yield Problem(
            "`parameters` holds a body and form data; decide for one", operation.place / "parameters"
        )


@rule(
    Operation,
    name="BodyOrFormDataParameterInFetchOperationNotAllowed",
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad={"get": _operation(parameters=[_body()])},
            good={"get": _operation(parameters=[_query()])},
            at="/get/parameters/0",
            part="path-item",
        ),
        Example(
            bad={"parameters": [_body()], "head": _operation()},
            good={"parameters": [_body()], "delete": _operation(parameters=[])},
            at="/parameters/0",
            part="path-item",
        ),
    ],
)
def body_or_form_data_parameter_in_fetch_operation_not_allowed(operation: Operation) -> Iterator[Problem]:
    """What lies between a flow and a service is free to drop the body of a request that only fetches.

    The catalogue does not say what fetches: taken are GET, HEAD and whatever carries `x-ms-notification`. A
    DELETE may have a body, as 25 published connectors do.
    """
    if operation.method not in _FETCHING and "x-ms-notification" not in operation.data:
        return
    for parameter in lookup.effective_parameters(operation):
        if parameter.location in ("body", "formData"):
            message = (
                f"`{parameter.location}` parameter of an operation that only fetches, which sends no body"
            )
            yield Problem(message, parameter.place)


RULES = (
    operation_parameters_are_not_unique,
    operation_parameters_contain_duplicate_parameter,
    path_parameters_contain_duplicate_parameter,
    operation_parameters_contain_multiple_body_parameters,
    path_parameters_contain_multiple_body_parameters,
    parameter_list_contains_form_data_and_body,
    body_or_form_data_parameter_in_fetch_operation_not_allowed,
)

"""Rules about operations whose paths one request could mean alike."""

from collections import defaultdict
from collections.abc import Iterator

from toolkit.lint.rule import CERTIFICATION, ERROR, IMPORT, WARNING, Example, Problem, rule
from toolkit.swagger import lookup, path_template
from toolkit.swagger.nodes import ApiDefinition, Data, Operation


def _get(operation_id: str, summary: str, *variables: str) -> Data:
    get = {
        "operationId": operation_id,
        "summary": summary,
        "description": f"{summary}, and no more.",
        "parameters": [_variable(name) for name in variables],
        "responses": {"200": {"description": "OK", "schema": {"type": "object"}}},
    }
    return {"get": get}


def _variable(name: str) -> Data:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "type": "string",
        "x-ms-url-encoding": "single",
        "x-ms-summary": name.title(),
        "description": f"The {name}.",
    }


_THING = _get("GetThing", "Get thing", "id")
_NAMED = _get("GetNamed", "Get named", "name")


@rule(
    ApiDefinition,
    name="DuplicateOperationPath",
    severity=ERROR,
    phase=IMPORT,
    keys=["paths"],
    examples=[
        Example(
            bad={"/things/{id}": _THING, "/Things/{name}": _NAMED},
            good={"/things/{id}": _THING, "/things/named/{name}": _NAMED},
            at="/~1Things~1{name}/get",
            part="paths",
        ),
        Example(
            bad={"/things/{id}": _THING, "/things/{name}": _NAMED},
            good={"/things/{id}": _THING, "/things/by/{name}": {"put": _NAMED["get"]}},
            at="/~1things~1{name}/get",
            part="paths",
        ),
    ],
)
def duplicate_operation_path(definition: ApiDefinition) -> Iterator[Problem]:
    """What a variable is called is not sent, so two paths that differ in names alone are one request.

    Paths that differ in letter case alone, names included, are for PathRedefined to say.
    """
    known: dict[tuple[str, str], list[Operation]] = defaultdict(list)
    for operation in lookup.operations(definition):
        alike = known[operation.method, path_template.shape_of(operation.path)]
        partner = next((other for other in alike if other.path.lower() != operation.path.lower()), None)
        if partner:
            yield Problem(_message(operation, "is the same request as", partner), operation.place)
        if not alike or (partner and len(alike) == 1):
            alike.append(operation)  # of two that differ every third has one to differ from


@rule(
    ApiDefinition,
    name="PartialDuplicateOperationPath",
    severity=WARNING,
    phase=CERTIFICATION,
    keys=["paths"],
    examples=[
        Example(
            bad={"/things/{id}": _THING, "/things/latest": _get("GetLatest", "Get latest")},
            good={"/things/{id}": _THING, "/latest": _get("GetLatest", "Get latest")},
            at="/~1things~1latest/get",
            part="paths",
        ),
        Example(
            bad={"/a/{id}": _THING, "/a/b{name}": _NAMED},
            good={"/a/s{id}": _THING, "/a/t": _get("GetT", "Get t"), "/b/{name}": _NAMED},
            at="/~1a~1b{name}/get",
            part="paths",
        ),
    ],
)
def partial_duplicate_operation_path(definition: ApiDefinition) -> Iterator[Problem]:
    """Where one request fits two paths, the service decides which is meant, and a maker may get the other.

    A variable fits one character or more, and text around variables does not tell two of them apart.
    """
    for operations in _by_method_and_length(definition).values():
        overlaps = path_template.overlaps(operations)
        for shape, other in overlaps.items():
            for operation in operations[shape]:
                message = _message(operation, "overlaps with", operations[other][0])
                yield Problem(message, operation.place)


def _by_method_and_length(definition: ApiDefinition) -> dict[tuple[str, int], dict[str, list[Operation]]]:
    """Return the operations by the shape of their paths, in groups within which paths can overlap."""
    groups: dict[tuple[str, int], dict[str, list[Operation]]] = {}
    for operation in lookup.operations(definition):
        shape = path_template.shape_of(operation.path)
        group = groups.setdefault((operation.method, shape.count("/")), {})
        group.setdefault(shape, []).append(operation)
    return groups


def _message(operation: Operation, relation: str, other: Operation) -> str:
    method = operation.method.upper()
    return f"`{method} {operation.path}` {relation} `{method} {other.path}`"


RULES = (duplicate_operation_path, partial_duplicate_operation_path)

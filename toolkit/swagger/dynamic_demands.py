"""What a dynamic call has to pass: required parameters, and the required properties of a required body."""

from collections.abc import Iterator

from toolkit.swagger import lookup
from toolkit.swagger.dynamic_calls import DynamicCall
from toolkit.swagger.dynamic_names import Body, inputs, meanings
from toolkit.swagger.dynamic_paths import joined
from toolkit.swagger.nodes import ApiDefinition, Operation
from toolkit.swagger.schema_members import Members, members

# Definitions that require each other in pairs have more ways through them than anybody can walk.
_MOST_VISITED = 500


def missing(call: DynamicCall) -> list[str]:
    """Return the names that the called operation requires and the call does not pass."""
    if call.called is None:
        return []
    found = (meanings(call.called, entry.key).first for entry in call.entries)
    passed = {meaning.name for meaning in found if meaning is not None}
    body = inputs(call.called).body
    of_body = _missing_of_body(call.called, body, passed) if body else []
    return [*(name for name in _required_parameters(call.called) if name not in passed), *of_body]


def _required_parameters(operation: Operation) -> list[str]:
    """Return the required parameters besides the body that the platform does not fill in itself."""
    known: dict[Operation, list[str]] = lookup.once(operation.definition, "required_parameters", dict)
    if operation not in known:
        given = inputs(operation).parameters.items()
        outside = [name for name, data in given if data.get("in") != "body"]
        known[operation] = [name for name in outside if _is_demanded(operation, name)]
    return known[operation]


def _is_demanded(operation: Operation, name: str) -> bool:
    meaning = meanings(operation, name).parameter
    is_filled_in = meaning is not None and meaning.is_internal and meaning.default is not None
    return meaning is not None and meaning.is_required and not is_filled_in


def _missing_of_body(operation: Operation, body: Body, passed: set[str]) -> list[str]:
    if body.name in passed or not _is_demanded(operation, body.name):
        return []
    missed = [
        joined(path)
        for path in _required_leaves(operation.definition, body)
        if not any(joined(path[:end]) in passed for end in range(2, len(path) + 1))
    ]
    is_passed_in_part = any(name.startswith(f"{joined((body.name,))}/") for name in passed)
    return missed or ([] if is_passed_in_part else [body.name])


def _required_leaves(definition: ApiDefinition, body: Body) -> list[tuple[str, ...]]:
    known: dict[Body, list[tuple[str, ...]]] = lookup.once(definition, "required_leaves", dict)
    if body not in known:
        known[body] = list(_leaves(definition, body))
    return known[body]


def _leaves(definition: ApiDefinition, body: Body) -> Iterator[tuple[str, ...]]:
    """Yield the paths to properties without properties and default, where all above them is required, too."""
    pending: list[tuple[tuple[str, ...], Members]] = [((body.name,), body.members)]
    for _ in range(_MOST_VISITED):
        if not pending:
            return
        path, schema = pending.pop()
        if schema.properties:
            required = [name for name in schema.properties if name in schema.required]
            below = [((*path, name), members(definition, schema.properties[name])) for name in required]
            pending += reversed(below)
        elif len(path) > 1 and schema.is_complete and "default" not in schema.data:
            yield path

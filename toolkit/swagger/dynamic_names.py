"""What a name in a dynamic call means: a parameter of an operation, or a property of its body."""

from collections.abc import Hashable
from typing import NamedTuple

from toolkit.swagger import dynamic_callers, lookup
from toolkit.swagger.dynamic_paths import joined, readings
from toolkit.swagger.nodes import ApiDefinition, Data, Operation, Parameter, is_internal
from toolkit.swagger.schema_members import UNKNOWN, Members, follow, members
from toolkit.swagger.values import as_json


class Meaning(NamedTuple):
    """What stands behind a name."""

    name: str  # as the newer extensions write it: a property's path starts with the name of the body
    type: str | None
    is_required: bool  # with everything above it
    is_internal: bool  # or something above it is
    default: str | None  # as JSON

    def is_of_type_for(self, taker: "Meaning") -> bool:
        """Whether its values are of the type that another takes: integers are numbers, too."""
        is_known = self.type is not None and taker.type is not None
        return not is_known or self.type == taker.type or (self.type, taker.type) == ("integer", "number")


class Meanings(NamedTuple):
    """What a name can mean; the short path starts below the body, the full one with the body's name."""

    parameter: Meaning | None
    short_path: Meaning | None
    full_path: Meaning | None
    is_certain: bool  # whether all parameters and schemas that could hold the name are known

    @property
    def first(self) -> Meaning | None:
        """What is taken: a parameter before a property."""
        return self.parameter or self.full_path or self.short_path


class Body(NamedTuple):
    """A body parameter and what its schema declares."""

    name: str
    is_required: bool
    is_internal: bool
    members: Members


class Inputs(NamedTuple):
    """What an operation takes, by name."""

    parameters: dict[str, Data]
    body: Body | None
    is_complete: bool  # whether all references to parameters led somewhere


def meanings(operation: Operation, name: str) -> Meanings:
    """Return what a name means in an operation; one object for all with the same parameter and body."""
    known: dict[tuple[Operation, str], Meanings] = lookup.once(operation.definition, "meanings", dict)
    if (operation, name) not in known:
        known[operation, name] = _shared(operation, name)
    return known[operation, name]


def meanings_among(definition: ApiDefinition, operations: int, name: str) -> list[tuple[Operation, Meanings]]:
    """Return the different things that a name means in some operations, each with the first of them."""
    known: dict[tuple[int, str], list[tuple[Operation, Meanings]]] = lookup.once(
        definition, "meanings_among", dict
    )
    if (operations, name) not in known:
        objects: dict[int, tuple[Operation, Meanings]] = {}  # comparing what is the same object takes long
        for operation in dynamic_callers.operations(definition, operations):
            found = meanings(operation, name)
            objects.setdefault(id(found), (operation, found))
        different: dict[Meanings, Operation] = {}
        for operation, found in objects.values():
            different.setdefault(found, operation)
        known[operations, name] = [(operation, found) for found, operation in different.items()]
    return known[operations, name]


def inputs(operation: Operation) -> Inputs:
    known: dict[Operation, Inputs] = lookup.once(operation.definition, "inputs", dict)
    if operation not in known:
        known[operation] = _inputs(operation)
    return known[operation]


def _shared(operation: Operation, name: str) -> Meanings:
    taken = inputs(operation)
    looked_up_in = taken.body, taken.is_complete, id(taken.parameters.get(name)), name
    known: dict[Hashable, Meanings] = lookup.once(operation.definition, "shared_meanings", dict)
    if looked_up_in not in known:
        known[looked_up_in] = _meanings(operation.definition, taken, name)
    return known[looked_up_in]


def _inputs(operation: Operation) -> Inputs:
    parameters: dict[str, Data] = {}
    body = None
    for parameter in lookup.effective_parameters(operation):
        name = parameter.data.get("name")
        if isinstance(name, str):
            parameters.setdefault(name, parameter.data)
            body = body or (_body(name, parameter) if parameter.location == "body" else None)
    return Inputs(parameters, body, _are_known(operation))


def _body(name: str, parameter: Parameter) -> Body:
    schema = members(parameter.definition, parameter.data.get("schema"))
    is_required = parameter.data.get("required") is True
    return Body(name, is_required, parameter.is_internal or schema.is_internal, schema)


def _are_known(operation: Operation) -> bool:
    return all(
        lookup.resolved(operation.definition, element, Parameter) is not None
        for holder in (operation, operation.parent)
        for _, element in lookup.objects(holder.data.get("parameters"))
    )


def _meanings(definition: ApiDefinition, taken: Inputs, name: str) -> Meanings:
    parameter = _of_parameter(definition, name, taken) if name in taken.parameters else None
    if taken.body is None:
        return Meanings(parameter, None, None, taken.is_complete)
    body = taken.body
    short = [names for names in readings(name) if names]
    full = [names[1:] for names in short if len(names) > 1 and names[0] == body.name]
    ends = (follow(definition, body.members, names) for names in (*short, *full))
    return Meanings(
        parameter=parameter,
        short_path=_of_property(definition, body, short),
        full_path=_of_property(definition, body, full),
        is_certain=taken.is_complete and all(end is None or end.is_complete for end in ends),
    )


def _of_parameter(definition: ApiDefinition, name: str, taken: Inputs) -> Meaning:
    data = taken.parameters[name]
    is_required, hidden = data.get("required") is True, is_internal(data)
    if data.get("in") != "body":
        kind = data.get("type")
        return Meaning(name, kind if isinstance(kind, str) else None, is_required, hidden, _default(data))
    schema = members(definition, data.get("schema"))
    return Meaning(name, schema.type, is_required, hidden or schema.is_internal, _default(schema.data))


def _of_property(definition: ApiDefinition, body: Body, paths: list[tuple[str, ...]]) -> Meaning | None:
    """Return the property on the first of the paths that is declared."""
    for names in paths:
        if follow(definition, body.members, names) not in (None, UNKNOWN):
            return _declared(definition, body, names)
    return None


def _declared(definition: ApiDefinition, body: Body, names: tuple[str, ...]) -> Meaning:
    schema = body.members
    is_required, hidden = body.is_required, body.is_internal
    for name in names:
        is_required = is_required and name in schema.required
        schema = members(definition, schema.properties[name])
        hidden = hidden or schema.is_internal
    return Meaning(joined((body.name, *names)), schema.type, is_required, hidden, _default(schema.data))


def _default(data: Data) -> str | None:
    return as_json(data["default"]) if "default" in data else None

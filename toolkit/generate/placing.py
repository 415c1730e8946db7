"""Fit operations into a connector: paths as spelled there, operationIds that are free, helpers by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from toolkit.arm.imported import ImportedOperation
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data
from toolkit.swagger.path_template import shape_of, variables
from toolkit.swagger.schema_references import mapped
from toolkit.words import letters_and_digits

Key = tuple[str, str]  # method and shape of the path: what makes two operations the same

_DYNAMIC = ("x-ms-dynamic-values", "x-ms-dynamic-list")
_REFERENCES = ("parameter", "parameterReference")


def key_of(operation: ImportedOperation) -> Key:
    return operation.method, shape_of(operation.path)


@dataclass(frozen=True, slots=True)
class Seat:
    """An operation that has its place in the connector."""

    id: str
    path: str
    parameters: frozenset[str]


@dataclass(slots=True)
class Seats:
    """What is taken in a connector: paths by their shape, operations by their key, and operationIds."""

    paths: dict[str, str] = field(default_factory=dict)
    seats: dict[Key, Seat] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)  # as Power Apps and the platform compare them

    @classmethod
    def of(cls, definition: ApiDefinition) -> "Seats":
        seats = cls()
        paths = definition.data.get("paths")
        for path in paths if isinstance(paths, dict) else ():
            seats.paths.setdefault(shape_of(path), path)
        for operation in lookup.operations(definition):
            names = (parameter.data.get("name") for parameter in lookup.effective_parameters(operation))
            seat = Seat(operation.id, operation.path, frozenset(map(str, names)))
            seats.seats.setdefault((operation.method, shape_of(operation.path)), seat)
            seats.ids.add(_plain(operation.id))
        return seats

    def seated(self, operation: ImportedOperation) -> ImportedOperation:
        """Return the operation with a free operationId, under the path as spelled here; keep its seat."""
        name = next(name for name in _ids(operation) if _plain(name) not in self.ids)
        path = self.paths.setdefault(shape_of(operation.path), operation.path)
        self.ids.add(_plain(name))
        seated = _called(operation, name, path)
        names = (parameter["name"] for parameter in seated.operation["parameters"])
        self.seats[key_of(operation)] = Seat(name, path, frozenset(map(str, names)))
        return seated

    def in_place_of(self, operation: ImportedOperation) -> ImportedOperation:
        """Return the operation under the name and the path that the one of its key has here."""
        seat = self.seats[key_of(operation)]
        return _called(operation, seat.id, seat.path)


def _called(operation: ImportedOperation, name: str, path: str) -> ImportedOperation:
    placeholders = dict(zip(variables(operation.path), variables(path), strict=False))
    data = mapped(operation.operation, lambda value: _renamed(value, placeholders))
    return replace(operation, id=name, path=path, operation={**data, "operationId": name})


def calling(
    operation: ImportedOperation, helpers: Mapping[str, tuple[ImportedOperation, Seat]]
) -> ImportedOperation:
    """Return the operation calling its helpers, given by the ids that it knows, as they are seated."""

    def change(data: Data) -> Data:
        return {key: _call(value, helpers) if key in _DYNAMIC else value for key, value in data.items()}

    return replace(operation, operation=mapped(operation.operation, change))


def _call(dynamic: Data, helpers: Mapping[str, tuple[ImportedOperation, Seat]]) -> Data:
    """Return the call of a helper with its name, and its parameters' names, in the connector."""
    if dynamic["operationId"] not in helpers:
        return dynamic
    helper, seat = helpers[dynamic["operationId"]]
    placeholders = dict(zip(variables(helper.path), variables(seat.path), strict=False))
    given = {placeholders.get(key, key): value for key, value in dynamic.get("parameters", {}).items()}
    known = {key: value for key, value in given.items() if key in seat.parameters}
    return {**dynamic, "operationId": seat.id} | ({"parameters": known} if "parameters" in dynamic else {})


def _renamed(data: Data, names: Mapping[str, str]) -> Data:
    """Return a parameter, or a reference to one, by its new name."""
    if data.get("in") == "path" and data.get("name") in names:
        return {**data, "name": names[data["name"]]}
    return {
        key: names.get(value, value) if key in _REFERENCES and isinstance(value, str) else value
        for key, value in data.items()
    }


def _ids(operation: ImportedOperation) -> Iterator[str]:
    yield operation.id
    yield letters_and_digits(operation.provenance.operation_id) or operation.id
    yield from (f"{operation.id}{number}" for number in count(2))


def _plain(name: str) -> str:
    return letters_and_digits(name).lower()

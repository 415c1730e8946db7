"""Bring an operation back as it was released, and with it the definitions that it needs."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from toolkit.generate.definitions import names_for
from toolkit.patch import Patch, Put
from toolkit.swagger import lookup
from toolkit.swagger.nodes import ApiDefinition, Data, Operation
from toolkit.swagger.schema_references import closure, referred, renamed

_PREFIX = "Former"


@dataclass(frozen=True, slots=True)
class Former:
    """An operation as it was, to be put into a definition that has changed since."""

    path: str
    method: str
    data: Data
    definitions: dict[str, Any]

    def put(self, definition: ApiDefinition, data: Data) -> Patch:
        """Return what puts the operation to its place."""
        place = ("paths", self.path)
        if isinstance(lookup.members(definition, "paths").get(self.path), dict):
            return Put((*place, self.method), data)
        return Put(place, {self.method: data})

    def patches(self, definition: ApiDefinition) -> Iterator[Patch]:
        """Yield what puts the definitions to their place."""
        present = lookup.members(definition, "definitions")
        new = {name: data for name, data in self.definitions.items() if name not in present}
        if new and "definitions" not in definition.data:
            yield Put(("definitions",), new)
        else:
            yield from (Put(("definitions", name), data) for name, data in new.items())


def operation(definition: ApiDefinition, released: Operation) -> Former:
    """Return an operation of another version, fit for this definition; what is equal here is shared."""
    data = _written_out(released)
    former = lookup.members(released.definition, "definitions")
    needed = {name: former[name] for name in former if name in closure(referred(data), former)}
    names = names_for(needed, lookup.members(definition, "definitions"), _PREFIX)
    return Former(
        released.path,
        released.method,
        renamed(data, names),
        {names[name]: renamed(schema, names) for name, schema in needed.items()},
    )


def _written_out(released: Operation) -> Data:
    """Return the operation's data with its parameters and responses in it, wherever they are written."""
    data: Data = deepcopy(released.data)
    parameters = lookup.effective_parameters(released)
    if parameters or "parameters" in data:
        data["parameters"] = [deepcopy(parameter.data) for parameter in parameters]
    responses = {response.code: deepcopy(response.data) for response in lookup.responses(released)}
    if responses:
        data["responses"] = {**data["responses"], **responses}
    return data

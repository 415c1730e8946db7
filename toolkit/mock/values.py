"""Make values from schemas: believable by name and format, within limits, and always the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.mock import scalars
from toolkit.mock.azure import is_azure
from toolkit.mock.chance import Chance
from toolkit.swagger.nodes import ApiDefinition, Data
from toolkit.swagger.schema_members import Members, members
from toolkit.swagger.shapes import Type
from toolkit.swagger.types import is_of

_FULL = 6  # levels with all properties; below only what is required
_DEEPEST = 12
_MOST = 1_500  # values in one answer; then only what is required
_SOME = 2  # elements of an array
_MANY = 1_000  # of them, however many a schema demands
_TYPES = frozenset(Type)
NEXT_LINK = "nextLink"  # only what makes pages knows where it leads

Above = tuple[int, ...]  # the schemas that a value is part of, outermost first


def made(definition: ApiDefinition, schema: Any, chance: Chance, *, given: Any = None) -> Any:
    """Return a value of a schema; with the schema of a request only what that cannot say."""
    return _Maker(definition).value(members(definition, schema), chance, "", (), given)


def elements(definition: ApiDefinition, schema: Any, chance: Chance, count: int) -> list[Any]:
    """Return several values of a schema."""
    return [made(definition, schema, chance.at(index)) for index in range(count)]


def completed(definition: ApiDefinition, schema: Any, value: Any, chance: Chance, depth: int = 0) -> Any:
    """Return a value with what its schema requires of it."""
    declared = members(definition, schema)
    if depth > _DEEPEST:
        return value
    if isinstance(value, list):
        items = members(definition, declared.items)
        return [
            completed(definition, items.data, one, chance.at(index), depth + 1)
            for index, one in enumerate(value)
        ]
    if not isinstance(value, dict):
        return value
    known = declared.properties
    kept = {
        name: completed(definition, known[name], one, chance.at(name), depth + 1) if name in known else one
        for name, one in value.items()
    }
    missing = sorted(name for name in declared.required if name not in value and name in known)
    maker = _Maker(definition)
    return kept | {
        name: maker.value(members(definition, known[name]), chance.at(name), name, (), None)
        for name in missing
    }


@dataclass(slots=True)
class _Maker:
    definition: ApiDefinition
    left: int = _MOST

    def value(self, schema: Members, chance: Chance, name: str, above: Above, given: Any) -> Any:
        """Return a value; `above` are the schemas that it is part of, so that no circle is followed."""
        self.left -= 1
        if given is None and (sample := _sample(schema, name)) is not None:
            return sample
        if schema.type == "object" or (schema.type is None and schema.properties):
            return self._object(schema, chance, above, given)
        if schema.is_array:
            return self._array(schema, chance, name, above)
        is_resource = name == "id" and is_azure(self.definition)
        return scalars.made(schema.type, schema.data, "resourceId" if is_resource else name, chance)

    def _object(self, schema: Members, chance: Chance, above: Above, given: Any) -> Data:
        inside = (*above, id(schema.data))
        value: Data = {}
        taken = members(self.definition, given).properties if given is not None else {}
        for name, data in self._shown(schema, inside):
            child = members(self.definition, data)
            if name in taken and child.data.get("readOnly") is not True:
                part = self._rest(child, chance.at(name), name, inside, taken[name])
                value |= {name: part} if part else {}
            else:
                value[name] = self.value(child, chance.at(name), name, inside, None)
        if not schema.properties:
            value |= self._dictionary(schema, chance, inside)
        return value

    def _rest(self, child: Members, chance: Chance, name: str, above: Above, given: Any) -> Any:
        """Return what an object has beyond what a request can give."""
        return self.value(child, chance, name, above, given) if child.properties else None

    def _shown(self, schema: Members, inside: Above) -> Iterator[tuple[str, Any]]:
        """Yield the properties to make: all but those of a circle, and deep down what is required."""
        for name, data in schema.properties.items():
            is_full = len(inside) <= _FULL and self.left > 0 and name != NEXT_LINK
            is_needed = name in schema.required and len(inside) < _DEEPEST and self.left > -_MOST
            if is_needed or (is_full and not self._is_circle(data, inside)):
                yield name, data

    def _is_circle(self, data: Any, inside: Above) -> bool:
        child = members(self.definition, data)
        return id(child.data) in inside or id(members(self.definition, child.items).data) in inside

    def _dictionary(self, schema: Members, chance: Chance, inside: Above) -> Data:
        inner = schema.data.get("additionalProperties")
        child = members(self.definition, inner)
        if not isinstance(inner, dict) or id(child.data) in inside or len(inside) > _FULL or self.left <= 0:
            return {}
        if child.type == "string":
            return {"environment": chance.pick(("production", "development", "test")), "owner": "contoso"}
        return {"first": self.value(child, chance.at("first"), "first", inside, None)}

    def _array(self, schema: Members, chance: Chance, name: str, above: Above) -> list[Any]:
        item = members(self.definition, schema.items)
        least, most = (scalars.bound(schema.data, key) for key in ("minItems", "maxItems"))
        wanted = _SOME if len(above) <= 1 else 1
        count = min(max(wanted, least or 0), 20 if most is None else most, _MANY)
        if id(item.data) in above or len(above) > _FULL or self.left <= 0:
            count = min(least or 0, 1 if len(above) < _DEEPEST else 0)
        inside = (*above, id(schema.data))
        found = [
            self.value(item, chance.at(index), name.removesuffix("s"), inside, None) for index in range(count)
        ]
        is_plain = item.type == "string" and not least
        return list(dict.fromkeys(found)) if is_plain else found


def _sample(schema: Members, name: str) -> Any:
    """Return the value that the schema itself names, where it is of the schema's type and no secret."""
    if scalars.is_secret(schema.data, name):
        return None
    values = schema.data.get("enum")
    listed = values if isinstance(values, list) else []
    named = (schema.data.get("example"), schema.data.get("default"), *listed)
    for value in named:
        if value is not None and _is_of(value, schema) and (not listed or value in listed):
            return value
    return None


def _is_of(value: Any, schema: Members) -> bool:
    return schema.type is None or (schema.type in _TYPES and is_of(value, Type(schema.type)))

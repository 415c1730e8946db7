"""Definitions that need themselves: whoever gives one has to give another within it, without an end."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.swagger import lookup
from toolkit.swagger.components import components
from toolkit.swagger.nodes import ApiDefinition, Data, Schema
from toolkit.swagger.walk import is_reference


class Need(NamedTuple):
    """A definition that another needs, and the first required property on the way, if there is one."""

    name: str
    by: str | None


def loops(definition: ApiDefinition) -> Iterator[dict[str, list[Need]]]:
    """Yield the groups of definitions that need themselves, each with what it needs of the group.

    What is needed: required properties and members of `allOf`, through references. A definition that is only
    a reference leads on, but a loop of such alone has no value at all, and is none of these.
    """
    named = lookup.members(definition, "definitions").items()
    schemas = {name: data for name, data in named if isinstance(data, dict)}
    all_needs = {name: listed for name, data in schemas.items() if (listed := list(_needs(data)))}
    # What needs nothing is in no loop.
    needs = {name: [need for need in listed if need.name in all_needs] for name, listed in all_needs.items()}
    for names in components({name: {need.name for need in listed} for name, listed in needs.items()}):
        group = {name: [need for need in needs[name] if need.name in set(names)] for name in reversed(names)}
        if all(group.values()) and not all(is_reference(schemas[name]) for name in group):
            yield group


def _needs(data: Data) -> Iterator[Need]:
    pending: list[tuple[Data, str | None]] = [(data, None)]
    while pending:
        schema, by = pending.pop()
        if is_reference(schema):
            name = lookup.target_name(schema["$ref"], Schema)
            if name is not None:
                yield Need(name, by)
            continue
        pending += ((member, by) for _, member in lookup.objects(schema.get("allOf")))
        pending += ((member, by or name) for name, member in _required_properties(schema))


def _required_properties(schema: Data) -> Iterator[tuple[str, Data]]:
    required, properties = schema.get("required"), schema.get("properties")
    if isinstance(required, list) and isinstance(properties, dict):
        for name in required:
            if isinstance(name, str) and isinstance(properties.get(name), dict):
                yield name, properties[name]

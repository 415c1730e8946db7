"""Schemas with their references followed and their `allOf` merged, one level at a time.

Power Automate composes nothing and Power Apps ignores `allOf`, so what a schema is made of is written out. Of
two that declare the same property the one nearer to the schema counts; the base's properties come first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from toolkit.arm.imported import ImportRefused
from toolkit.arm.specification import Located, Specification, Target
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data
from toolkit.swagger.walk import is_reference

_TYPES = ("string", "integer", "number", "boolean", "object", "array", "file")
_MEMBERS = frozenset({"allOf", "properties", "required", "items", "additionalProperties"})
_MOST_STEPS = 50  # from one schema to the next
_MOST_PARTS = 2_000  # that are put together into one, counted on each way that leads to them
_NOT_INHERITED = frozenset({"discriminator", "x-ms-discriminator-value", "title", "example"})


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What a schema declares. What stands in it is not looked into, so cycles do no harm."""

    key: str  # of what it is, told from all others; empty where it is written in place
    name: str
    type: str  # empty where anything may come
    keywords: Data  # but those that have members of their own here
    properties: dict[str, Located] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    items: Located | None = None
    additional: Located | bool | None = None
    of_kinds: frozenset[str] = frozenset()  # properties that only some kinds of it have

    @property
    def is_structured(self) -> bool:
        """Whether it is an object with properties."""
        return self.type == "object" and bool(self.properties)

    @property
    def discriminator(self) -> str:
        value = self.keywords.get("discriminator")
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A schema in its place: what it is, and what is said of it only there."""

    site: Data
    shape: Shape

    def said(self, keyword: str) -> Any:
        """Return a keyword's value: what is said in the place counts more than what the schema says."""
        return self.site.get(keyword, self.shape.keywords.get(keyword))


def use(specification: Specification, located: Located) -> Use:
    """Return what a schema is, whether written in place or referred to."""
    site: Data = {}
    target: Target | None = None
    for _ in range(_MOST_STEPS):
        alias = located.data if target or is_reference(located.data) else _wrapped(located.data)
        if alias is None or not is_reference(alias):
            return Use(site, _shape(specification, located, target))
        site = {**_keywords(located.data), **site}
        target = specification.resolve(alias["$ref"], located.file)
        located = target.located
    raise ImportRefused(f"{located.file}: `{located.data['$ref']}` refers to itself")


def _wrapped(data: Data) -> Data | None:
    """Return the one schema that another puts into `allOf` because nothing may stand beside a reference."""
    parts = data.get("allOf")
    if _MEMBERS.intersection(data) != {"allOf"} or not isinstance(parts, list) or len(parts) != 1:
        return None
    return parts[0] if isinstance(parts[0], dict) else None


def _shape(specification: Specification, located: Located, target: Target | None) -> Shape:
    known: dict[Any, tuple[Data, Shape]] = specification.memory.setdefault("shapes", {})
    key = target.key if target else id(located.data)
    if key not in known:
        shape = _merged(specification, located, (), count())
        if target:
            shape = replace(shape, key=target.key, name=target.name)
        known[key] = located.data, shape  # data that is gone would leave its identity to other data
    return known[key][1]


def _merged(
    specification: Specification, located: Located, above: tuple[int, ...], merged: Iterator[int]
) -> Shape:
    """Return the shape; `above` are the schemas that are being merged, which a cycle would lead back to.

    `merged` counts the parts: a schema that is reached on many ways is merged on each of them.
    """
    data, file = located
    above = (*above, id(data))
    if next(merged) > _MOST_PARTS:
        raise ImportRefused(f"{file}: `allOf` puts together more than {_MOST_PARTS:,} schemas")
    if len(above) > _MOST_STEPS:
        raise ImportRefused(f"{file}: `allOf` leads on through more than {_MOST_STEPS} schemas")
    parts = [specification.followed(Located(member, file)) for _, member in lookup.objects(data.get("allOf"))]
    shape = _own(located)
    for part in reversed(parts):
        if id(part.data) not in above:
            shape = _with_base(shape, _merged(specification, part, above, merged), file)
    return shape


def _own(located: Located) -> Shape:
    """Return what a schema declares itself."""
    data, file = located
    properties, required = data.get("properties"), data.get("required")
    additional = data.get("additionalProperties")
    return Shape(
        key="",
        name="",
        type=_type(data),
        keywords=_keywords(data),
        properties={name: Located(value, file) for name, value in _objects(properties)},
        required=frozenset(name for name in _list(required) if isinstance(name, str)),
        items=_located(data.get("items"), file),
        additional=additional if isinstance(additional, bool) else _located(additional, file),
    )


def _with_base(own: Shape, base: Shape, file: str) -> Shape:
    if own.type and base.type and own.type != base.type:
        raise ImportRefused(f"{file}: `allOf` puts together `{base.type}` and `{own.type}`")
    inherited = {key: value for key, value in base.keywords.items() if key not in _NOT_INHERITED}
    return replace(
        own,
        type=own.type or base.type,
        keywords={**inherited, **own.keywords},
        properties={**base.properties, **own.properties},
        required=own.required | base.required,
        items=own.items or base.items,
        additional=base.additional if own.additional is None else own.additional,
    )


def _keywords(data: Data) -> Data:
    return {key: value for key, value in data.items() if key not in _MEMBERS and key != "$ref"}


def _objects(members: Any) -> Iterator[tuple[str, Data]]:
    for name, value in members.items() if isinstance(members, dict) else ():
        if isinstance(value, dict):
            yield name, value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _located(value: Any, file: str) -> Located | None:
    return Located(value, file) if isinstance(value, dict) else None


def _type(data: Data) -> str:
    """Return the one type of a schema: the declared one, or the one that its keywords belong to."""
    declared = data.get("type")
    if isinstance(declared, list):
        declared = next((one for one in declared if one != "null"), None)
    if declared in _TYPES:
        return str(declared)
    if "properties" in data or "additionalProperties" in data:
        return "object"
    if "items" in data:
        return "array"
    values = _list(data.get("enum"))
    return "string" if values and all(isinstance(value, str) for value in values) else ""

"""Schemas of which others are kinds, told apart by a discriminator: what a connector shows of them."""

from dataclasses import replace
from typing import NamedTuple

from toolkit.arm.composition import Shape, use
from toolkit.arm.options import ImportOptions, Poly
from toolkit.arm.specification import Located, Specification, Target
from toolkit.arm.usage import kinds_of
from toolkit.arm.views import View

_VALUE = "x-ms-discriminator-value"


class Chosen(NamedTuple):
    """A shape without kinds, and what its maker should know."""

    shape: Shape
    note: str = ""


def chosen(specification: Specification, shape: Shape, view: View, options: ImportOptions) -> Chosen:
    """Return what is shown of a shape: where it has no kinds the shape itself."""
    kinds = kinds_of(specification, shape.key) if shape.discriminator else []
    if not kinds:
        return Chosen(shape)
    values = [value_of(kind) for kind in kinds]
    picked = [kind for kind in kinds if value_of(kind).lower() == options.kind.lower()]
    if picked:
        return Chosen(_of_kind(specification, shape, picked[0]), is_always(shape.name, value_of(picked[0])))
    listed = ", ".join(f"`{value}`" for value in values[:6]) + (", ..." if len(values) > 6 else "")
    where = "in the body" if view.is_input else "in the answer"
    mode = options.poly if options.poly in {Poly.BASE, Poly.UNION} else ""
    if mode == Poly.UNION or (view.is_input and mode != Poly.BASE):
        has = f"the fields of all its kinds, told apart by `{shape.discriminator}`"
        return Chosen(_union(specification, shape, kinds), f"`{shape.name}` has {where} {has}: {listed}")
    has = f"only what its kinds share; more depends on `{shape.discriminator}`"
    note = f"`{shape.name}` has {where} {has}: {listed}"
    return Chosen(_with_values(shape, values) if view.is_input else shape, note)


def value_of(kind: Target) -> str:
    """Return the value of the discriminator that means a kind."""
    value = kind.data.get(_VALUE)
    return value if isinstance(value, str) else kind.name


def is_always(name: str, value: str) -> str:
    return f"`{name}` is always of the kind `{value}`"


def _of_kind(specification: Specification, shape: Shape, kind: Target) -> Shape:
    own = use(specification, kind.located).shape
    name, value = shape.discriminator, value_of(kind)
    said = own.properties.get(name, Located({}, kind.file))
    fixed = {"description": said.data.get("description"), "type": "string", "default": value}
    internal = Located({**fixed, "enum": [value]}, said.file)
    properties = {**own.properties, name: internal}
    return replace(own, key=shape.key, name=shape.name, properties=properties, required=own.required | {name})


def _union(specification: Specification, shape: Shape, kinds: list[Target]) -> Shape:
    base = _with_values(shape, [value_of(kind) for kind in kinds])
    properties = dict(base.properties)
    for kind in kinds:
        for name, located in use(specification, kind.located).shape.properties.items():
            if name in shape.properties:
                continue
            first = properties.setdefault(name, located)
            if first.data is not located.data and _type(specification, first) != _type(
                specification, located
            ):
                properties[name] = Located({"description": first.data.get("description")}, first.file)
    return replace(
        base, properties=properties, of_kinds=frozenset(properties.keys() - shape.properties.keys())
    )


def _type(specification: Specification, located: Located) -> tuple[str, str]:
    shape = use(specification, located).shape
    return shape.type, shape.key


def _with_values(shape: Shape, values: list[str]) -> Shape:
    """Return the shape with the kinds as values of its discriminator, which old specifications lack."""
    located = shape.properties.get(shape.discriminator)
    data = located.data if located else {"type": "string"}
    if "$ref" in data or "enum" in data:
        return shape
    listed = Located({**data, "enum": values}, located.file if located else "")
    return replace(shape, properties={**shape.properties, shape.discriminator: listed})

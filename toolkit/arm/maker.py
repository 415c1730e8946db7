"""Make forms of schemas: one view of them, without what is pruned, without circles, with texts for makers."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from toolkit.arm.composition import Shape, Use, use
from toolkit.arm.dynamic import LOCATIONS
from toolkit.arm.forms import Form, sealed
from toolkit.arm.options import ImportOptions
from toolkit.arm.polymorphism import chosen
from toolkit.arm.pruning import BAG, Scope
from toolkit.arm.scalars import container, scalar
from toolkit.arm.secrets import with_secret
from toolkit.arm.specification import Located, Specification
from toolkit.arm.usage import usage
from toolkit.arm.views import View, shows
from toolkit.arm.wording import shared_texts, texts
from toolkit.swagger.nodes import Data

Above = frozenset[str]  # the keys of the schemas that one stands in

_OBJECT: Data = {"type": "object"}
_SMALL = 4  # schemas of an object that is worth keeping below all levels
_IN_PLACE = 10  # schemas of an object that is written in place if its property is not called as others of it
_MOST_CONTAINERS = -9  # the depth at which an array of arrays ends
_ADVANCED = 2  # the level of what only some kinds of a schema have


class FormMaker:
    """Makes the forms of one specification; those of named schemas are remembered."""

    def __init__(self, specification: Specification, options: ImportOptions) -> None:
        self._specification = specification
        self._options = options
        self._usage = usage(specification)
        memory = specification.memory
        asked = options.poly, options.with_dropdowns, options.known_helpers.get(LOCATIONS.helper)
        self._known: dict[Any, Form] = memory.setdefault(("forms", asked), {})
        self._identities: dict[str, int] = memory.setdefault("identities", {})

    def form(self, located: Located, scope: Scope) -> Form:
        """Return the form of a body, an answer, or an element of a list."""
        return self._form(use(self._specification, located), scope, frozenset(), "", is_required=False)

    def _form(self, schema: Use, scope: Scope, above: Above, name: str, *, is_required: bool) -> Form:
        shape = schema.shape
        if shape.is_structured:
            return self._object(schema, scope, above, name)
        if shape.type not in {"array", "object"}:
            return self._sealed(Form(scalar(schema, scope, name, self._options, is_required=is_required)))
        return self._container(schema, scope, above, name, is_required=is_required)

    def _container(self, schema: Use, scope: Scope, above: Above, name: str, *, is_required: bool) -> Form:
        """Return the form of an array or a map; one that contains itself, or many others, holds anything."""
        shape = schema.shape
        inner = shape.items if shape.type == "array" else shape.additional
        form: Form | None = None
        if isinstance(inner, Located) and shape.key not in above and scope.depth > _MOST_CONTAINERS:
            child = use(self._specification, inner)
            scope_of_child = scope if child.shape.is_structured else replace(scope, depth=scope.depth - 1)
            above = above | {shape.key} if shape.key else above
            form = self._form(child, scope_of_child, above, "", is_required=False)
        element = form.name if form else ""
        keywords = container(schema, scope, name, is_required=is_required, element=element)
        if shape.type == "array":
            return self._sealed(Form(keywords, items=form or self._sealed(Form({}))))
        return self._sealed(Form(keywords, additional=form))

    def _object(self, schema: Use, scope: Scope, above: Above, name: str) -> Form:
        shape = schema.shape
        own = {**_OBJECT, **texts(schema, name)}
        if scope.depth < 1:
            return self._sealed(Form(own, is_cut=True))
        if shape.key and shape.key in above:
            note = f"`{shape.name}` contains itself, and is free-form where it comes again"
            return self._sealed(Form(own, notes=(note,)))
        if not shape.key:
            return self._structure(shape, own, scope, above)
        form = self._named(shape, scope, above)
        is_called_otherwise = bool(name) and own.get("x-ms-summary") != form.keywords.get("x-ms-summary")
        if is_called_otherwise and form.size <= _IN_PLACE and not any(child.name for child in form.children):
            return self._sealed(replace(form, keywords=own, name=""))
        return form

    def _named(self, shape: Shape, scope: Scope, above: Above) -> Form:
        number = self._usage.circles.get(shape.key)
        circle = frozenset(key for key in above if self._usage.circles.get(key) == number)
        known = shape.key, scope, circle
        if known not in self._known:
            own = {**_OBJECT, **shared_texts(shape, self._usage)}
            form = self._structure(shape, own, scope, above | {shape.key})
            self._known[known] = self._sealed(replace(form, name=shape.name, key=shape.key))
        return self._known[known]

    def _structure(self, shape: Shape, own: Data, scope: Scope, above: Above) -> Form:
        shape, note = chosen(self._specification, shape, scope.view, self._options)
        scope = replace(scope, demands=self._demands(shape, scope))
        properties: dict[str, Form] = {}
        left_out: list[str] = []
        for name, child in self._shown(shape, scope.view):
            form = self._property(shape, name, child, scope, above)
            if form is None:
                left_out.append(name)
            else:
                properties[name] = form
        left_out = left_out if properties else list(shape.properties)  # with what this view has not
        required = tuple(name for name in properties if scope.demands and name in shape.required)
        notes = (note,) if note else ()
        return self._sealed(
            Form(own, properties, required, view=scope.view, left_out=tuple(left_out), notes=notes)
        )

    def _shown(self, shape: Shape, view: View) -> Iterator[tuple[str, Use]]:
        for name, located in shape.properties.items():
            child = use(self._specification, located)
            if shows(view, child.said):
                yield name, child

    def _demands(self, shape: Shape, scope: Scope) -> bool:
        """Whether what a schema requires is required: of a change only if the schema is for changes alone."""
        if scope.view is View.UPDATE and shape.key:
            return shape.key not in self._usage.views[View.CREATE]
        return scope.demands

    def _property(self, shape: Shape, name: str, child: Use, scope: Scope, above: Above) -> Form | None:
        structured = self._structured(child)
        must = scope.demands and name in shape.required
        inner = scope.below(name, is_object=structured is not None, is_required=must)
        if inner is None:
            return None
        if name in shape.of_kinds and not must:
            inner = replace(inner, level=max(inner.level, _ADVANCED))
        if structured is child and name != BAG and inner.may_refer_to(child):
            inner = replace(inner, fields=(("id",),))
        form = self._form(child, inner, above, name, is_required=must)
        is_too_much = structured is not None and inner.is_edge and form.size > _SMALL
        if (form.is_hollow or is_too_much) and not must:
            return None
        keywords = with_secret(form.keywords, name, child.said, has_key="keyName" in shape.properties)
        return form if keywords is form.keywords else self._sealed(replace(form, keywords=keywords))

    def _structured(self, child: Use) -> Use | None:
        """Return the object with properties that a property is, or is a list or map of."""
        for _ in range(9):
            shape = child.shape
            inner = shape.items if shape.type == "array" else shape.additional
            if shape.is_structured or not isinstance(inner, Located):
                return child if shape.is_structured else None
            child = use(self._specification, inner)
        return None

    def _sealed(self, form: Form) -> Form:
        return sealed(form, self._identities)

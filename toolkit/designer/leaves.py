"""The fields of a schema: the designer shows its leaves as one list.

A field is required only if everything around it is. What is around lends its visibility, and its title is put
before the label. Nothing is shown of what is internal or read-only. Of a definition that comes back to itself
there is one field for the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from toolkit.designer import controls
from toolkit.designer.card import Control, Field, Visibility
from toolkit.designer.labels import ITEM, NO_PREFIX, Prefix, visibility_of
from toolkit.designer.schemas import DEEPEST, Budget, View
from toolkit.designer.sources import key_of, schema_of
from toolkit.swagger.webhooks import ADDRESS


@dataclass(frozen=True, slots=True)
class Step:
    """A schema on the way down, and what it has from all around it."""

    view: View
    location: str
    path: tuple[str, ...]
    name: str
    is_required: bool
    visibility: Visibility
    prefix: Prefix = NO_PREFIX
    above: frozenset[int] = frozenset()
    budget: Budget = field(default_factory=Budget)

    @property
    def is_open(self) -> bool:
        """Whether the properties are shown instead of the object, which is not so if they are known later."""
        view = self.view
        is_object = view.type == "object" and schema_of(view) is None
        return is_object and self._may_go_on and any(not _is_read_only(child) for _, child in view.children())

    @property
    def _may_go_on(self) -> bool:
        return id(self.view.data) not in self.above and len(self.above) < DEEPEST

    def children(self) -> Iterator["Step"]:
        """Yield the properties that makers fill in."""
        prefix = self.prefix.within(self.view) if self.name else self.prefix  # an element has no name
        required, above = self.view.required, self.above | {id(self.view.data)}
        for name, child in self.view.children():
            if not _is_hidden(child) and self.budget.take():
                yield replace(
                    self,
                    view=child,
                    path=(*self.path, name),
                    name=name,
                    is_required=self.is_required and name in required,
                    visibility=visibility_of(child, self.visibility),
                    prefix=prefix,
                    above=above,
                )

    def element(self) -> "Step | None":
        """Return the elements of a list; labels and visibility start anew in each."""
        element = self.view.items() if self._may_go_on and self.view.type == "array" else None
        if element is None or element.is_internal or not self.budget.take():
            return None
        return replace(
            self,
            view=element,
            path=(*self.path, "*"),
            name="",
            is_required=True,
            visibility=Visibility.NORMAL,
            prefix=NO_PREFIX,
            above=self.above | {id(self.view.data)},
        )


def fields_of(step: Step) -> Iterator[Field]:
    """Yield the fields below a schema, or the one that it is."""
    if step.is_open:
        for child in step.children():
            yield from fields_of(child)
    else:
        yield leaf(step)


def leaf(step: Step) -> Field:
    """Return the field that a schema is."""
    found = controls.field(
        step.view,
        key=key_of(step.location, *step.path),
        name=step.name,
        label=step.prefix.label(step.view, step.name or ITEM),
        location=step.location,
        is_required=step.is_required,
        visibility=step.visibility,
    )
    element = step.element() if found.control is Control.LIST else None
    return replace(found, items=tuple(_items(element))) if element else found


def _items(element: Step) -> Iterator[Field]:
    """Yield the fields of one element; nothing says that a plain one must be filled in."""
    return fields_of(element if element.is_open else replace(element, is_required=False))


def _is_hidden(view: View) -> bool:
    """Whether makers do not fill it in: it is internal, read-only, or the platform writes its address."""
    return view.is_internal or _is_read_only(view) or view.data.get(ADDRESS) is True


def _is_read_only(view: View) -> bool:
    return view.data.get("readOnly") is True

"""Schemas as a connector will have them, before the definitions among them have names.

A form knows its size with everything below it written out, so limits are kept without writing anything out.
Equal schemas in equal places are the same form: what an operation has in common with another costs nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.arm.views import View
from toolkit.swagger.nodes import Data


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    keywords: Data
    properties: dict[str, "Form"] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    items: "Form | None" = None
    additional: "Form | None" = None
    name: str = ""  # of the schema in the source, if this is to be a definition
    key: str = ""
    view: View = View.RESPONSE
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_cut: bool = False  # whether something below was too deep
    size: int = 1  # schemas, with all definitions written out
    depth: int = 1  # the levels that these stand on
    identity: int = 0  # two forms that read the same share it

    @property
    def children(self) -> Iterator["Form"]:
        yield from self.properties.values()
        yield from (form for form in (self.items, self.additional) if form is not None)

    @property
    def is_hollow(self) -> bool:
        """Whether it is an object, or a list or map of objects, of whose properties none is left."""
        inner = self.items or self.additional
        return inner.is_hollow if inner else bool(self.left_out) and not self.properties


def all_forms(roots: list[Form]) -> Iterator[Form]:
    """Yield the forms and all below them, each once, in the order in which they are met."""
    seen: set[int] = set()
    pending = roots[::-1]
    while pending:
        form = pending.pop()
        if id(form) not in seen:
            seen.add(id(form))
            yield form
            pending += [*form.children][::-1]


def sealed(form: Form, identities: dict[str, int]) -> Form:
    """Return the form with all that depends on what is below it; `identities` are those given so far."""
    children = list(form.children)
    return replace(
        form,
        size=1 + sum(child.size for child in children),
        depth=1 + max((child.depth for child in children), default=0),
        is_cut=form.is_cut or any(child.is_cut for child in children),
        identity=identities.setdefault(_signature(form), len(identities) + 1),
    )


def _signature(form: Form) -> str:
    """Return a text that two forms share only if they read the same."""
    parts: list[Any] = [
        form.name,
        list(form.keywords.items()),
        [(name, child.identity) for name, child in form.properties.items()],
        form.required,
        form.items and form.items.identity,
        form.additional and form.additional.identity,
    ]
    return repr(parts)

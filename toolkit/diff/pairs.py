"""Two schemas side by side, and what has been settled on the way to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from toolkit.diff.change import ABSENT
from toolkit.diff.kind import Kind
from toolkit.diff.renames import renames, squashed
from toolkit.diff.views import ITEMS, View, elements, view
from toolkit.document import Place
from toolkit.swagger.nodes import Node
from toolkit.swagger.values import identity


class Delta(NamedTuple):
    """A difference below a pair: how it is addressed from there, and where it stands."""

    kind: Kind
    old: Place
    new: Place
    before: Any = ABSENT
    after: Any = ABSENT
    steps: tuple[str, ...] = ()  # to the property that differs
    keyword: str = ""  # the member of it that differs


class Standing(NamedTuple):
    """What makers see of an element: whether it and all above it are required; whether it is hidden."""

    is_required: bool
    is_hidden: bool

    def below(self, holder: View, name: str, child: View) -> "Standing":
        """Return the standing of a property; it is hidden as its holder is unless it says otherwise."""
        hidden = child.is_hidden if child.visibility else self.is_hidden
        return Standing(self.is_required and name in holder.required, hidden)


@dataclass(frozen=True, eq=False)
class Pair:
    """What stands at the same address in both versions."""

    old: View
    new: View
    old_standing: Standing
    new_standing: Standing

    @property
    def are_comparable(self) -> bool:
        """Whether what both hold can be compared: not where one is a list and the other a text."""
        return self.old.type == self.new.type or None in {self.old.type, self.new.type}

    @cached_property
    def key(self) -> tuple[object, ...]:
        """What two pairs share that differ in nothing but their address."""
        return id(self.old.node.data), id(self.new.node.data), self.old_standing, self.new_standing

    def delta(self, kind: Kind, keyword: str) -> Delta:
        """Return that a member of both differs."""
        return Delta(
            kind,
            self.old.place(keyword),
            self.new.place(keyword),
            self.old.get(keyword, ABSENT),
            self.new.get(keyword, ABSENT),
            keyword=keyword,
        )

    def below(self, name: str, old: Node, new: Node) -> "Pair":
        """Return the pair of two properties."""
        before, after = view(old), view(new)
        return Pair(
            before,
            after,
            self.old_standing.below(self.old, name, before),
            self.new_standing.below(self.new, name, after),
        )

    def children(self) -> "Iterator[tuple[str, Pair]]":
        """Yield what both hold, by name; the elements of an array are named `items`."""
        old, new = self.old.members, self.new.members
        for name in sorted(old.keys() & new.keys()):
            yield name, self.below(name, old[name], new[name])
        if self.items is not None:
            yield ITEMS, self.items

    @property
    def items(self) -> "Pair | None":
        """The pair of the elements of two arrays, which stand as the arrays do."""
        if self.old.items is None and self.new.items is None:
            return None
        return Pair(elements(self.old), elements(self.new), self.old_standing, self.new_standing)


class Sides(NamedTuple):
    """What one of a pair alone holds."""

    renamed: dict[str, str]
    gone: list[str]
    come: list[str]


def sides(old: dict[str, Node], new: dict[str, Node]) -> Sides:
    """Return what is there under one name alone."""
    renamed = renames(old, new, (_spelled_alike, _labelled_alike))
    known = {*renamed.values()}
    return Sides(
        dict(sorted(renamed.items())),
        sorted(old.keys() - new.keys() - renamed.keys()),
        sorted(new.keys() - old.keys() - known),
    )


def differing(pair: Pair, keywords: tuple[str, ...]) -> Iterator[str]:
    """Yield which members differ; what is written as null is not written."""
    for keyword in keywords:
        before, after = pair.old.get(keyword), pair.new.get(keyword)
        if identity(before) != identity(after):
            yield keyword


def _spelled_alike(name: str, node: Node) -> object:
    return (squashed(name), view(node).type) if squashed(name) else None


def _labelled_alike(name: str, node: Node) -> object:
    del name
    found = view(node)
    return (found.label, found.type) if found.label else None

"""Schemas as the designer reads them: references followed, and nothing that is composed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.pointer import Tokens, render
from toolkit.swagger import lookup
from toolkit.swagger.lookup import target_name
from toolkit.swagger.nodes import ApiDefinition, Data, Node, Reference, Schema, is_internal
from toolkit.swagger.walk import is_reference

MOST = 1024  # schemas of a body or an answer: the platform takes 512, and a tree can double at each level
DEEPEST = 30  # levels that are shown


@dataclass(frozen=True, slots=True)
class View:
    """A schema, or a parameter outside of the body, and where it is written."""

    definition: ApiDefinition
    data: Data
    tokens: Tokens

    @property
    def pointer(self) -> str:
        return render(self.tokens)

    @property
    def type(self) -> str:
        """The declared type; of a schema without one, what its keys tell."""
        declared = self.data.get("type")
        if isinstance(declared, str):
            return declared
        return "object" if self.properties else "array" if "items" in self.data else ""

    @property
    def format(self) -> str:
        return text(self.data, "format")

    @property
    def properties(self) -> Data:
        """The own properties: `allOf` and its like are not read by the designer."""
        return members(self.data, "properties")

    @property
    def required(self) -> frozenset[str]:
        names = self.data.get("required")
        return (
            frozenset(name for name in names if isinstance(name, str))
            if isinstance(names, list)
            else frozenset()
        )

    @property
    def is_internal(self) -> bool:
        return is_internal(self.data)

    @property
    def is_secret(self) -> bool:
        return self.format == "password" or self.data.get("x-ms-secret") is True

    def children(self) -> Iterator[tuple[str, "View"]]:
        """Yield the properties that are schemas, by name."""
        for name in self.properties:
            child = self.below("properties", name)
            if child:
                yield name, child

    def items(self) -> "View | None":
        return self.below("items")

    def below(self, *steps: str) -> "View | None":
        """Return the schema at some steps; None where none is written there, or a reference leads nowhere."""
        value: Any = self.data
        for step in steps:
            value = value.get(step) if isinstance(value, dict) else None
        return followed(self.definition, value, (*self.tokens, *steps))


class Budget:
    """How many schemas of a tree are still looked at."""

    def __init__(self) -> None:
        self._left = MOST

    def take(self) -> bool:
        """Whether one more is looked at."""
        self._left -= 1
        return self._left >= 0


def followed(definition: ApiDefinition, value: Any, tokens: Tokens, kind: type[Node] = Schema) -> View | None:
    """Return the object that is written at a pointer, or what its references end in."""
    seen = 0
    while isinstance(value, dict) and is_reference(value):
        name = target_name(value["$ref"], kind)
        value = lookup.target_of(definition, value["$ref"], kind)
        seen += 1
        if value is None or name is None or seen > 100:  # a chain this long is a loop
            return None
        tokens = (Reference.ROOTS[kind], name)
    return View(definition, value, tokens) if isinstance(value, dict) else None


def text(data: Data, key: str) -> str:
    """Return a member that is a text, without blanks around it; the empty string where it is none."""
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def members(data: Data, key: str) -> Data:
    value = data.get(key)
    return value if isinstance(value, dict) else {}

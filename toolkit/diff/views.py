"""What a parameter or a schema declares, references and `allOf` followed, and where each part stands."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from toolkit.document import Place
from toolkit.swagger import lookup
from toolkit.swagger.nodes import Data, Items, Node, Parameter, Reference, Schema
from toolkit.swagger.schema_members import MOST_PARTS
from toolkit.swagger.walk import children

EXTRA = "additionalProperties"
ITEMS = "items"

_NOTHING: Data = {}


@dataclass(frozen=True, eq=False)
class View:
    """The node, and the schemas that it is composed of; of two that declare the same the first counts."""

    parts: tuple[Node, ...]
    properties: dict[str, Node]
    required: frozenset[str]
    items: Node | None
    extra: Node | None  # the schema of `additionalProperties`, where it says anything

    @property
    def node(self) -> Node:
        return self.parts[0]

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a member, wherever it is declared."""
        for part in self.parts:
            if key in part.data:
                return part.data[key]
        return default

    def text(self, key: str) -> str:
        value = self.get(key)
        return value if isinstance(value, str) else ""

    def has(self, key: str) -> bool:
        return any(key in part.data for part in self.parts)

    def place(self, key: str = "") -> Place:
        """Return where a member is written; where it is not, the place of the whole."""
        holder = next((part for part in self.parts if key in part.data), None)
        return holder.place / key if holder and key else self.node.place

    @cached_property
    def type(self) -> str | None:
        """The type, as declared or as its members tell; None where anything may stand."""
        declared = self.get("type")
        if isinstance(declared, list):
            return "|".join(sorted(map(str, declared)))
        if isinstance(declared, str) and declared:
            return declared.lower()
        if self.items is not None:
            return "array"
        return "object" if self.properties or self.extra is not None else None

    @property
    def outline(self) -> str:
        """The type, for messages."""
        return self.type or "any type"

    @property
    def members(self) -> dict[str, Node]:
        """The properties, and what others may be added as one more."""
        return self.properties | ({EXTRA: self.extra} if self.extra is not None else {})

    @property
    def label(self) -> str:
        return self.text("x-ms-summary").strip()

    @property
    def visibility(self) -> str:
        """The visibility in lower case; empty for the usual one."""
        value = self.node.data.get("x-ms-visibility")
        text = value.strip().lower() if isinstance(value, str) else ""
        return "" if text in {"none", "normal"} else text

    @property
    def is_hidden(self) -> bool:
        return self.visibility == "internal"


def view(node: Node) -> View:
    """Return the view of a node; one object for all references to a schema."""
    if isinstance(node, Parameter):
        return _view(node)  # it stands where it is listed, though the same may be listed elsewhere, too
    end = _followed(node)
    known: dict[int, View] = lookup.once(node.definition, "diff_views", dict)
    key = id(end.data)
    if key not in known:
        known[key] = _view(end)
    return known[key]


def elements(array: View) -> View:
    """Return the view of an array's elements, of which nothing may be said."""
    return view(array.items if array.items is not None else Schema(_NOTHING, array.node, ITEMS))


def _followed(node: Node) -> Node:
    """Return what a reference ends in; itself where that is nowhere."""
    return (lookup.followed(node) or node) if isinstance(node, Reference) else node


def _view(node: Node) -> View:
    parts = tuple(_parts(node))
    properties: dict[str, Node] = {}
    items = extra = None
    for part in parts:
        for child in children(part):
            if not isinstance(child, (Schema, Reference, Items)):
                continue
            match child.steps[0]:
                case "properties":
                    properties.setdefault(child.name, child)
                case "items" if len(child.steps) == 1:
                    items = items or child
                case "additionalProperties" if child.data:
                    extra = extra or child
    return View(parts, properties, _required(parts), items, extra)


def _parts(node: Node) -> list[Node]:
    """Return the node and what it is composed of, each once, in the order of `allOf`."""
    found: dict[int, Node] = {}
    pending = [node]
    while pending and len(found) < MOST_PARTS:
        part = _followed(pending.pop())
        if id(part.data) not in found:
            found[id(part.data)] = part
            pending += [child for child in children(part) if child.steps[0] == "allOf"][::-1]
    return list(found.values())


def _required(parts: tuple[Node, ...]) -> frozenset[str]:
    lists = (part.data.get("required") for part in parts if not isinstance(part, Parameter))
    return frozenset(
        name for names in lists if isinstance(names, list) for name in names if isinstance(name, str)
    )

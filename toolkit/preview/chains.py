"""The graph of dropdowns as a drawing: what must be chosen from first stands left of what needs it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.preview.sheet import Sheet

_WIDTH, _HEIGHT = 180, 48  # of a node
_ACROSS, _DOWN = 32, 16  # between nodes
_EDGE = 1  # room for a line at the border

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Node:
    """An operation that fills dropdowns."""

    name: str  # of its card on the page
    title: str
    fills: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Chains:
    """Nodes, and the curves between them as SVG writes paths."""

    nodes: tuple[Node, ...]
    edges: tuple[str, ...]
    node_width: int = _WIDTH
    node_height: int = _HEIGHT

    @property
    def width(self) -> int:
        return max((node.x for node in self.nodes), default=0) + _WIDTH + _EDGE

    @property
    def height(self) -> int:
        return max((node.y for node in self.nodes), default=0) + _HEIGHT + _EDGE


def chains(sheet: Sheet) -> Chains:
    """Draw the operations that fill dropdowns, a column for each choice that comes before."""
    sources = [name for name in sheet.feeds if name in sheet.cards]
    known = {*sources}
    pairs = [
        (name, feed.card) for name in sources for feed in sheet.feeds[name] if feed.card in known - {name}
    ]
    columns = _columns(sources, pairs)
    nodes = _placed(sheet, columns)
    neighbours = [(one, other) for one, other in dict.fromkeys(pairs) if columns[other] - columns[one] == 1]
    return Chains(tuple(nodes.values()), tuple(_curve(nodes[one], nodes[other]) for one, other in neighbours))


def _columns(sources: Iterable[str], pairs: Pairs) -> dict[str, int]:
    """Return how many choices come before each; operations that need each other end somewhere, too."""
    columns = dict.fromkeys(sources, 0)
    for _ in columns:
        moved = {other: columns[one] + 1 for one, other in pairs if columns[other] <= columns[one]}
        if not moved or max(moved.values()) >= len(columns):
            break
        columns |= moved
    return columns


def _placed(sheet: Sheet, columns: dict[str, int]) -> dict[str, Node]:
    rows: Counter[int] = Counter()
    nodes = {}
    for operation_id, column in columns.items():
        card = sheet.cards[operation_id]
        nodes[operation_id] = Node(
            name=sheet.names[card.pointer],
            title=card.title,
            fills=len(sheet.feeds[operation_id]),
            x=_EDGE + column * (_WIDTH + _ACROSS),
            y=_EDGE + rows[column] * (_HEIGHT + _DOWN),
        )
        rows[column] += 1
    return nodes


def _curve(one: Node, other: Node) -> str:
    x, y = one.x + _WIDTH, one.y + _HEIGHT // 2
    end, at = other.x, other.y + _HEIGHT // 2
    bend = _ACROSS // 2
    return f"M{x} {y} C{x + bend} {y} {end - bend} {at} {end} {at}"

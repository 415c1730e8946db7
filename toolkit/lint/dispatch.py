"""Which rules to ask about a node: those of its type that its keys do not rule out."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from toolkit.lint.rule import Rule
from toolkit.lint.screen import Noise
from toolkit.swagger.nodes import Node


class Dispatch:
    """Rules by the type of node and the keys it has."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._of_type: dict[type, list[Rule]] = defaultdict(list)
        for rule in rules:
            for visited in rule.visits:
                self._of_type[visited].append(rule)
        self._of_keys: dict[tuple[type, tuple[str, ...]], list[Rule]] = {}

    @property
    def types(self) -> Collection[type]:
        return self._of_type.keys()

    def for_node(self, node: Node) -> list[Rule]:
        """Return the rules to ask: the same for all nodes of a type that have the same keys."""
        kind = type(node)
        if kind not in self._of_type:
            return []
        alike = kind, tuple(node.data)
        rules = self._of_keys.get(alike)
        if rules is None:
            rules = [rule for rule in self._of_type[kind] if _fits(rule, *alike)]
            self._of_keys[alike] = rules
        return rules

    def for_type(self, visited: type) -> list[Rule]:
        """Return the rules that visit what is no node, such as a project."""
        return self._of_type.get(visited, [])


def heard(node: Node, noise: Noise) -> list[Rule]:
    """Return those of the rules of a screen that the node's data did not satisfy."""
    kind, keys = type(node), tuple(node.data)
    return [
        rule
        for rule in noise.rules_of[id(node.data)]
        if kind in rule.visits and (not rule.moot_if or rule in noise.concerned) and _fits(rule, kind, keys)
    ]


def _fits(rule: Rule, kind: type, keys: tuple[str, ...]) -> bool:
    has_keys = not rule.keys or not rule.keys.isdisjoint(keys)
    return has_keys and (rule.only_if is None or rule.only_if(kind, keys))

"""Which rules to ask about a node: those of its type that its keys do not rule out."""

from collections import defaultdict
from collections.abc import Iterable

from toolkit.lint.rule import Rule
from toolkit.swagger.nodes import Node


class Dispatch:
    """Rules by the type of node and the keys it has; `base` adds its own before them."""

    def __init__(self, rules: Iterable[Rule], base: "Dispatch | None" = None) -> None:
        self._base = base
        self._of_type: dict[type, list[Rule]] = defaultdict(list)
        for rule in rules:
            for visited in rule.visits:
                self._of_type[visited].append(rule)
        self._of_keys: dict[tuple[type, tuple[str, ...]], list[Rule]] = {}

    def for_node(self, node: Node) -> list[Rule]:
        """Return the rules to ask: the same for all nodes of a type that have the same keys."""
        alike = type(node), tuple(node.data)
        rules = self._of_keys.get(alike)
        if rules is None:
            rules = self._of_keys[alike] = self._fitting(alike)
        return rules

    def for_type(self, visited: type) -> list[Rule]:
        """Return the rules that visit what is no node, such as a project."""
        return self._of_type[visited]

    def _fitting(self, alike: tuple[type, tuple[str, ...]]) -> list[Rule]:
        own = [rule for rule in self._of_type[alike[0]] if _fits(rule, *alike)]
        if self._base is None:
            return own
        rules = self._base._of_keys.get(alike)  # noqa: SLF001 (the same class)
        if rules is None:
            rules = self._base._of_keys[alike] = self._base._fitting(alike)  # noqa: SLF001
        return [*rules, *own] if own else rules


def _fits(rule: Rule, kind: type, keys: tuple[str, ...]) -> bool:
    has_keys = not rule.keys or not rule.keys.isdisjoint(keys)
    return has_keys and (rule.only_if is None or rule.only_if(kind, keys))

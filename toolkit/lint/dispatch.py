"""Which rules to ask about a node: those of its type that its keys do not rule out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from toolkit.connector.project import ConnectorProject
from toolkit.lint.rule import Rule
from toolkit.lint.screen import Noise
from toolkit.swagger.walk import Groups, Likeness

_LONGEST = 10_000  # characters of all keys of a node that are worth remembering

Asked = tuple[list[Rule], Iterable[Any]]  # rules, and the nodes or the project that they are asked about


class Dispatch:
    """Rules by the type of node and the keys it has."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._of_type: dict[type, list[Rule]] = defaultdict(list)
        for rule in rules:
            for visited in rule.visits:
                self._of_type[visited].append(rule)
        self._of_likeness: dict[Likeness, list[Rule]] = {}

    def asked(self, groups: Groups, projects: Collection[ConnectorProject]) -> Iterator[Asked]:
        """Yield the rules with all that they are asked about: nodes first, then projects."""
        yield from self.for_nodes(groups)
        yield self.for_type(ConnectorProject), projects

    def for_nodes(self, groups: Groups) -> Iterator[Asked]:
        """Yield the rules to ask with all nodes of a type that have the same keys."""
        # Backwards, for of several problems that read alike the last one is kept.
        for likeness, nodes in reversed(groups.items()):
            rules = self._of_likeness.get(likeness)
            if rules is None:
                rules = [rule for rule in self.for_type(likeness[0]) if _fits(rule, likeness)]
                if sum(map(len, likeness[1])) <= _LONGEST:
                    self._of_likeness[likeness] = rules
            if rules:
                yield rules, reversed(nodes)

    def for_type(self, visited: type) -> list[Rule]:
        """Return the rules that visit a type, which may be that of what is no node, such as a project."""
        return self._of_type.get(visited, [])


def heard(groups: Groups, noise: Noise) -> Iterator[Asked]:
    """Yield the nodes whose data did not satisfy rules of a screen, each with those rules."""
    for likeness, nodes in reversed(groups.items()):
        for node in [node for node in nodes if id(node.data) in noise.rules_of]:
            rules = noise.rules_of[id(node.data)]
            yield [rule for rule in rules if _is_heard(rule, likeness, noise)], [node]


def _is_heard(rule: Rule, likeness: Likeness, noise: Noise) -> bool:
    is_wanted = likeness[0] in rule.visits and (not rule.moot_if or rule in noise.concerned)
    return is_wanted and _fits(rule, likeness)


def _fits(rule: Rule, likeness: Likeness) -> bool:
    has_keys = not rule.keys or not rule.keys.isdisjoint(likeness[1])
    return has_keys and (rule.only_if is None or rule.only_if(*likeness))

"""Ask a JSON Schema validator in Rust which rules have nothing to say of a document.

It reads a definition in less time than parsing takes. All fragments that rules bring (`silent_if`, `moot_if`)
are asked for at once; those that an object does not satisfy tell which rules to ask about it.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from toolkit.lint.listener import KINDS, Listener
from toolkit.lint.rule import JsonSchema, Rule
from toolkit.swagger.nodes import Data, Node, Reference

# A smaller definition is linted in less time than the validator takes to load, which is some 15 ms.
PAYS_FROM = 100_000  # characters


class Noise(NamedTuple):
    """Rules to ask about an object, by its identity, and the rules that the document concerns."""

    rules_of: Mapping[int, list[Rule]]
    concerned: Collection[Rule]


class Fragment(NamedTuple):
    """What rules bring for a kind of nodes."""

    kind: type[Node]
    schema: JsonSchema
    is_of_document: bool
    rules: list[Rule]


class Screen:
    """The fragments of some rules as one schema; made when the first document is worth it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = dict.fromkeys(rule for rule in rules if rule.is_screened)
        self._fragments: list[Fragment] = []
        self._listener: Listener | None = None

    def noise(self, text: str, data: Data) -> Noise | None:
        """Return which rules may have something to say of which objects; None where that takes too long."""
        if not self.rules or (self._listener is None and len(text) < PAYS_FROM):
            return None
        return self.heard(data)

    def heard(self, data: Data) -> Noise | None:
        """Return the same of a document of whatever size; None where the validator has no words for it."""
        listener = self._listener = self._listener or self._compiled()
        told = listener.told(data)
        if told is None:
            return None
        rules_of: dict[int, list[Rule]] = defaultdict(list)
        concerned: set[Rule] = set()
        for number, identity in told:
            fragment = self._fragments[number]
            if fragment.is_of_document:
                concerned.update(fragment.rules)
            else:
                known = rules_of[identity]
                known += [rule for rule in fragment.rules if rule not in known]
        return Noise(rules_of, concerned)

    def _compiled(self) -> Listener:
        self._fragments = [fragment for kind in KINDS for fragment in _fragments(kind, self.rules)]
        return Listener((fragment.kind, fragment.schema) for fragment in self._fragments)


def _fragments(kind: type[Node], rules: Iterable[Rule]) -> Collection[Fragment]:
    """Return what rules bring for a kind of nodes; what several bring is looked for once."""
    found: dict[str, Fragment] = {}
    for rule in rules:
        for schema, is_of_document in _brought(rule, kind):
            key = json.dumps([schema, is_of_document], sort_keys=True)
            found.setdefault(key, Fragment(kind, schema, is_of_document, [])).rules.append(rule)
    return found.values()


def _brought(rule: Rule, kind: type[Node]) -> Iterator[tuple[JsonSchema, bool]]:
    """Yield the schemas of a rule for a kind of nodes, and whether they are asked of the whole document."""
    # A reference stands where one of these kinds is expected.
    visited = {kind, Reference} if kind in Reference.ROOTS else {kind}
    if rule.silent_if and not visited.isdisjoint(rule.visits):
        own = rule.silent_if(kind) if callable(rule.silent_if) else rule.silent_if
        if own:
            yield own, False
    if rule.moot_if.get(kind):
        yield rule.moot_if[kind], True

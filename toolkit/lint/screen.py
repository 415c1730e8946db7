"""Ask a JSON Schema validator in Rust which rules have nothing to say of a document.

It reads a definition in a tenth of the time that parsing takes. All fragments that rules bring (`silent_if`,
`moot_if`) are put into one schema of a definition, made from the table by which `walk` finds its way. The
schema path of an error tells which rule's fragment is not satisfied, the instance path by which object.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.lint.rule import JsonSchema, Rule
from toolkit.swagger.nodes import Data, Node, Reference
from toolkit.swagger.walk import CHILDREN, Holds

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

# A smaller definition is linted in less time than the validator takes to load, which is some 15 ms.
PAYS_FROM = 100_000  # characters

_ALL_OF = "allOf"
_KINDS = {*CHILDREN} | {kind for rows in CHILDREN.values() for _, _, kind in rows}


@dataclass(frozen=True, slots=True)
class Noise:
    """Rules to ask about an object, by its identity, and the rules that the document concerns."""

    rules_of: Mapping[int, list[Rule]]
    concerned: Collection[Rule]


class Fragment(NamedTuple):
    """What rules bring for a kind of nodes."""

    schema: JsonSchema
    is_of_document: bool
    rules: list[Rule]


class Screen:
    """The fragments of some rules as one schema; made when the first document is worth it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = dict.fromkeys(rule for rule in rules if rule.is_screened)
        self._fragments: dict[str, list[Fragment]] = {}
        self._validator: Draft202012Validator | None = None

    def part(self, rules: Iterable[Rule]) -> "Screen":
        """Return the screen of some of the rules; to hear too much takes less time than a new one."""
        part = Screen(rules)
        part._fragments, part._validator = self._fragments, self._validator
        return part

    def noise(self, text: str, data: Data) -> Noise | None:
        """Return which rules may have something to say of which objects; None where that takes too long."""
        if not self.rules or (self._validator is None and len(text) < PAYS_FROM):
            return None
        return self.heard(data)

    def heard(self, data: Data) -> Noise | None:
        """Return the same of a document of whatever size; None where the validator has no words for it."""
        validator = self._validator = self._validator or self._compiled()
        rules_of: dict[int, list[Rule]] = defaultdict(list)
        concerned: set[Rule] = set()
        try:
            for error in validator.iter_errors(data):
                _, kind, _, index, *_ = error.schema_path  # `/$defs/KIND/allOf/INDEX/…`
                fragment = self._fragments[str(kind)][int(index)]
                rules = [rule for rule in fragment.rules if rule in self.rules]
                if fragment.is_of_document:
                    concerned.update(rules)
                    continue
                # The path leads to the node or to something in it: each object on the way may be the node.
                for holder in _objects(data, error.instance_path):
                    known = rules_of[id(holder)]
                    known += [rule for rule in rules if rule not in known]
        except (UnicodeEncodeError, LookupError):  # half of a surrogate pair, a key such as `007`
            return None
        return Noise(rules_of, concerned)

    def _compiled(self) -> "Draft202012Validator":
        # Loading it takes as long as linting a small definition.
        from jsonschema_rs import Draft202012Validator, RegexOptions

        self._fragments = {kind.__name__: _fragments(kind, self.rules) for kind in _KINDS}
        # Without the mask each error would bring a text of what is wrong, however large that is.
        return Draft202012Validator(schema(self._fragments), pattern_options=RegexOptions(), mask="")


def _objects(data: Any, path: Iterable[str | int]) -> Iterator[Data]:
    """Yield the objects on a path, in which a key of digits alone is told as a number."""
    for token in path:
        if isinstance(data, dict):
            yield data
            data = data[str(token)]
        else:
            data = data[token]
    if isinstance(data, dict):
        yield data


def _fragments(kind: type[Node], rules: Iterable[Rule]) -> list[Fragment]:
    """Return what rules bring for a kind of nodes; what several bring is looked for once."""
    found: dict[str, Fragment] = {}
    # A reference stands where one of these kinds is expected.
    visited = {kind, Reference} if kind in Reference.ROOTS else {kind}
    for rule in rules:
        if rule.silent_if is not None and not visited.isdisjoint(rule.visits):
            own = rule.silent_if(kind) if callable(rule.silent_if) else rule.silent_if
            _add(found, Fragment(own, is_of_document=False, rules=[rule]))
        if kind in rule.moot_if:
            _add(found, Fragment(rule.moot_if[kind], is_of_document=True, rules=[rule]))
    return [*found.values()]


def _add(found: dict[str, Fragment], fragment: Fragment) -> None:
    if fragment.schema:
        key = json.dumps(fragment[:2], sort_keys=True)
        found.setdefault(key, fragment._replace(rules=[])).rules.extend(fragment.rules)


def schema(fragments: Mapping[str, list[Fragment]]) -> dict[str, Any]:
    """Return the schema of a definition in which every kind of node lists its fragments."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/ApiDefinition",
        "$defs": {kind.__name__: _of_kind(kind, fragments[kind.__name__]) for kind in _KINDS},
    }


def _of_kind(kind: type[Node], fragments: list[Fragment]) -> dict[str, Any]:
    below: dict[str, dict[str, Any]] = {}
    for key, holds, child in CHILDREN.get(kind, ()):
        below.setdefault(key, {}).update(_held(holds, {"$ref": f"#/$defs/{child.__name__}"}))
    listed = {_ALL_OF: [fragment.schema for fragment in fragments]} if fragments else {}
    return {"properties": below, **listed}


def _held(holds: Holds, node: dict[str, Any]) -> dict[str, Any]:
    match holds:
        case Holds.ONE:
            return node
        case Holds.NAMED | Holds.PATTERNED:
            return {"additionalProperties": node}
        case Holds.LISTED:
            return {"items": node}
        case Holds.WRAPPED:
            return {"properties": {"schema": node}}

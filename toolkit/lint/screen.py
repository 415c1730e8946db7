"""Ask a JSON Schema validator in Rust which rules have nothing to say of a document.

It reads a definition in a tenth of the time that parsing takes. All fragments that rules bring (`silent_if`)
are put into one schema of a definition, made from the table by which `walk` finds its way. The schema path of
an error tells which rule's fragment is not satisfied, the instance path by which object.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.lint.rule import Rule
from toolkit.swagger.nodes import Data, Node, Reference
from toolkit.swagger.walk import CHILDREN, Holds

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

# A smaller definition is linted in less time than the validator takes to load, which is some 15 ms.
PAYS_FROM = 100_000  # characters

_ALL_OF = "allOf"


# The rules to ask about an object, by its identity.
Noise = Mapping[int, list[Rule]]


class Screen:
    """The fragments of some rules as one schema; made when the first document is worth it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._validator: Draft202012Validator | None = None

    def noise(self, text: str, data: Data) -> Noise | None:
        """Return which rules may have something to say of which objects; None where that takes too long."""
        if not self.rules or (self._validator is None and len(text) < PAYS_FROM):
            return None
        return self.heard(data)

    def heard(self, data: Data) -> Noise | None:
        """Return the same of a document of whatever size; None where the validator has no words for it."""
        validator = self._validator = self._validator or _compiled(self.rules)
        noise: dict[int, list[Rule]] = defaultdict(list)
        try:
            for error in validator.iter_errors(data):
                rule = self.rules[_index(error.schema_path)]
                # The path leads to the node or to something in it: each object on the way may be the node.
                for holder in _objects(data, error.instance_path):
                    rules = noise[id(holder)]
                    if rule not in rules:
                        rules.append(rule)
        except (UnicodeEncodeError, LookupError):  # half of a surrogate pair, a key such as `007`
            return None
        return noise


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


def _compiled(rules: Sequence[Rule]) -> "Draft202012Validator":
    # Loading it takes as long as linting a small definition.
    from jsonschema_rs import Draft202012Validator, RegexOptions

    return Draft202012Validator(schema(rules), pattern_options=RegexOptions())


def schema(rules: Sequence[Rule]) -> dict[str, Any]:
    """Return the schema of a definition in which every kind of node lists the fragments of all rules.

    A rule that does not visit the kind has `true` there, so that the index in the list is the rule's.
    """
    kinds = {kind for rows in CHILDREN.values() for _, _, kind in rows} | {*CHILDREN}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/ApiDefinition",
        "$defs": {kind.__name__: _of_kind(kind, rules) for kind in kinds},
    }


def _of_kind(kind: type[Node], rules: Sequence[Rule]) -> dict[str, Any]:
    below: dict[str, dict[str, Any]] = {}
    for key, holds, child in CHILDREN.get(kind, ()):
        below.setdefault(key, {}).update(_held(holds, {"$ref": f"#/$defs/{child.__name__}"}))
    # A reference stands where one of these kinds is expected.
    visited = {kind, Reference} if kind in Reference.ROOTS else {kind}
    fragments = [_fragment(rule, kind) if visited & {*rule.visits} else True for rule in rules]
    return {"properties": below, _ALL_OF: fragments}


def _fragment(rule: Rule, kind: type[Node]) -> Any:
    return rule.silent_if(kind) if callable(rule.silent_if) else rule.silent_if


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


def _index(path: Sequence[str | int]) -> int:
    """Return the rule's index: `/$defs/KIND/allOf/INDEX/…`."""
    return int(path[3])

"""Rules about keywords that say nothing about values of the declared type."""

from collections.abc import Iterator

from toolkit.lint.rule import IMPORT, SWAGGER, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Remove
from toolkit.swagger.nodes import Header, Items, Parameter, Schema

Typed = Schema | Parameter | Items | Header

_NONE: frozenset[str] = frozenset()
_NUMERIC = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
_KEYWORDS = {
    "string": frozenset({"minLength", "maxLength", "pattern"}),
    "number": _NUMERIC,
    "integer": _NUMERIC,
    "boolean": _NONE,
    "array": frozenset({"items", "minItems", "maxItems", "collectionFormat"}),
    "object": frozenset({"properties", "additionalProperties"}),
}
_ALL = frozenset().union(*_KEYWORDS.values())
_STRANGE = {name: _ALL - keywords for name, keywords in _KEYWORDS.items()}
_STRUCTURE = frozenset({"items", "properties", "additionalProperties"})  # the type may be what is wrong


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="KeywordNotForType",
    code="SG421",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["type"],
    only_if=lambda _, keys: not _ALL.isdisjoint(keys),
    fix=UNSAFE,
    examples=[
        Example(
            bad={"type": "integer", "maxLength": 3}, good={"type": "integer", "maximum": 999}, at="/maxLength"
        ),
        Example(
            bad={"type": "boolean", "pattern": "^true$"},
            good={"type": "string", "pattern": "^true$"},
            at="/pattern",
        ),
    ],
)
def keyword_not_for_type(node: Typed) -> Iterator[Problem]:
    """A bound that does not apply is not checked: makers give what the service refuses.

    Left out is what rules of the platform report for any type, such as `uniqueItems`, or for some, as `required`.
    """
    declared = node.data["type"]
    strange = _STRANGE.get(declared, _NONE) if isinstance(declared, str) else _NONE
    for key in node.data if strange else ():
        if key in strange and not _is_body(node):
            place = node.place / key
            fix = None if key in _STRUCTURE else unsafe(Remove(place.tokens))
            yield Problem(f"`{key}` means nothing for type {quoted(declared)}", place, fix, at_key=True)


def _is_body(node: Typed) -> bool:
    """Whether the node is a body, beside whose schema nothing counts at all, as a rule of the platform says."""
    return isinstance(node, Parameter) and node.location == "body"


RULES = (keyword_not_for_type,)

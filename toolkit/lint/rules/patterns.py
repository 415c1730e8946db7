"""Rules about regular expressions."""

from collections.abc import Iterator

from toolkit.lint.rule import ERROR, IMPORT, SWAGGER, UNSAFE, WARNING, Example, Problem, quoted, rule, unsafe
from toolkit.patch import Put
from toolkit.swagger import patterns
from toolkit.swagger.nodes import Header, Items, Parameter, Schema

Typed = Schema | Parameter | Items | Header

_STRING = {"type": "string"}


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="PatternShouldBeValidRegularExpression",
    severity=ERROR,
    phase=IMPORT,
    keys=["pattern"],
    examples=[
        Example(bad={**_STRING, "pattern": "["}, good={**_STRING, "pattern": "^[a-z]+$"}, at="/pattern"),
        Example(
            bad={**_STRING, "pattern": "^(?P<year>[0-9]{4})$"},
            good={**_STRING, "pattern": r"^(?<year>\p{Nd}{4})(?i)[a-z-[aeiou]]*+\z"},
            at="/pattern",
        ),
    ],
)
def pattern_should_be_valid_regular_expression(node: Typed) -> Iterator[Problem]:
    """A field whose pattern cannot be read takes nothing, or anything, depending on who reads it.

    Reported is what neither .NET, on which the platform runs, nor ECMAScript, which Swagger means, can read.
    """
    pattern = node.data["pattern"]
    fault = patterns.fault(pattern) if isinstance(pattern, str) else None
    if fault:
        message = f"`pattern` cannot be read: {fault.reason}, at character {fault.offset + 1}"
        yield Problem(message, node.place / "pattern")


@rule(
    Schema,
    Parameter,
    Items,
    Header,
    name="PatternHasDelimiters",
    code="SG401",
    family="specgen",
    reference=SWAGGER,
    severity=WARNING,
    phase=IMPORT,
    keys=["pattern"],
    fix=UNSAFE,
    examples=[
        Example(
            bad={**_STRING, "pattern": "/^[a-z]+$/"},
            good={**_STRING, "pattern": "^/[a-z]+/$"},
            at="/pattern",
        )
    ],
)
def pattern_has_delimiters(node: Typed) -> Iterator[Problem]:
    """The slashes around a regular expression of JavaScript are no part of it; here they have to be in the value."""
    pattern = node.data["pattern"]
    if isinstance(pattern, str) and pattern.startswith("/^") and pattern.endswith("$/"):
        place = node.place / "pattern"
        message = f"`pattern` {quoted(pattern)} stands between slashes, which no value has"
        yield Problem(message, place, unsafe(Put(place.tokens, pattern[1:-1])))


RULES = (pattern_should_be_valid_regular_expression, pattern_has_delimiters)

"""Rules about examples that show something else than what comes or is taken."""

import re
from collections.abc import Iterator
from typing import Any

from toolkit.document import Place
from toolkit.lint.rule import IMPORT, INFO, SWAGGER, Example, Problem, quoted, rule
from toolkit.regex import regex
from toolkit.swagger import fitting, values
from toolkit.swagger.nodes import Data, Node, Response, Schema

_JSON = regex(r"application/(?:.*\+)?json(?:\s*;.*)?", re.IGNORECASE)
_WRITTEN_OUT = ("{", "[", "<")  # how the text of a whole object or list starts

_ROOM: Data = {"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}
_KIND: Data = {"type": "string", "enum": ["meeting", "office"]}


@rule(
    Schema,
    name="ExampleNotValid",
    code="SG406",
    family="specgen",
    reference=SWAGGER,
    severity=INFO,
    phase=IMPORT,
    keys=["example"],
    examples=[
        Example(
            bad={**_ROOM, "example": {"id": "first", "name": "Blue room"}},
            good={**_ROOM, "example": {"id": "1", "name": 2}},
            at="/example/id",
        ),
        Example(bad={**_KIND, "example": "kitchen"}, good={**_KIND, "example": "office"}, at="/example"),
    ],
)
def example_not_valid(schema: Schema) -> Iterator[Problem]:
    """An example is what readers copy, so one that the schema does not allow leads them astray.

    Only what no reading makes fit is reported: a number is a fine example of a text, and the text of a JSON
    object of an object.
    """
    return _misfits(schema, schema.data, ("example",))


@rule(
    Response,
    name="ResponseExampleNotValid",
    code="SG407",
    family="specgen",
    reference=SWAGGER,
    severity=INFO,
    phase=IMPORT,
    keys=["examples"],
    examples=[
        Example(
            bad={"description": "OK", "schema": _ROOM, "examples": {"application/json": [{"id": 1}]}},
            good={"description": "OK", "schema": _ROOM, "examples": {"application/json": {"id": 1}}},
            at="/examples/application~1json",
        )
    ],
)
def response_example_not_valid(response: Response) -> Iterator[Problem]:
    """An answer that does not look like its own schema leaves readers to guess which of the two is right.

    Examples of JSON are meant; what fits them is judged as for the examples of schemas.
    """
    schema, examples = response.data.get("schema"), response.data["examples"]
    if isinstance(schema, dict) and isinstance(examples, dict):
        for mime_type in filter(_JSON.fullmatch, examples):
            yield from _misfits(response, schema, ("examples", mime_type))


def _misfits(node: Node, schema: Data, steps: tuple[str, ...]) -> Iterator[Problem]:
    value = node.data
    for step in steps:
        value = value[step]
    for misfit in fitting.misfits(node.definition, schema, value, _may_be):
        if misfit.key not in {"type", "enum"}:  # an example shows the form; within bounds it seldom is
            continue
        place = Place(node.definition.document, (*node.tokens, *steps, *misfit.tokens))
        yield Problem(f"example {quoted(values.as_json(misfit.value))} {misfit.reason}", place)


def _may_be(value: Any, declared: Any) -> bool:
    """Whether a value can be meant as one of the declared type."""
    if declared == "string":
        return not isinstance(value, (dict, list))
    is_text = isinstance(value, str) and declared in ("object", "array")
    return (is_text and value.lstrip().startswith(_WRITTEN_OUT)) or values.fits(value, declared)


RULES = (example_not_valid, response_example_not_valid)

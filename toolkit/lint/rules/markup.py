"""Rules about what a text could do to whoever shows it."""

import re
from collections.abc import Iterator

from toolkit.lint.fragments import PLAIN_TEXTS
from toolkit.lint.rule import IMPORT, WARNING, Example, Problem, quoted, rule
from toolkit.regex import regex
from toolkit.swagger.nodes import (
    ExternalDocs,
    Header,
    Info,
    Items,
    Node,
    Operation,
    Parameter,
    Response,
    Schema,
    SecurityScheme,
    Tag,
)

_ACTIVE = regex(
    r"<\s{0,9}(?:script|iframe|embed)\b[^<>]{0,40}>?"
    r"|<[^<>]{1,200}\son[a-z]{3,20}\s{0,9}="
    r"|javascript:"
    r"|\beval\s{0,9}\(",
    re.IGNORECASE,
)


@rule(
    Info,
    Tag,
    ExternalDocs,
    SecurityScheme,
    Operation,
    Parameter,
    Items,
    Response,
    Header,
    Schema,
    name="DescriptionIsActive",
    code="SG461",
    family="specgen",
    reference="https://docs.stoplight.io/docs/spectral/4dec24461f3af-open-api-rules",
    severity=WARNING,
    phase=IMPORT,
    keys=["description"],
    silent_if=PLAIN_TEXTS,
    examples=[
        Example(
            bad={"description": "Gets a thing. <script>alert(1)</script>"},
            good={"description": "Gets a thing, by a script of the evaluation (draft)."},
            at="/description",
            part="operation",
        )
    ],
)
def description_is_active(node: Node) -> Iterator[Problem]:
    """Descriptions are shown as Markdown by many tools, and a script within them runs with the reader's rights."""
    text = node.data["description"]
    found = (
        _ACTIVE.search(text)
        if isinstance(text, str) and ("<" in text or "(" in text or ":" in text)
        else None
    )
    if found:
        yield Problem(
            f"`description` has {quoted(found[0])} in it, which may run", node.place / "description"
        )


RULES = (description_is_active,)

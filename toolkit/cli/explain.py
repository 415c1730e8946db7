"""`specgen explain`: one rule, with its reason and its examples."""

from typing import Annotated

import typer

from toolkit.cli import output
from toolkit.lint.pages import explanation
from toolkit.lint.selection import named
from toolkit.validate import ALL_RULES


def command(
    name: Annotated[
        str, typer.Argument(metavar="RULE", help="A rule's name or code, as a finding shows it.")
    ],
) -> None:
    """Explain a rule: what it checks, why it matters, what is wrong and what is right.

    **Examples**

    - `specgen explain OperationIdNotUnique`
    - `specgen explain PA134`
    """
    output.say(explanation(named(ALL_RULES, name)))

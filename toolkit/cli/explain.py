"""`specgen explain`: one rule, with its reason and its examples."""

from typing import Annotated

import typer

from toolkit.cli import options, output
from toolkit.lint.adoption.selection import named
from toolkit.lint.pages import explanation
from toolkit.report.terminal import BOLD, DIM, GREEN, RED
from toolkit.validate import ALL_RULES

# How a line is painted, by its first word.
_PAINT = {"#": BOLD, "Wrong:": RED, "Right:": GREEN, "```": DIM, "```json": DIM}


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="RULE",
            help="A rule's name or code, as a finding shows it.",
            autocompletion=options.rule_names,
        ),
    ],
) -> None:
    """Explain a rule: what it checks, why it matters, what is wrong and what is right.

    **Examples**

    - `specgen explain OperationIdNotUnique`
    - `specgen explain PA134`
    """
    style = output.stdout_style()
    for line in explanation(named(ALL_RULES, name)).splitlines():
        output.say(style.paint(_PAINT.get(line.split(" ")[0], ""), line))

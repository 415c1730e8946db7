"""Options that several commands share, each worded once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.finding import Phase


class OutputFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


def rule_names(incomplete: str) -> list[str]:
    """Return what a shell completes the beginning of a rule's name to."""
    # Importing the judges takes longer than completing anything else does.
    from toolkit.validate import ALL_RULES

    return [rule.name for rule in ALL_RULES if rule.name.startswith(incomplete)]


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Definition files, or folders to search for connector projects; - is standard input.",
    ),
]
Project = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a connector project.")]
Format = Annotated[
    OutputFormat,
    typer.Option("--output-format", metavar="text|json", help="For people, or as one JSON document."),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Only these rules: names, codes, beginnings of codes, families.",
        autocompletion=rule_names,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Not these rules.", autocompletion=rule_names),
]
PhaseOption = Annotated[
    Phase,
    typer.Option(
        "--phase",
        metavar="import|certification",
        help="What the platform checks on import, or also in a certification.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")]
Force = Annotated[bool, typer.Option("--force", help="Go on in spite of errors; says what it ignored.")]

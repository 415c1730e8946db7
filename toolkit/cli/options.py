"""Options that several commands share, each worded once."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.finding import Phase
from toolkit.report.formats import OutputFormat


def rule_names(incomplete: str) -> list[str]:
    """Return what a shell completes the beginning of a rule's name, or of a code, to."""
    # Importing the judges takes longer than completing anything else does.
    from toolkit.validate import ALL_RULES

    words = [word for rule in ALL_RULES for word in (rule.name, rule.code)]
    return [word for word in words if word.startswith(incomplete)]


def path(text: str) -> Path:
    """Return the path; an empty one is an unset variable more often than the current folder."""
    if not text:
        raise typer.BadParameter("the path is empty; . is the current folder")
    return Path(text)


Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        parser=path,
        help="Definition files, or folders to search for connector projects; - is standard input.",
    ),
]
Project = Annotated[
    Path, typer.Argument(metavar="DIR", parser=path, help="The folder of a connector project.")
]
Format = Annotated[
    OutputFormat,
    typer.Option(
        "--output-format",
        metavar="|".join(OutputFormat),
        help="For people, as one JSON document, or as other tools want it.",
    ),
]
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        parser=path,
        help="Settings for every PATH, instead of the nearest specgen.toml or pyproject.toml.",
        show_default=False,
    ),
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Look for no settings.")]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        parser=path,
        help="Findings that are known, and not told again.",
        show_default=False,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help="Only these rules: names, codes, beginnings of codes, families, `default`, `all`.",
        autocompletion=rule_names,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Not these rules.", autocompletion=rule_names),
]
PhaseOption = Annotated[
    Phase | None,
    typer.Option(
        "--phase",
        metavar="import|certification",
        help="What the platform checks on import, or also in a certification.",
        show_default="certification",
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        min=0,
        metavar="N",
        show_default=False,
        help="Processes; without it as many as pay.",
    ),
]
Cached = Annotated[
    bool | None,
    typer.Option(
        "--cache/--no-cache",
        help="Keep the findings for a next run over files that are the same.",
        show_default="where it pays",
    ),
]
CacheDir = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir",
        metavar="DIR",
        parser=path,
        help="Keep them in this folder.",
        show_default="`SPECGEN_CACHE_DIR`, or with the user's caches",
    ),
]
IndexFile = Annotated[
    Path | None,
    typer.Option(
        "--index",
        metavar="FILE",
        parser=path,
        help="The index of ARM specifications.",
        show_default="`SPECGEN_INDEX`, or a file with the user's data",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")]
Force = Annotated[bool, typer.Option("--force", help="Go on in spite of errors; says what it ignored.")]

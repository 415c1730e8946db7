"""`specgen diff`: what a change breaks in saved flows."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli import output
from toolkit.cli.exits import EXIT_FINDINGS, EXIT_UNUSABLE
from toolkit.cli.versions import sides
from toolkit.deadline import VARIABLE, TooSlow, excess, limited, seconds
from toolkit.diff.compare import MOST, Comparison
from toolkit.diff.kind import Impact
from toolkit.errors import BadValue, SpecgenError, TooMuch
from toolkit.report.changes import DOCUMENTS, ChangeFormat, changelog, text
from toolkit.report.changes.groups import summary
from toolkit.report.text import counted

_VERSION = "A file, a project, a folder of projects, a package, or a Git revision."


def command(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_VERSION)],
    new: Annotated[
        str | None,
        typer.Argument(metavar="NEW", help=f"{_VERSION} Without it, the work tree.", show_default=False),
    ] = None,
    *,
    output_format: Annotated[
        ChangeFormat,
        typer.Option(
            "--output-format",
            metavar="|".join(ChangeFormat),
            help="For people side by side, as one JSON document, or as other tools want it.",
        ),
    ] = ChangeFormat.TEXT,
    as_changelog: Annotated[
        bool, typer.Option("--changelog", help="Print lines for a CHANGELOG that makers read.")
    ] = False,
) -> int:
    """Say what a change breaks: saved flows remember operationIds, names of inputs and paths of outputs.

    Exit code 1 means that something breaks; what is only risky or compatible is told, too. Everything runs on
    this machine, and a revision is read without checking it out.

    **Examples**

    - `specgen diff main` compares the work tree with a branch, for a hook or a pipeline
    - `specgen diff v1.0 v2.0` compares two revisions
    - `specgen diff main my-connector` compares one project with what it was
    - `specgen diff old.json new.json` compares two definitions
    - `specgen diff released.zip my-connector` compares a package with the project
    - `specgen diff main --output-format markdown` makes a comment for a pull request
    """
    if as_changelog and output_format is not ChangeFormat.TEXT:
        raise BadValue("--changelog is a format of its own; leave it out, or --output-format")
    comparisons, unreadable = _compared(old, new)
    _print(comparisons, output_format, as_changelog=as_changelog)
    for problem in unreadable:
        output.error(problem)
    for comparison in comparisons:
        if comparison.is_cut:
            output.remark_on(Path(comparison.name), f"has {MOST:,} changes or more; the first are told")
    changes = [change for comparison in comparisons for change in comparison.changes]
    if output_format is ChangeFormat.TEXT and comparisons:
        output.remark(f"{summary(changes)} in {counted(len(comparisons), 'connector')}")
    if unreadable:
        return EXIT_UNUSABLE
    return EXIT_FINDINGS if any(change.impact is Impact.BREAKING for change in changes) else 0


def _compared(old: str, new: str | None) -> tuple[list[Comparison], list[SpecgenError]]:
    """Return what could be compared, and why the rest could not."""
    comparisons: list[Comparison] = []
    unreadable: list[SpecgenError] = []
    for name, load_old, load_new in sides(old, new):
        try:
            with limited(seconds()):
                versions = (load() if load else None for load in (load_old, load_new))
                comparisons.append(Comparison.of(name, *versions))
        except TooSlow as error:
            most = excess(error, seconds(), f"; {VARIABLE}=60 gives it more")
            unreadable.append(TooMuch(f"{name}: cannot be compared in {most}"))
        except SpecgenError as error:
            unreadable.append(error)
    return comparisons, unreadable


def _print(comparisons: list[Comparison], output_format: ChangeFormat, *, as_changelog: bool) -> None:
    if as_changelog:
        lines = [changelog.document(comparisons)]
    elif output_format is ChangeFormat.TEXT:
        lines = list(text.document(comparisons, output.stdout_style()))
    else:
        lines = [DOCUMENTS[output_format](comparisons)]
    for line in filter(None, lines) if len(lines) == 1 else lines:
        output.say(line)

"""`specgen index build`: an index of a checkout of ARM specifications."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit import parallel
from toolkit.catalog.index import building, looking
from toolkit.catalog.index.building import Built
from toolkit.cli import options, output
from toolkit.cli.progress import Bar
from toolkit.report.text import counted

_TOLD = 3  # problems that are told one by one


class Action(StrEnum):
    BUILD = "build"


def command(
    action: Annotated[Action, typer.Argument(metavar="build", help="What to do with the index.")],
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER", parser=options.path, help="A checkout of Azure/azure-rest-api-specs."
        ),
    ],
    *,
    index: options.IndexFile = None,
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="N", min=0, help="Processes; 0 is one for each core.")
    ] = 0,
) -> None:
    """Index a checkout of ARM specifications, for `specgen search` and `specgen add-operation`.

    Of each operation the newest stable version counts. Built again, only what has changed is read.

    **Examples**

    - `git clone --depth 1 https://github.com/Azure/azure-rest-api-specs`, then
    - `specgen index build azure-rest-api-specs`
    """
    del action  # there is only one so far
    path = looking.place(index).path
    bar = Bar("files")
    try:
        built = building.build(folder, path, jobs=jobs or parallel.cores(), progress=bar.show)
    finally:
        bar.erase()
    _say(built, path)


def _say(built: Built, path: Path) -> None:
    plain = output.stderr_style().plain
    for problem in built.problems[:_TOLD]:
        output.remark(plain(f"left out: {problem}"))
    if len(built.problems) > _TOLD:
        output.remark(f"left out: {counted(len(built.problems) - _TOLD, 'more file')}")
    found = f"{counted(built.operations, 'operation')} in {counted(built.files, 'file')}"
    output.say(output.stdout_style().plain(f"{path}: {found}, {built.read:,} of them read"))

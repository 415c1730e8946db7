"""`specgen search`: find operations to add."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from toolkit.catalog import builtin
from toolkit.catalog.search import Answer, BuiltIn, Searched, search
from toolkit.cli import options, output
from toolkit.report import operations as report

_LIMIT = 20


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS", help="What the operation does, in any words; none lists all built in."
        ),
    ] = None,
    *,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=0, help="Show at most so many; 0 shows all.")
    ] = _LIMIT,
    index: options.IndexFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document, for tools.")] = False,
) -> None:
    """Find operations: in the built-in catalog, and in the index of ARM specifications if there is one.

    Synonyms and slips of the pen are understood. What is built in comes first.

    **Examples**

    - `specgen search stop vm`
    - `specgen search list keys --json`
    - `specgen search` lists all that is built in
    """
    places = _places(index)
    answer = search(words, places) if words else Answer(list(builtin.operations().values()))
    shown = answer.entries[: limit or None] if words else answer.entries
    if as_json:
        output.say(report.document(shown))
    else:
        for line in report.lines(shown, output.stdout_style()):
            output.say(line)
    for remark in _remarks(answer, len(shown), has_index=len(places) > 1):
        output.remark(output.stderr_style().plain(remark))


def _places(chosen: Path | None) -> list[Searched]:
    from toolkit.catalog.index import looking

    path, is_named = looking.place(chosen)
    return [BuiltIn(), looking.Index(path)] if is_named or path.exists() else [BuiltIn()]


def _remarks(answer: Answer, shown: int, *, has_index: bool) -> Iterator[str]:
    for written, meant in answer.corrected.items():
        yield f"no operation has `{written}`; searched for `{meant}`"
    for word in answer.unknown:
        yield f"no operation has `{word}`"
    if answer.entries and not answer.is_whole:
        yield "no operation has all of that; these have the most of it"
    if len(answer.entries) > shown:
        yield f"{shown} of {len(answer.entries)} shown; more words find fewer, `--limit 0` shows all"
    if not answer.entries:
        yield "nothing found; `specgen search` lists all that is built in"
    if not answer.entries and not has_index:
        yield "`specgen index build FOLDER` lets a checkout of Azure/azure-rest-api-specs be searched, too"

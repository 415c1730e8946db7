"""What the slow commands spend their time on: `python bench/costs.py CHECKOUT FILE`.

CHECKOUT is one of azure-rest-api-specs, FILE a specification of it, such as the 630 KB compute.json of
2021-11-01. Shares are those of a profiler in one process, times those of whole processes without it.
"""

import cProfile
import os
import pstats
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from measure import SPECGEN, milliseconds, of_command, table

from toolkit.cli.main import main as specgen


class Cost(NamedTuple):
    """A part of a command, and the function that does all of it."""

    part: str
    module: str
    function: str


COSTS = {
    "add-operation --all": (
        Cost("forms of bodies and answers", "arm/importing.py", "import_operation"),
        Cost("names, places and patches of the project", "generate/adding.py", "added"),
        Cost("the rules of an import, over the result", "cli/changes.py", "new_errors"),
    ),
    "index build": (
        Cost("reading and naming operations", "catalog/index/reading.py", "read"),
        Cost("words for the search", "catalog/index/store.py", "refresh"),
        Cost("looking for files", "catalog/index/layout.py", "files"),
    ),
    "diff": (
        Cost("parameters and bodies", "diff/parameters.py", "differences"),
        Cost("responses", "diff/responses.py", "differences"),
        Cost("reading both versions", "document.py", "data"),
    ),
    "bundle --target all": (
        Cost("openapi-spec-validator", "validate/openapi.py", "_verdict"),
        Cost("making the packages", "bundle/__init__.py", "_all"),
        Cost("prance", "validate/references.py", "_broken"),
    ),
}


def main() -> None:
    checkout, path = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        table(
            ["command", "whole process", "part", "share"],
            [row for name, line in _lines(checkout, path) for row in _rows(name, line)],
        )


def _lines(checkout: Path, path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the command lines, each with what the one before has made."""
    for connector in ("empty", "old", "new"):
        _quietly(["new", connector])
        if connector != "empty":
            _quietly(["add-operation", connector, "--from", str(path), "--all"])
    definition = Path("new", "apiDefinition.swagger.json")
    changed = definition.read_text(encoding="utf-8").replace('"type": "integer"', '"type": "number"')
    definition.write_text(changed, encoding="utf-8")
    yield "add-operation --all", ["add-operation", "empty", "--from", str(path), "--all", "--dry-run"]
    yield "index build", ["index", "build", str(checkout), "--index", "index", "--jobs", "1"]
    yield "diff", ["diff", "old", "new"]
    yield "bundle --target all", ["bundle", "old", "--target", "all", "--out", "packages", "--force"]


def _rows(name: str, line: list[str]) -> Iterator[list[str]]:
    seconds = of_command(["sh", "-c", 'rm -f index; exec "$@"', "sh", SPECGEN, *line], runs=5)
    Path("index").unlink(missing_ok=True)
    profile = cProfile.Profile()
    profile.runcall(_quietly, line)
    taken = {
        (file.partition("/toolkit/")[2], function): cumulative
        for (file, _, function), (_, _, _, cumulative, _) in pstats.Stats(profile).stats.items()  # type: ignore[attr-defined]
    }
    for number, (part, module, function) in enumerate(COSTS[name]):
        share = taken[module, function] / taken["cli/main.py", "main"]
        yield [
            *((f"`specgen {name}`", milliseconds(seconds)) if number == 0 else ("", "")),
            part,
            f"{share:.0%}",
        ]


def _quietly(line: list[str]) -> None:
    with redirect_stdout(TextIOWrapper(BytesIO())), redirect_stderr(TextIOWrapper(BytesIO())):
        specgen(line)


if __name__ == "__main__":
    main()

"""What linting costs beside parsing and beside peers: `python bench/lint.py [FOLDER]`.

The folder holds connector projects; without one the project's own `specs/` are taken, which are few.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from inputs import connectors
from measure import SPECGEN, milliseconds, of_call, of_command, table
from openapi_spec_validator import OpenAPIV2SpecValidator
from prance import ResolvingParser

from toolkit.document import Document
from toolkit.lint.engine import Linter
from toolkit.lint.rules import DEFAULT_RULES as RULES

SPECS = Path(__file__).parents[1] / "specs"
PEERS_TAKE = 20  # definitions that the slow peers are given


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SPECS
    paths = connectors(folder, Path("build/bench"))
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"{len(paths)} definitions, {size:.1f} MB, {len(RULES)} rules; medians\n")
    _in_process(paths, size)
    print()
    _whole_command(folder, size)
    print()
    _beside_peers(sorted(paths, key=lambda path: path.stat().st_size)[:: max(1, len(paths) // PEERS_TAKE)])


def _in_process(paths: list[Path], size: float) -> None:
    texts = [path.read_text(encoding="utf-8-sig") for path in paths]
    linter = Linter(RULES)
    steps: dict[str, Callable[[], object]] = {
        "json.loads": lambda: [json.loads(text) for text in texts],
        "read and parse": lambda: [Document.read(path).data for path in paths],
        "read, parse and all rules": lambda: [linter.definition(Document.read(path)) for path in paths],
    }
    medians = {name: of_call(step, runs=3) for name, step in steps.items()}
    base = medians["json.loads"]
    table(
        ["in one process", "time", "MB/s", "beside json.loads"],
        [
            (name, milliseconds(time), f"{size / time:.0f}", f"{time / base:.1f} x")
            for name, time in medians.items()
        ],
    )


def _whole_command(folder: Path, size: float) -> None:
    rows = []
    for jobs in (1, 2):
        time = of_command([SPECGEN, "lint", folder, "--no-cache", "--jobs", jobs], runs=3)
        rows.append((f"specgen lint --jobs {jobs}", milliseconds(time), f"{size / time:.0f}"))
    table(["whole command, text output", "time", "MB/s"], rows)


def _beside_peers(paths: list[Path]) -> None:
    linter = Linter(RULES)
    tools: dict[str, Callable[[Path], object]] = {
        "specgen, all rules": lambda path: linter.definition(Document.read(path)),
        "openapi-spec-validator": lambda path: _all_errors(_data(path)),
        "prance": _resolve,
    }
    medians = {name: of_call(partial(_each, tool, paths), runs=3) for name, tool in tools.items()}
    base = medians["specgen, all rules"]
    table(
        [f"{len(paths)} definitions, in one process", "time", "beside specgen"],
        [(name, milliseconds(time), f"{time / base:.1f} x") for name, time in medians.items()],
    )


def _each(tool: Callable[[Path], object], paths: list[Path]) -> None:
    for path in paths:
        tool(path)


def _data(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8-sig"))


def _all_errors(data: Any) -> object:
    try:
        return list(OpenAPIV2SpecValidator(data).iter_errors())
    except Exception:  # noqa: BLE001 (a peer that crashes has taken its time as well)
        return None


def _resolve(path: Path) -> object:
    try:
        return ResolvingParser(str(path), backend="openapi-spec-validator", lazy=False)
    except Exception:  # noqa: BLE001 (as above)
        return None


if __name__ == "__main__":
    main()

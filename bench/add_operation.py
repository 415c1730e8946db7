"""What adding operations costs beside prance's resolver: `python bench/add_operation.py FILE OPERATION`.

The file is one of a checkout of azure-rest-api-specs, such as the 630 KB compute.json of 2021-11-01.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measure import SPECGEN, milliseconds, of_call, of_command, table
from prance.util.resolver import RefResolver

from toolkit.arm.importing import import_operation
from toolkit.arm.options import ImportOptions
from toolkit.arm.specification import Specification
from toolkit.catalog import builtin


def main() -> None:
    path, name = Path(sys.argv[1]), sys.argv[2]
    count = len(Specification.read(path).operations)
    print(f"{path.name}: {path.stat().st_size / 1e3:,.0f} KB, {count} operations; medians\n")
    with tempfile.TemporaryDirectory() as folder:
        _whole_commands(Path(folder, "connector"), path, name, count)
    print()
    _in_process(path, name, count)


def _whole_commands(project: Path, path: Path, name: str, count: int) -> None:
    of_command([SPECGEN, "new", project], runs=1)
    one = [SPECGEN, "add-operation", project, "--from", path, "--dry-run", "--operation", name]
    rows = {
        "one operation of the catalog": [
            SPECGEN,
            "add-operation",
            project,
            "StartVirtualMachine",
            "--dry-run",
        ],
        "one operation of the file": one,
        f"all {count} operations": [*one[:-2], "--all"],
    }
    table(
        ["specgen add-operation, whole command", "time"],
        [(label, milliseconds(of_command(command, runs=5))) for label, command in rows.items()],
    )
    shutil.rmtree(project)


def _in_process(path: Path, name: str, count: int) -> None:
    options = ImportOptions(known_helpers=builtin.known_helpers())

    def one() -> None:
        specification = Specification.read(path)
        import_operation(specification, specification.operation(name), options)

    def every() -> None:
        specification = Specification.read(path)
        for operation in specification.operations:
            import_operation(specification, operation, options)

    steps: dict[str, Callable[[], object]] = {
        "specgen, one operation": one,
        f"specgen, all {count}": every,
        "prance, references resolved": lambda: _resolve(path),
    }
    medians = {label: of_call(step, runs=3) for label, step in steps.items()}
    base = medians["specgen, one operation"]
    table(
        ["in one process", "time", "beside one operation"],
        [(label, milliseconds(time), f"{time / base:.1f} x") for label, time in medians.items()],
    )


def _resolve(path: Path) -> None:
    """Let prance resolve the file; examples, which often lie elsewhere, are left out."""
    data = json.loads(path.read_text(encoding="utf-8-sig"), object_hook=_without_examples)
    RefResolver(data, url=path.resolve().as_uri(), recursion_limit_handler=lambda *_: {}).resolve_references()


def _without_examples(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != "x-ms-examples"}


if __name__ == "__main__":
    main()

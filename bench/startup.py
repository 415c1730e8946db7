"""How long a command takes to start, beside bare Python: `python bench/startup.py`."""

import sys
from pathlib import Path

from measure import SPECGEN, milliseconds, of_command, table

FLAGSHIP = Path(__file__).parents[1] / "specs" / "azure-resource-manager"
DEFINITION = FLAGSHIP / "apiDefinition.swagger.json"

COMMANDS: dict[str, list[object]] = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "specgen --version": [SPECGEN, "--version"],
    "specgen lint (one definition)": [SPECGEN, "lint", DEFINITION],
    "specgen lint --no-cache (the same)": [SPECGEN, "lint", "--no-cache", DEFINITION],
    "specgen lint (one project)": [SPECGEN, "lint", FLAGSHIP],
    "specgen rules": [SPECGEN, "rules"],
    "specgen --help": [SPECGEN, "--help"],
    "specgen validate (one project)": [SPECGEN, "validate", "--no-cache", FLAGSHIP],
}


def main() -> None:
    medians = {name: of_command(command) for name, command in COMMANDS.items()}
    bare = medians["python -c pass"]
    table(
        ["whole process", "median of 15", "above bare Python"],
        [(name, milliseconds(median), milliseconds(median - bare)) for name, median in medians.items()],
    )


if __name__ == "__main__":
    main()

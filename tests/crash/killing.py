"""Kill a command that writes at a random moment, and look at what it leaves.

python tests/crash/killing.py 200    so many kills of each command, a dot for each, some minutes
"""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

COMMAND = Path(sys.executable).with_name("specgen")
ROOT = Path(__file__).parents[2]
SPECIFICATION = "checkout/specification/rooms/resource-manager/Microsoft.Rooms/stable/2024-05-01/rooms.json"

Tree = dict[str, bytes]

# Each writes into the folder in which it runs; `project` is one of them.
WRITING = {
    "new": ["new", "other"],
    "add-operation": ["add-operation", "project", "ListResourceGroups"],
    "remove-operation": ["remove-operation", "project", "ListSubscriptions"],
    "version-operation": ["version-operation", "project", "ListSubscriptions"],
    "lint --fix": ["lint", "--unsafe-fixes", "odd.json"],
    "lint --update-baseline": ["lint", "--baseline", "known.json", "--update-baseline", "odd.json"],
    "bundle": ["bundle", "project", "--target", "all", "--force"],
    "bundle to a file": ["bundle", "project", "--target", "solution", "-o", "solution.zip"],
    "docs": ["docs", "project"],
    "auth plan": ["auth", "plan", "project", "-o", "register.sh"],
    "auth use": ["auth", "use", "project", "--client-id", "8a3c6d52-6d1c-4b6e-9d1f-0d5f6a7b8c9d"],
    "index build": ["index", "build", "checkout", "--index", "index.sqlite"],
}
ODD = '{"swagger": "2.0", "info": {"title": "Odd", "version": "1"}, "schemes": [], "paths": {}}\n'


def beginning(folder: Path) -> None:
    """Make what the commands begin with."""
    subprocess.run([COMMAND, "new", "project"], cwd=folder, check=True, capture_output=True)
    (folder / "odd.json").write_text(ODD)
    (folder / SPECIFICATION).parent.mkdir(parents=True)
    shutil.copyfile(ROOT / "tests" / "fixtures" / "rooms.json", folder / SPECIFICATION)


def tree(folder: Path) -> Tree:
    """Return what lies in a folder; what is only for a moment there begins with a dot, and does not count."""
    return {
        name: path.read_bytes() if path.suffix != ".sqlite" else _operations(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not (name := path.relative_to(folder).as_posix()).startswith(".specgen-")
        and "/.specgen-" not in name
    }


def _operations(index: Path) -> bytes:
    """Return what an index knows; its bytes hold the time and the place."""
    with closing(sqlite3.connect(index)) as connection:
        rows = connection.execute("SELECT name, path FROM operations ORDER BY name, path").fetchall()
    return repr(rows).encode()


def run(name: str, folder: Path) -> float:
    """Run a command to its end, and return the seconds that it took."""
    start = time.monotonic()
    subprocess.run([COMMAND, *WRITING[name]], cwd=folder, check=False, capture_output=True)
    return time.monotonic() - start


def killed(name: str, folder: Path, seconds: float) -> None:
    process = subprocess.Popen(
        [COMMAND, *WRITING[name]], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(seconds)
    process.kill()
    process.wait()


def wrecks(name: str, times: int, random: Random) -> Iterator[str]:
    """Yield, for each kill after which the folder is neither as before nor as after, what it holds."""
    with tempfile.TemporaryDirectory() as temporary:
        before, after = Path(temporary) / "before", Path(temporary) / "after"
        before.mkdir()
        beginning(before)
        shutil.copytree(before, after)
        seconds = run(name, after)
        whole = tree(before), tree(after)
        for number in range(times):
            folder = Path(temporary) / str(number)
            shutil.copytree(before, folder)
            killed(name, folder, random.uniform(0.5, 1.1) * seconds)
            left = tree(folder)
            if left not in whole:
                yield f"{name}: {sorted(set(left.items()) ^ set(whole[0].items()))!r:.300}"
            if left == whole[0]:
                run(name, folder)
            if tree(folder) != whole[1]:
                yield f"{name}: cannot be done once more"


if __name__ == "__main__":
    found = [wreck for name in WRITING for wreck in wrecks(name, int(sys.argv[1]), Random())]
    sys.exit("\n".join(found))

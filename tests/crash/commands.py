"""The commands that write, what they begin with, and what they leave."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from children import loaded

ROOT = Path(__file__).parents[2]
ROOMS = ROOT / "tests" / "fixtures" / "rooms.json"
STABLE = Path("checkout/specification/rooms/resource-manager/Microsoft.Rooms/stable")
GUID = "8a3c6d52-6d1c-4b6e-9d1f-0d5f6a7b8c9d"
REDIRECT = "https://global.consent.azure-apim.net/redirect/rooms"

Tree = dict[str, bytes]

# Each writes into the folder in which it runs; `project` is one of them.
WRITING = {
    "new": ["new", "other"],
    "new --force": ["new", "project", "--force", "--title", "Other"],
    "new --import": ["new", "imported", "--import", "solution"],
    "add-operation": ["add-operation", "project", "ListResourceGroups"],
    "remove-operation": ["remove-operation", "project", "GetRoom"],
    "version-operation": ["version-operation", "project", "GetRoom"],
    "update": ["update", "project"],
    "lint --fix": ["lint", "--unsafe-fixes", "odd"],
    "lint --update-baseline": ["lint", "--baseline", "known.json", "--update-baseline", "odd"],
    "bundle": ["bundle", "project", "--target", "all", "--force"],
    "bundle over another": ["bundle", "project", "--target", "wizard", "-o", "solution", "--force"],
    "bundle to a file": ["bundle", "project", "--target", "solution", "-o", "solution.zip"],
    "docs": ["docs", "project"],
    "auth plan": ["auth", "plan", "project", "-o", "register.sh"],
    "auth use": ["auth", "use", "project", "--client-id", GUID],
    "auth finish": ["auth", "finish", "project", "--redirect-url", REDIRECT, "-o", "register.sh"],
    "deploy": ["deploy", "project", "-e", GUID, "--secret-file", "secret", "--force"],
    "index build": ["index", "build", "checkout", "--index", "index.sqlite", "--jobs", "1"],
    "preview --export": ["preview", "project", "--export", "preview.html"],
}

# What a command has done when only a part of its files is new: it records one thing after the other.
PARTS = {
    "deploy": ["project/settings.json"],
    "auth finish": ["project/apiProperties.json", "project/settings.json"],
}

ODD = '{"swagger": "2.0", "info": {"title": "Odd", "version": "1"}, "schemes": [], "paths": {}}\n'
ODD_PROPERTIES = (
    '{"properties": {"iconBrandColor": "#fff", "capabilities": [], "policyTemplateInstances": []}}\n'
)
PACONN = f"""\
#!/bin/sh
case $1 in
create) sed -i 's/"connectorId": null/"connectorId": "shared_rooms"/' settings.json ;;
download) mkdir downloaded
  cp apiDefinition.swagger.json downloaded
  cd downloaded
  sed 's#"clientId"#"redirectUrl": "{REDIRECT}", "clientId"#' ../apiProperties.json > apiProperties.json ;;
esac
"""


def beginning(folder: Path) -> None:
    """Make what the commands begin with."""
    (folder / "odd").mkdir()
    (folder / "odd" / "apiDefinition.swagger.json").write_text(ODD)
    (folder / "odd" / "apiProperties.json").write_text(ODD_PROPERTIES)
    _write_specification(folder / STABLE / "2024-05-01" / "rooms.json", "2024-05-01")
    first = str(STABLE / "2024-05-01" / "rooms.json")
    loaded(["new", "project"], folder)
    loaded(["add-operation", "project", "--from", first, "--operation", "Rooms_Get"], folder)
    loaded(["bundle", "project", "--target", "solution", "-o", "solution"], folder)
    _write_specification(folder / STABLE / "2025-01-01" / "rooms.json", "2025-01-01")
    (folder / "secret").write_text("hush")
    (folder / "programs").mkdir()
    (folder / "programs" / "paconn").write_text(PACONN)
    (folder / "programs" / "paconn").chmod(0o755)


def tree(folder: Path) -> Tree:
    """Return the files of a folder; what commands work in does not count."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.suffix != ".sqlite"
        else _operations(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".specgen-" not in str(path)
    }


def leftovers(folder: Path) -> list[Path]:
    """Return the folders that commands have worked in and that are still there."""
    return [
        Path(inner, name)
        for inner, folders, _ in os.walk(folder)
        for name in folders
        if name.startswith(".specgen-")
    ]


def wholes(name: str, before: Tree, after: Tree) -> list[Tree]:
    """Return the states in which a command may leave a folder."""
    part = {one: after[one] for one in PARTS.get(name, ())}
    return [before, before | part, after]


def _write_specification(path: Path, version: str) -> None:
    path.parent.mkdir(parents=True)
    data = json.loads(ROOMS.read_text())
    data["info"]["version"] = version
    data["paths"][next(reversed(data["paths"]))]["get"]["description"] = f"Gets one room as of {version}."
    path.write_text(json.dumps(data))


def _operations(index: Path) -> bytes:
    """Return what an index knows; its bytes hold the time and the place."""
    with closing(sqlite3.connect(index)) as connection:
        rows = connection.execute("SELECT name, path FROM operations ORDER BY name, path").fetchall()
    return repr(rows).encode()

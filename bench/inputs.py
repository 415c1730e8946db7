"""Definitions to measure with: those of a folder, or made of the catalog."""

import copy
import json
import subprocess
from pathlib import Path

from measure import SPECGEN

from toolkit.catalog.builtin import operations
from toolkit.connector.project import definition_path, find_projects
from toolkit.document import Document
from toolkit.errors import SpecgenError

_MADE = 24  # connectors, where nobody has named any


def connectors(folder: Path | None, work: Path) -> list[Path]:
    """Return the readable definitions below a folder, or some that are made."""
    if folder is None:
        folder = work / "connectors"
        ids = _catalog_ids()
        for number in range(_MADE):
            _connector(folder / f"{number:02}", ids[number :: _MADE // 8])
    paths = (definition_path(project) for project in find_projects(folder))
    return [path for path in paths if path and _is_readable(path)]


def small(work: Path) -> Path:
    """Return a definition of List subscriptions alone, about 3 KB without blanks."""
    made = _connector(work / "small", [])
    path = work / "small.json"
    path.write_text(json.dumps(json.loads(made.read_text())), encoding="utf-8")
    return path


def median_of(paths: list[Path]) -> Path:
    return sorted(paths, key=lambda path: path.stat().st_size)[len(paths) // 2]


def specification(path: Path | None, work: Path) -> Path:
    """Return the ARM specification that is named, or as much made of the catalog."""
    return path or grown(_connector(work / "all", _catalog_ids()), 2, work)


def grown(path: Path, factor: int, work: Path) -> Path:
    """Return a definition in which every path and schema stands as often as the factor says."""
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    for section in ("paths", "definitions"):
        members = data.get(section, {})
        data[section] = {
            f"{key}{_suffix(section, number)}": _renamed(value, section, number)
            for number in range(factor)
            for key, value in members.items()
        }
    large = work / f"{path.stem}-x{factor}.json"
    large.parent.mkdir(parents=True, exist_ok=True)
    large.write_text(json.dumps(data, indent=2), encoding="utf-8")
    return large


def _suffix(section: str, number: int) -> str:
    if number == 0:
        return ""
    return f"/again{number}" if section == "paths" else f"{number}"


def _renamed(value: object, section: str, number: int) -> object:
    """Return a copy whose operationIds are its own, so that repeating brings no finding of its own."""
    value = copy.deepcopy(value)
    if section == "paths" and number and isinstance(value, dict):
        for operation in value.values():
            if isinstance(operation, dict) and isinstance(operation.get("operationId"), str):
                operation["operationId"] += str(number)
    return value


def _connector(folder: Path, ids: list[str]) -> Path:
    """Make a connector with operations of the catalog, once."""
    if definition_path(folder) is None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _specgen("new", folder)
        if ids:
            _specgen("add-operation", folder, *ids)
    path = definition_path(folder)
    assert path is not None  # noqa: S101 (it has been made)
    return path


def _specgen(*words: object) -> None:
    subprocess.run([str(word) for word in (SPECGEN, *words)], check=True, capture_output=True)


def _catalog_ids() -> list[str]:
    return [name for name in operations() if name != "ListSubscriptions"]  # every connector has that


def _is_readable(path: Path) -> bool:
    try:
        return isinstance(Document.read(path).data, dict)
    except SpecgenError:
        return False

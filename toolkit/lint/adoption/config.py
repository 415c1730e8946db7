"""Settings that stay with a repository: `specgen.toml`, or `[tool.specgen]` in pyproject.toml.

The nearest file above a connector counts, alone: nothing is inherited. The search ends at the top of a
repository. `templates/schemas/specgen.schema.json` says what the settings are, to editors and to this module.
"""

import os
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.document import read_bytes
from toolkit.errors import BadValue
from toolkit.finding import Phase
from toolkit.lint.budget import SECONDS
from toolkit.regex import regex

MAX_BYTES = 256 * 2**10
MAX_DOTS = 200  # in one line: what tomllib keeps of a dotted key grows with the square of its length

NAME = "specgen.toml"
PYPROJECT = "pyproject.toml"

_where = regex(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Config(NamedTuple):
    """The settings of one file; paths in it start at its folder. Without a file nothing is set."""

    path: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    phase: Phase | None = None
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    time_limit: float = SECONDS
    cache_dir: str | None = None

    @property
    def folder(self) -> Path:
        return self.path.parent if self.path else Path()


def find(folder: Path, known: dict[Path, Config]) -> Config:
    """Return the settings that count in a folder; `known` keeps what has been found for the next time."""
    here = Path(os.path.abspath(folder))  # noqa: PTH100 (Path.absolute keeps `..`)
    if here not in known:
        is_top = here == here.parent or (here / ".git").exists()
        known[here] = _in(here) or (Config() if is_top else find(here.parent, known))
    return known[here]


def read(path: Path) -> Config:
    """Return the settings of a file, whatever its name; raise BadValue where they are wrong."""
    table = _table(path, read_bytes(path))
    if path.name == PYPROJECT:
        table = _tool(table)
        if table is None:
            raise BadValue(f"{path}: has no table `[tool.specgen]`")
    return _config(path, table)


def _in(folder: Path) -> Config | None:
    """Return the settings that stand right in a folder."""
    own, shared = _shown(folder / NAME), _shown(folder / PYPROJECT)
    if own.is_file():
        return read(own)
    if shared.is_file() and b"specgen" in (content := read_bytes(shared)):
        table = _tool(_table(shared, content))
        return None if table is None else _config(shared, table)
    return None


def _shown(path: Path) -> Path:
    """Return the path as it is shown: from the current folder, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _table(path: Path, content: bytes) -> dict[str, Any]:
    if len(content) > MAX_BYTES:
        raise BadValue(f"{path}: is larger than {MAX_BYTES // 2**10} KiB, which no settings are")
    if any(line.count(b".") > MAX_DOTS for line in content.split(b"\n")):
        raise BadValue(f"{path}: has a line with more than {MAX_DOTS} dots, which no settings have")
    # Importing it takes longer than looking for a file that is not there.
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadValue(f"{path}: is not UTF-8") from error
    except RecursionError as error:
        raise BadValue(f"{path}: is nested too deeply to be settings") from error
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
        line, column = (match.groups() if (match := _where.search(reason)) else None) or (None, None)
        last = content.count(b"\n") + 1
        raise BadValue(f"{path}:{line or last}:{column or 1}: {_lowered(_where.sub('', reason))}") from error
    except ValueError as error:  # a number with thousands of digits
        raise BadValue(f"{path}: {str(error).partition(';')[0].lower()}") from error


def _tool(table: dict[str, Any]) -> Any:
    tools = table.get("tool")
    return tools.get("specgen") if isinstance(tools, dict) else None


def _config(path: Path, table: Any) -> Config:
    # Importing them takes longer than looking for a file that is not there.
    from toolkit import templates
    from toolkit.lint.adoption.config_schema import faults

    schema = templates.read_json("schemas/specgen.schema.json")
    for fault in faults(table, schema):
        raise BadValue(f"{path}: {fault}")
    ignores = table.get("per-file-ignores", {})
    return Config(
        path,
        select=tuple(table.get("select", ())),
        ignore=tuple(table.get("ignore", ())),
        phase=Phase(table["phase"]) if "phase" in table else None,
        per_file_ignores=tuple((pattern, tuple(words)) for pattern, words in ignores.items()),
        exclude=tuple(table.get("exclude", ())),
        baseline=table.get("baseline"),
        time_limit=table.get("time-limit", SECONDS),
        cache_dir=table.get("cache-dir"),
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]

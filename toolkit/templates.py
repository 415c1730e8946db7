"""What generated files are made from: `templates/` of a checkout, `_templates` of an installed package."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import jinja2
    from jinja2 import Environment

_PACKAGE = Path(__file__).parent
_FOLDER = next(
    folder for folder in (_PACKAGE / "_templates", _PACKAGE.parent / "templates") if folder.is_dir()
)


def read_bytes(name: str) -> bytes:
    """Return a template's content; the name is a path below the folder, with slashes."""
    return (_FOLDER / name).read_bytes()


def read_text(name: str) -> str:
    return read_bytes(name).decode()


def read_json(name: str, values: Mapping[str, str] | None = None) -> Any:
    """Return a JSON template's data; `${name}` in its strings stands for a value."""
    data = json.loads(read_text(name))
    return _filled(data, values) if values else data


def render(name: str, **values: Any) -> str:
    """Return the Markdown of a Jinja template; a value that it lacks is an error."""
    return _text(name).render(**values)


@cache
def pages(folder: str) -> "Environment":
    """Return the Jinja environment of the HTML pages in a folder, in which every value is text."""
    # Importing Jinja takes longer than linting a small definition does.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(_FOLDER / folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def table_cell(value: Any) -> str:
    """Return a value as it may stand in a Markdown table."""
    return " ".join(str(value).replace("|", "\\|").split())


@cache
def _text(name: str) -> "jinja2.Template":
    # Importing Jinja takes longer than linting a small definition does.
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=False,  # noqa: S701 (Markdown for people, in which nothing runs)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"cell": table_cell}
    return environment.from_string(read_text(name))


def _filled(data: Any, values: Mapping[str, str]) -> Any:
    if isinstance(data, dict):
        return {key: _filled(value, values) for key, value in data.items()}
    if isinstance(data, list):
        return [_filled(item, values) for item in data]
    return Template(data).substitute(values) if isinstance(data, str) else data

"""Ask on a terminal which operations to add, with completion, and defaults made of what is known already."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import questionary

from toolkit.arm.by_hand import Request, source_id
from toolkit.arm.names import operation_name
from toolkit.arm.options import ImportOptions
from toolkit.arm.specification import Specification
from toolkit.catalog import builtin
from toolkit.cli import wishes as found
from toolkit.errors import BadValue
from toolkit.generate.adding import Wish
from toolkit.swagger.nodes import METHODS

_CATALOG = "From the built-in catalog"
_FILE = "From an ARM specification"
_HAND = "By hand, from its method and path"


def wishes(options: ImportOptions, project: Path) -> list[Wish]:
    """Return what the one at the terminal chooses; raise KeyboardInterrupt where they leave."""
    way = questionary.select("Where is the operation from?", [_CATALOG, _FILE, _HAND]).unsafe_ask()
    if way == _CATALOG:
        return _of_catalog(options, project)
    return _of_file(options, project) if way == _FILE else [_by_hand(options)]


def _of_catalog(options: ImportOptions, project: Path) -> list[Wish]:
    titles = {f"{entry.summary} ({name})": name for name, entry in builtin.operations().items()}
    title = _completed("Which operation? (type a few letters)", titles)
    return found.named([titles.get(title, title)], None, options, project)


def _of_file(options: ImportOptions, project: Path) -> list[Wish]:
    source = questionary.path("Which file or folder?").unsafe_ask().strip()
    if not source:
        raise BadValue("no file was named")
    names = _ids(source)
    name = _completed("Which operation? (type a few letters)", names)
    return found.of_specification(source, [name], options, project, every=False)[0]


def _ids(source: str) -> Iterable[str]:
    """Return the operations of a file to complete to; of a folder there are too many."""
    path = Path(source)
    if not path.is_file():
        return ()
    return [one.operation_id for one in Specification.read(path).operations]


def _by_hand(options: ImportOptions) -> Wish:
    method = questionary.select("Method?", [name.upper() for name in METHODS]).unsafe_ask()
    path = questionary.text("Path?", validate=_is_path).unsafe_ask()
    api_version = questionary.text("api-version?", validate=_is_filled).unsafe_ask().strip()
    name = operation_name(source_id(method.lower(), path), method, path)
    operation_id = questionary.text("operationId?", default=name.id).unsafe_ask().strip()
    summary = questionary.text("Title for makers?", default=name.summary).unsafe_ask().strip()
    return found.by_hand(Request(method, path, api_version, operation_id, summary), options)


def _is_path(text: str) -> bool | str:
    return text.startswith("/") or "A path starts with /, such as /subscriptions/{subscriptionId}"


def _is_filled(text: str) -> bool | str:
    return bool(text.strip()) or "A date, such as 2024-07-01"


def _completed(question: str, choices: Iterable[str]) -> str:
    known: list[Any] = list(choices)
    answer: str = questionary.autocomplete(
        question, choices=known, match_middle=True, ignore_case=True
    ).unsafe_ask()
    return answer.strip()

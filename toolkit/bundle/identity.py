"""What Dataverse knows a connector by: the solution, its publisher, a name with a prefix and a GUID.

All of it has defaults that never change for the same project. A project that must keep other values, because
it came from an environment that knows them already, has them in solution.json.
"""

import hashlib
import re
import unicodedata
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from toolkit.bundle.xml import fit
from toolkit.connector import limits
from toolkit.connector.project import ConnectorProject, read_object
from toolkit.errors import BadValue

FILE_NAME = "solution.json"

_NAMESPACE = uuid.UUID("5f0c1a52-3d0e-5b52-9d3c-6c5d1d0f7a11")  # of the GUIDs made here; it must never change
_DEFAULT_PREFIX = "new"  # the one of an environment's own publisher


@dataclass(frozen=True, slots=True)
class Identity:
    """The names of one connector in Dataverse."""

    solution_name: str
    solution_title: str
    version: str
    publisher_name: str
    publisher_title: str
    prefix: str
    option_value_prefix: int
    connector_id: str
    connector_name: str
    connector_title: str
    description: str

    def guid(self, what: str) -> str:
        """Return the GUID of something else that belongs to the connector."""
        return str(uuid.uuid5(_NAMESPACE, f"{self.connector_name}/{what}"))

    def of_flow(self) -> "Identity":
        """Return the identity of a second solution, with a flow that uses the connector."""
        return replace(
            self, solution_name=f"{self.solution_name}Flow", solution_title=f"{self.solution_title} flow"
        )


class Field(NamedTuple):
    """Where solution.json has a value, and what it may be."""

    keys: tuple[str, ...]
    allows: Callable[[Any], bool]
    form: str


def _like(pattern: str) -> Callable[[Any], bool]:
    matches = re.compile(pattern).fullmatch
    return lambda value: isinstance(value, str) and matches(value) is not None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and fit(value) == value


_NAME = _like("[A-Za-z][A-Za-z0-9_]{0,99}"), "letters, digits and underscores, a letter first"
_TEXT = _is_text, "a text"

FIELDS = {
    "solution_name": Field(("uniqueName",), *_NAME),
    "solution_title": Field(("displayName",), *_TEXT),
    "version": Field(("version",), _like(r"[0-9]{1,9}(\.[0-9]{1,9}){3}"), "four numbers such as 1.0.0.0"),
    "publisher_name": Field(("publisher", "uniqueName"), *_NAME),
    "publisher_title": Field(("publisher", "displayName"), *_TEXT),
    "prefix": Field(
        ("publisher", "prefix"),
        _like("(?!(?i:mscrm))[A-Za-z][A-Za-z0-9]{1,7}"),
        "2 to 8 letters and digits, a letter first, and not mscrm",
    ),
    "option_value_prefix": Field(
        ("publisher", "optionValuePrefix"),
        lambda value: type(value) is int and 10_000 <= value <= 99_999,
        "a number from 10000 to 99999",
    ),
    "connector_id": Field(("connector", "id"), _like("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "a GUID"),
    "connector_name": Field(
        ("connector", "name"), _like("[A-Za-z0-9][A-Za-z0-9_-]{0,199}"), "a name such as new_sample"
    ),
    "connector_title": Field(("connector", "displayName"), *_TEXT),
    "description": Field(("connector", "description"), *_TEXT),
}


def of(project: ConnectorProject) -> Identity:
    """Return a project's identity; raise BadValue where solution.json has what Dataverse would refuse."""
    return defaults(project, **_own(project))


def defaults(project: ConnectorProject, **own: Any) -> Identity:
    """Return the identity of a project that is to keep these values of its own."""
    info = project.definition.data.get("info")
    info = info if isinstance(info, dict) else {}
    title = _text(info.get("title")) or "Connector"
    publisher = _text(project.property_data.get("publisher")) or "Custom connectors"
    prefix = own.get("prefix") or _prefix(project)
    name = own.get("connector_name") or _short(f"{prefix}_{_word(title).lower() or 'connector'}")
    values: dict[str, Any] = {
        "solution_name": _name(title),
        "solution_title": title,
        "version": _version(info.get("version")),
        "publisher_name": _name(publisher),
        "publisher_title": publisher,
        "prefix": prefix,
        "option_value_prefix": 10_000,
        "connector_id": str(uuid.uuid5(_NAMESPACE, name)),
        "connector_name": name,
        "connector_title": title,
        "description": _text(info.get("description")),
    }
    return Identity(**(values | own))


def as_data(own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what solution.json is to hold for these values."""
    data: dict[str, Any] = {}
    for name, field in FIELDS.items():
        if name in own:
            *above, key = field.keys
            (data.setdefault(above[0], {}) if above else data)[key] = own[name]
    return data


def _own(project: ConnectorProject) -> dict[str, Any]:
    path = project.folder / FILE_NAME
    if not path.is_file():
        return {}
    names = {field.keys: name for name, field in FIELDS.items()}
    own = {}
    for keys, value in _members(read_object(path).data):
        if keys not in names:
            raise BadValue(f"{path}: `{'.'.join(keys)}` means nothing here")
        field = FIELDS[names[keys]]
        if not field.allows(value):
            raise BadValue(f"{path}: `{'.'.join(keys)}` is not {field.form}")
        own[names[keys]] = value
    return own


def _members(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from (((key, inner), member) for inner, member in value.items())
        else:
            yield (key,), value


def _prefix(project: ConnectorProject) -> str:
    word = _word(_text(project.property_data.get("publisher"))).lower().lstrip("0123456789")[:8]
    return word if FIELDS["prefix"].allows(word) else _DEFAULT_PREFIX


def _name(title: str) -> str:
    word = _word(title)[:80]
    return word if FIELDS["solution_name"].allows(word) else f"Connector{word}"


def _short(name: str) -> str:
    """Return a name that the platform's packager takes; what is cut off is told by four digits of its own."""
    longest = limits.ROW_NAME.value
    digits = hashlib.sha256(name.encode()).hexdigest()[:4]
    return name if len(name) <= longest else name[: longest - len(digits)] + digits


def _word(text: str) -> str:
    """Return the letters and digits of a text in ASCII, those with accents without them."""
    return "".join(re.findall("[A-Za-z0-9]", unicodedata.normalize("NFKD", text)))[:80]


def _version(value: Any) -> str:
    """Return four numbers, those of the definition's version first."""
    numbers = re.findall("[0-9]{1,9}", value)[:4] if isinstance(value, str) else []
    return ".".join([*map(str, map(int, numbers or [1])), "0", "0", "0"][:4])


def _text(value: Any) -> str:
    return fit(value).strip() if isinstance(value, str) else ""

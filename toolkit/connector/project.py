"""A connector project: a folder with a definition, its properties and what belongs to them."""

import os
from collections.abc import Iterable, Iterator
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.document import Document
from toolkit.errors import NotAConnector, SpecgenError, UnreadableDocument
from toolkit.undisturbed import undisturbed

DEFINITION_NAMES = tuple(f"apiDefinition.swagger.{suffix}" for suffix in ("json", "yaml", "yml"))
PROPERTIES_NAME = "apiProperties.json"
SETTINGS_NAME = "settings.json"
ICON_NAME = "icon.png"
SCRIPT_NAME = "script.csx"
PART_NAMES = frozenset({PROPERTIES_NAME, SETTINGS_NAME, ICON_NAME, SCRIPT_NAME})

_definition_names = frozenset(name.lower() for name in DEFINITION_NAMES)
_unsearched = frozenset({"dist", "node_modules", "__pycache__"})  # `dist` holds bundles


class ConnectorProject(NamedTuple):
    """The files of a project; documents are read, icon and script are only named."""

    folder: Path
    definition: Document
    properties: Document | None = None
    settings: Document | None = None
    icon: Path | None = None
    script: Path | None = None
    unreadable: tuple[SpecgenError, ...] = ()  # files beside the definition that could not be read

    @classmethod
    def load(cls, folder: Path) -> "ConnectorProject":
        """Read a complete project; raise NotAConnector where a file is missing, else what reading raises."""
        if not folder.is_dir():
            raise NotAConnector(f"{folder}: no such folder; `specgen new {folder}` makes a project")
        missing = [] if definition_path(folder) else [DEFINITION_NAMES[0]]
        missing += [] if _file(folder, PROPERTIES_NAME) else [PROPERTIES_NAME]
        if missing:
            raise NotAConnector(f"{folder}: not a connector project, no {' and no '.join(missing)}")
        project = cls.load_partial(folder)
        for error in project.unreadable:
            raise error
        return project

    @classmethod
    def load_partial(cls, folder: Path) -> "ConnectorProject":
        """Read what can be read; only the definition must be."""
        with undisturbed(folder):
            definition = definition_path(folder)
            if definition is None:
                raise NotAConnector(f"{folder}: not a connector project, no {DEFINITION_NAMES[0]}")
            unreadable: list[SpecgenError] = []
            return cls(
                folder,
                read_object(definition),
                properties=_optional(folder, PROPERTIES_NAME, unreadable),
                settings=_optional(folder, SETTINGS_NAME, unreadable),
                icon=_file(folder, ICON_NAME),
                script=_file(folder, SCRIPT_NAME),
                unreadable=tuple(unreadable),
            )

    @classmethod
    def of_definition(cls, definition: Document) -> "ConnectorProject":
        """Return a project of a lone definition."""
        return cls(definition.path.parent, _with_object(definition))

    def with_document(self, document: Document) -> "ConnectorProject":
        """Return the project with the document in place of the one of the same path."""
        return self._replace(
            definition=document if document.path == self.definition.path else self.definition,
            properties=_newer(self.properties, document),
            settings=_newer(self.settings, document),
        )

    def with_documents(self, documents: Iterable[Document]) -> "ConnectorProject":
        return reduce(ConnectorProject.with_document, documents, self)

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(document for document in (self.definition, self.properties, self.settings) if document)

    @property
    def property_data(self) -> dict[str, Any]:
        """The members of `properties` in apiProperties.json; empty where there are none."""
        data = self.properties.data if self.properties else {}
        members = data.get("properties") if isinstance(data, dict) else None
        return members if isinstance(members, dict) else {}


def definition_path(folder: Path) -> Path | None:
    """Return the folder's definition file, upper and lower case alike, as on most makers' disks."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.name.lower() in _definition_names)
    except OSError:
        return None
    return folder / names[0] if names else None


def find_projects(root: Path) -> Iterator[Path]:
    """Yield the folders below the root, itself included, that hold a definition; links are not followed."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _unsearched)
        if any(name.lower() in _definition_names for name in files):
            yield Path(folder)


def unreadable_parts(folder: Path) -> list[SpecgenError]:
    """Return what cannot be read beside the definition."""
    unreadable: list[SpecgenError] = []
    for name in (PROPERTIES_NAME, SETTINGS_NAME):
        _optional(folder, name, unreadable)
    return unreadable


def _newer(part: Document | None, document: Document) -> Document | None:
    return document if part and part.path == document.path else part


def _file(folder: Path, name: str) -> Path | None:
    path = folder / name
    return path if path.is_file() else None


def _optional(folder: Path, name: str, unreadable: list[SpecgenError]) -> Document | None:
    path = _file(folder, name)
    try:
        return read_object(path) if path else None
    except SpecgenError as error:
        unreadable.append(error)
        return None


def read_object(path: Path) -> Document:
    """Read a document whose root must be an object, as that of every file of a connector."""
    return _with_object(Document.read(path))


def _with_object(document: Document) -> Document:
    if not isinstance(document.data, dict):
        raise UnreadableDocument(
            document.path, f"the file holds {_kind(document.data)}; an object is expected"
        )
    return document


def _kind(value: Any) -> str:
    return {list: "a list", str: "a text", bool: "a boolean", type(None): "null"}.get(type(value), "a number")

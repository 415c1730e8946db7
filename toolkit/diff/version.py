"""One version of a connector, wherever it comes from: a project, a file, a package or a revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from toolkit.connector.project import (
    DEFINITION_NAMES,
    ICON_NAME,
    PROPERTIES_NAME,
    SCRIPT_NAME,
    ConnectorProject,
)
from toolkit.document import Document, read_bytes
from toolkit.errors import NotAConnector, UnreadableDocument
from toolkit.swagger.nodes import ApiDefinition


@dataclass(frozen=True)
class Version:
    """The documents of a connector, and what lies beside them."""

    project: ConnectorProject
    script: str | None = None
    icon: bytes | None = None

    @classmethod
    def of_folder(cls, folder: Path) -> "Version":
        project = ConnectorProject.load_partial(folder)
        for error in project.unreadable:
            raise error
        return cls(
            project,
            _script(read_bytes(project.script)) if project.script else None,
            read_bytes(project.icon) if project.icon else None,
        )

    @classmethod
    def of_file(cls, path: Path) -> "Version":
        return cls(ConnectorProject.of_definition(Document.read(path)))

    @classmethod
    def of_definition(cls, path: Path, content: bytes) -> "Version":
        return cls(ConnectorProject.of_definition(Document.from_bytes(path, content)))

    @classmethod
    def of_files(cls, folder: Path, files: Mapping[str, bytes]) -> "Version":
        """Return the version that files of these names hold; raise NotAConnector without a definition."""
        names = {name.lower(): name for name in files}
        found = next((names[name.lower()] for name in DEFINITION_NAMES if name.lower() in names), None)
        if found is None:
            raise NotAConnector(f"{folder}: not a connector project, no {DEFINITION_NAMES[0]}")
        project = ConnectorProject.of_definition(Document.from_bytes(folder / found, files[found]))
        if PROPERTIES_NAME in files:
            properties = Document.from_bytes(folder / PROPERTIES_NAME, files[PROPERTIES_NAME])
            project = project._replace(properties=properties)
        script = files.get(SCRIPT_NAME)
        return cls(project, None if script is None else _script(script), files.get(ICON_NAME))

    @property
    def has_properties(self) -> bool:
        return self.project.properties is not None

    @cached_property
    def definition(self) -> ApiDefinition:
        """The definition; raise UnreadableDocument where it is of another version than 2.0."""
        definition = ApiDefinition(self.project.definition)
        if definition.is_of_other_version:
            raise UnreadableDocument(
                self.project.definition.path, "this is OpenAPI 3; the platform takes Swagger 2.0"
            )
        return definition

    @property
    def contents(self) -> tuple[object, ...]:
        """Everything that is compared, as it is written."""
        properties = self.project.properties
        return self.project.definition.text, properties and properties.text, self.script, self.icon

    @property
    def documents(self) -> tuple[Document, ...]:
        return self.project.documents


def _script(content: bytes) -> str:
    """Return a script without what makes no difference to it: blanks at the ends of lines, and line ends."""
    text = content.decode("utf-8-sig", "replace")
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip())

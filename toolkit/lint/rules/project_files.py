"""Rules about the files of a project beside its definition: settings and script."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from toolkit.connector.api_properties import properties_place
from toolkit.connector.project import (
    DEFINITION_NAMES,
    PROPERTIES_NAME,
    SCRIPT_NAME,
    SETTINGS_NAME,
    ConnectorProject,
)
from toolkit.document import Place
from toolkit.lint.rule import (
    IMPORT,
    INFO,
    SAFE,
    UNSAFE,
    WARNING,
    Example,
    Problem,
    quoted,
    rule,
    safe,
    unsafe,
)
from toolkit.patch import Put

PACONN = "https://learn.microsoft.com/connectors/custom-connectors/paconn-cli"
CODE = "https://learn.microsoft.com/connectors/custom-connectors/write-code"


def _scripted(properties: dict[str, Any]) -> dict[str, Any]:
    return {PROPERTIES_NAME: {"properties": properties}, SCRIPT_NAME: "public class Script ..."}


@rule(
    ConnectorProject,
    name="SettingsFileNotFound",
    code="SG305",
    family="specgen",
    reference=PACONN,
    severity=WARNING,
    phase=IMPORT,
    fix=UNSAFE,
    examples=[
        Example(
            bad={SETTINGS_NAME: {"apiDefinition": "apiDefinition.json"}},
            good={SETTINGS_NAME: {"apiDefinition": DEFINITION_NAMES[0], "icon": None}},
            at="/apiDefinition",
            part="project",
        )
    ],
)
def settings_file_not_found(project: ConnectorProject) -> Iterator[Problem]:
    """The paconn tool stops at a file that is not there, and goes by the names in settings.json alone."""
    if project.settings is None:
        return
    for key, own in _own_files(project).items():
        name = project.settings.data.get(key)
        if isinstance(name, str) and name and not _exists(project, name):
            place = Place(project.settings, (key,))
            fix = unsafe(Put(place.tokens, own)) if own else None
            yield Problem(
                f"there is no file {quoted(name)}{f'; there is `{own}`' if own else ''}", place, fix
            )


def _own_files(project: ConnectorProject) -> dict[str, str | None]:
    """Return the files that the project has, by what settings.json calls them."""
    return {
        "apiDefinition": project.definition.path.name,
        "apiProperties": project.properties.path.name if project.properties else None,
        "icon": project.icon.name if project.icon else None,
        "script": project.script.name if project.script else None,
    }


def _exists(project: ConnectorProject, name: str) -> bool:
    """Whether a file is there; the files of the project itself need not be looked for."""
    if PurePosixPath(name).as_posix() in _own_files(project).values():
        return True
    try:
        return (project.folder / name).is_file()
    except (OSError, ValueError):
        return False


@rule(
    ConnectorProject,
    name="ScriptForAllOperations",
    code="SG306",
    family="specgen",
    reference=CODE,
    severity=INFO,
    phase=IMPORT,
    fix=SAFE,
    examples=[
        Example(
            bad=_scripted({}),
            good=_scripted({"scriptOperations": []}),
            at="/properties",
            part="project",
        )
    ],
)
def script_for_all_operations(project: ConnectorProject) -> Iterator[Problem]:
    """Without `scriptOperations` every call goes through the script, and waits for it up to five seconds.

    An empty list says that this is meant.
    """
    place = properties_place(project)
    has_members = place is not None and bool(project.property_data)
    if place and has_members and project.script and "scriptOperations" not in project.property_data:
        fix = safe(Put((*place.tokens, "scriptOperations"), []))
        yield Problem(
            f"{SCRIPT_NAME} runs for all operations, for there is no `scriptOperations`", place, fix
        )


RULES = (settings_file_not_found, script_for_all_operations)

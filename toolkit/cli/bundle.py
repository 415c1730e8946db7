"""`specgen bundle`: a package for import."""

import os
from pathlib import Path
from typing import Annotated

import typer

from toolkit import files
from toolkit.bundle import FILE_NAMES, TARGETS, BundleTarget, Files
from toolkit.cli import options, output
from toolkit.cli.exits import EXIT_FINDINGS
from toolkit.connector import api_properties
from toolkit.connector.project import PROPERTIES_NAME, ConnectorProject, definition_path, read_object
from toolkit.document import Document
from toolkit.errors import CannotWrite
from toolkit.finding import Severity
from toolkit.report.text import TextReport, counted
from toolkit.validate.project import validate


def command(
    folder: options.Project,
    *,
    target: Annotated[
        BundleTarget, typer.Option("--target", metavar="wizard|paconn", help="Who will import it.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar="OUT", help="A folder, or a file that ends in .zip.", show_default=False
        ),
    ] = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Package a connector for import, after validating it.

    The same project always gives the same bytes. No secret is ever in a package. Without `--out` the package
    is the folder `dist/<project>-<target>`.

    **Examples**

    - `specgen bundle my-connector --target wizard` makes a file for the portal, and a page of values to type
    - `specgen bundle my-connector --target paconn -o out.zip` makes a folder for the paconn tool, zipped
    """
    project = ConnectorProject.load(folder)
    errors = [finding for finding in validate(project) if finding.severity is Severity.ERROR]
    report = TextReport(output.stderr_style(), project.documents)
    for finding in errors:
        output.remark(report.finding(finding))
    if errors and not force:
        output.remark(
            f"specgen: {folder}: not bundled, {counted(len(errors), 'error')} would stop the import"
        )
        return EXIT_FINDINGS
    if errors:
        output.remark(f"specgen: bundled in spite of {counted(len(errors), 'error')}, as --force says")

    place = out or Path("dist") / f"{Path(os.path.realpath(folder)).name}-{target}"
    contents = TARGETS[target](project)
    _check_place(place, project, force=force)
    if not dry_run:
        _write(place, contents)
    for name, content in contents.items():
        output.say(f"{place / name}: {counted(len(content), 'byte')}")
    if PROPERTIES_NAME in contents:
        for stand_in in _placeholders(project):
            output.remark(f"{stand_in} is a placeholder still; nobody can sign in before it is filled in")
    return 0


def _check_place(place: Path, project: ConnectorProject, *, force: bool) -> None:
    """Refuse a folder that holds the project, or what may be somebody's only copy of another connector."""
    if Path(os.path.realpath(project.folder)).is_relative_to(os.path.realpath(place)):
        raise CannotWrite(f"{place}: is the project's own place; name another folder")
    definition = definition_path(place)
    if definition is not None and not force and _title(read_object(definition)) != _title(project.definition):
        raise CannotWrite(f"{place}: holds another connector; name another folder, or --force replaces it")


def _title(definition: Document) -> object:
    info = definition.data.get("info")
    return info.get("title") if isinstance(info, dict) else None


def _write(place: Path, contents: Files) -> None:
    if place.suffix.lower() == ".zip":
        files.write_file(place, files.archive(contents))
    else:
        files.replace_folder(place, contents, replaceable=FILE_NAMES)


def _placeholders(project: ConnectorProject) -> list[str]:
    """Return what the connector signs in with, as far as it has not been filled in."""
    found = {
        name
        for parameter in api_properties.connection_parameters(project)
        for name, text in (
            ("clientId", parameter.setting("clientId")),
            ("tenantId", parameter.custom("tenantId")),
        )
        if text and text.value == api_properties.PLACEHOLDER
    }
    return sorted(found)

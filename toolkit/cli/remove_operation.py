"""`specgen remove-operation`: an operation, and what only it used."""

from typing import Annotated

import typer

from toolkit.cli import changes, options, output
from toolkit.cli.exits import EXIT_FINDINGS
from toolkit.connector.project import ConnectorProject
from toolkit.generate import lock
from toolkit.generate.removing import Removal, removed
from toolkit.report.text import counted


def command(
    folder: options.Project,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="operationIds of the connector.")],
    *,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Remove operations from a connector, and what only they used.

    Gone are helpers that were added for their dropdowns, definitions that nothing refers to any more, and
    their part in the paging policy. What has been added and is removed leaves the files as they were.

    **Examples**

    - `specgen remove-operation my-connector StartVirtualMachine`
    - `specgen remove-operation my-connector ListVirtualMachines --dry-run`
    """
    project = ConnectorProject.load(folder)
    before = lock.read(project.folder)
    removal = removed(project, before, ids)
    errors = changes.new_errors(project, removal.project)
    if errors and not force:
        output.remark(f"specgen: nothing written: {counted(errors, 'error')} would stop the import")
        return EXIT_FINDINGS
    changes.settle(project, removal.project, before, removal.lock, what=_what(removal), dry_run=dry_run)
    for name in (*removal.removed, *removal.helpers):
        output.say(f"{name}: {'would be ' if dry_run else ''}removed")
    return 0


def _what(removal: Removal) -> str:
    parts = [counted(len(removal.removed), "operation")]
    if removal.helpers:
        parts.append(counted(len(removal.helpers), "helper"))
    if removal.definitions:
        parts.append(counted(len(removal.definitions), "definition"))
    return f"{', '.join(parts)} less"

"""`specgen update`: newer specifications for the operations that were added."""

from collections.abc import Iterator
from typing import Annotated

import typer

from toolkit.arm.imported import ImportedOperation, ImportRefused
from toolkit.arm.options import ImportOptions
from toolkit.catalog import builtin
from toolkit.catalog.entry import SOURCE as CATALOG
from toolkit.cli import changes, newest, options, output
from toolkit.cli.exits import EXIT_FINDINGS
from toolkit.connector.project import ConnectorProject
from toolkit.deadline import TooSlow, limited, seconds
from toolkit.errors import BadValue, SpecgenError
from toolkit.generate import lock
from toolkit.generate.lock import Lock, LockedOperation
from toolkit.generate.placing import Seats, key_of
from toolkit.generate.updating import Update, is_newer, updated, with_examples
from toolkit.report.text import counted
from toolkit.swagger.nodes import ApiDefinition


def command(
    folder: options.Project,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Only say what is newer; exit with 1 if something is.")
    ] = False,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Bring operations up to date with where they came from, and keep what you have edited.

    Operations of the catalog follow the catalog, those of a specification the newest stable one beside it.
    What you have changed stays; where the source changed the same, yours is kept and told.

    **Examples**

    - `specgen update my-connector --check`
    - `specgen update my-connector --dry-run`
    """
    project = ConnectorProject.load(folder)
    before = lock.read(project.folder)
    if not before.operations:
        raise BadValue(f"{folder}: nothing was added to this connector with `specgen add-operation`")
    with newest.Web() as web:
        found = list(_found(project, before, web))
    newer = {name: one for name, one in found if is_newer(before.operations[name], one)}
    fresh = with_examples(before, found)
    if not newer:
        output.remark("all operations are as in their sources")
        if fresh != before and not check:
            changes.settle(project, project, before, fresh, what="", dry_run=dry_run)
        return 0
    update = updated(project, fresh, newer, builtin.helpers())
    for line in _lines(update):
        output.say(output.stdout_style().plain(line))
    if check:
        return EXIT_FINDINGS
    errors = changes.new_errors(project, update.project)
    if errors and not force:
        output.remark(f"specgen: nothing written: {counted(errors, 'error')} would stop the import")
        return EXIT_FINDINGS
    what = f"{counted(len(newer), 'operation')} newer"
    changes.settle(project, update.project, before, update.lock, what=what, dry_run=dry_run)
    return 0


def _found(
    project: ConnectorProject, before: Lock, web: newest.Web
) -> Iterator[tuple[str, ImportedOperation]]:
    """Yield operations as their sources have them; what fills the dropdowns of others comes with these."""
    seats = Seats.of(ApiDefinition(project.definition)).seats
    names = {seat.id for seat in seats.values()}
    for name, locked in before.operations.items():
        if name not in names:
            output.remark(f"`{name}` is not in the definition any more")
            continue
        is_alone = locked.source == CATALOG or not locked.is_helper
        operation = _again(name, locked, project, web) if is_alone else None
        for one in (operation, *operation.helpers) if operation else ():
            here = seats[key_of(one)].id if key_of(one) in seats else ""
            if here in before.operations:
                yield here, one


def _again(
    name: str, locked: LockedOperation, project: ConnectorProject, web: newest.Web
) -> ImportedOperation | None:
    try:
        with limited(seconds()):
            return newest.operation(locked, _options(locked), project.folder, web)
    except (SpecgenError, TooSlow) as error:
        output.remark(output.stderr_style().plain(f"{name}: {error}"))
        return None


def _options(locked: LockedOperation) -> ImportOptions:
    told = {name: value for name, value in locked.options.items() if name != "request"}
    try:
        fields = tuple(told.pop("fields", ()))
        return ImportOptions(fields=fields, known_helpers=builtin.known_helpers(), **told)
    except TypeError as error:
        raise ImportRefused(f"its options in the lock file are not those of this version: {error}") from error


def _lines(update: Update) -> Iterator[str]:
    for one in update.operations:
        versions = f"{one.before} \u2192 {one.after}" if one.before != one.after else f"{one.after}, changed"
        yield f"{one.id}: {versions}"
        yield from (f"  {pointer}: yours is kept, the source has changed it, too" for pointer in one.kept)

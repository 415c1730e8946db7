"""`specgen add-operation`: any ARM operation, with what its dropdowns and its pages need."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from toolkit.arm.by_hand import Request
from toolkit.arm.imported import ImportedOperation
from toolkit.arm.options import ImportOptions
from toolkit.catalog import builtin
from toolkit.cli import changes, options, output, wishes
from toolkit.cli.exits import EXIT_FINDINGS
from toolkit.connector import limits
from toolkit.connector.project import ConnectorProject
from toolkit.errors import BadValue
from toolkit.generate import lock
from toolkit.generate.adding import Addition, Wish, added
from toolkit.generate.slimming import with_one_form
from toolkit.report.text import counted

_SHOWN = 6  # names of what was left out


def command(
    folder: options.Project,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="Operations of the catalog or the index: `specgen search`."),
    ] = None,
    *,
    source: Annotated[
        str,
        typer.Option("--from", metavar="FILE|FOLDER|URL", help="An ARM specification, or a folder of them."),
    ] = "",
    operation: Annotated[
        list[str] | None,
        typer.Option("--operation", metavar="ID", help="An operation of the specification; repeatable."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All operations of the specification.")] = False,
    fields: Annotated[
        str, typer.Option("--fields", metavar="A,B.C", help="The only properties of the answer to keep.")
    ] = "",
    depth: Annotated[
        int | None,
        typer.Option("--depth", metavar="N", help="Deeper objects become free-form.", show_default=False),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune/--no-prune", help="Keep what most makers look for, or everything.")
    ] = True,
    poly: Annotated[
        str,
        typer.Option("--poly", metavar="base|union|pick=KIND", help="What becomes of schemas with kinds."),
    ] = "",
    visibility: Annotated[
        str, typer.Option("--visibility", metavar="important|advanced|internal", help="In the designer.")
    ] = "",
    method: Annotated[str, typer.Option("--method", metavar="GET", help="By hand: the method.")] = "",
    path: Annotated[str, typer.Option("--path", metavar="PATH", help="By hand: the path.")] = "",
    operation_id: Annotated[
        str, typer.Option("--operation-id", metavar="ID", help="By hand: its operationId.")
    ] = "",
    summary: Annotated[str, typer.Option("--summary", metavar="TEXT", help="By hand: its title.")] = "",
    description: Annotated[
        str, typer.Option("--description", metavar="TEXT", help="By hand: what it does.")
    ] = "",
    api_version: Annotated[
        str, typer.Option("--api-version", metavar="DATE", help="By hand: the version of the interface.")
    ] = "",
    index: options.IndexFile = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Add ARM operations to a connector, ready for makers.

    They come with names and texts, a hidden api-version, dropdowns and the operations that fill them, paging,
    and only the properties worth seeing. Nothing else in the files changes, and nothing is written that would
    not import. The network is touched for an address alone.

    **Examples**

    - `specgen add-operation my-connector StartVirtualMachine ListResourceGroups`
    - `specgen add-operation my-connector --from storage.json --operation StorageAccounts_ListKeys`
    - `specgen add-operation my-connector --from azure-rest-api-specs --operation VirtualMachines_Get`
    - `specgen add-operation my-connector --method GET --path /tenants --api-version 2022-12-01`
    """
    project = ConnectorProject.load(folder)
    chosen = ImportOptions(
        fields=tuple(filter(None, (field.strip() for field in fields.split(",")))),
        depth=depth,
        prune=prune,
        poly=poly,
        visibility=_visibility(visibility),
        known_helpers=builtin.known_helpers(),
    )
    request = Request(method, path, api_version, operation_id, summary, description)
    _check_combination(ids, source, operation, request, every=every)
    if source:
        wanted, refused = wishes.of_specification(source, operation or (), chosen, folder, every=every)
    elif method or path:
        wanted, refused = [wishes.by_hand(request, chosen)], []
    elif ids:
        wanted, refused = wishes.named(ids, index, chosen, folder), []
    else:
        wanted, refused = _asked(chosen, folder), []
    for reason in refused:
        output.remark(output.stderr_style().plain(f"left out: {reason}"))
    before = lock.read(project.folder)
    addition = added(project, before, wanted, builtin.helpers())
    if _is_too_large(addition):
        output.remark("so many operations are large: each dropdown is written in one form instead of two")
        wanted = list(map(with_one_form, wanted))
        addition = added(project, before, wanted, builtin.helpers())
    if _is_too_large(addition) and every and chosen == replace(chosen, prune=True, fields=(), depth=None):
        output.remark("and their answers are pruned to three levels")
        closer = replace(chosen, depth=3)
        wanted, _ = wishes.of_specification(source, operation or (), closer, folder, every=every)
        wanted = list(map(with_one_form, wanted))
        addition = added(project, before, wanted, builtin.helpers())
    return _settle(project, before, addition, wanted, force=force, dry_run=dry_run)


def _is_too_large(addition: Addition) -> bool:
    return len(addition.project.definition.content) > limits.UPLOAD_BYTES.value


def _settle(
    project: ConnectorProject,
    before: lock.Lock,
    addition: Addition,
    wanted: list[Wish],
    *,
    force: bool,
    dry_run: bool,
) -> int:
    errors = changes.new_errors(project, addition.project)
    if errors and not force:
        output.remark(f"specgen: nothing written: {counted(errors, 'error')} would stop the import")
        return EXIT_FINDINGS
    if _is_too_large(addition) and not force:
        size = len(addition.project.definition.content)
        raise BadValue(
            f"{project.definition.path}: would have {counted(size, 'byte')}, and"
            f" {limits.UPLOAD_BYTES.value:,} are the most that are taken; add fewer operations, or keep"
            " less of their answers with --fields or --depth"
        )
    for name in addition.present:
        output.remark(f"`{name}` is there already")
    what = ", ".join(_counts(addition))
    changes.settle(project, addition.project, before, addition.lock, what=what, dry_run=dry_run)
    for line in _lines(addition):
        output.say(line)
    for line in _about(wish.operation for wish in wanted):
        output.remark(output.stderr_style().plain(line))
    return 0


def _counts(addition: Addition) -> Iterable[str]:
    if addition.added:
        yield counted(len(addition.added), "operation")
    if addition.helpers:
        yield f"{counted(len(addition.helpers), 'helper')} ({', '.join(addition.helpers)})"


def _lines(addition: Addition) -> Iterable[str]:
    # The definition's own words, whatever the operations were called where they came from.
    from toolkit.swagger import lookup
    from toolkit.swagger.nodes import ApiDefinition

    operations = lookup.operations_by_id(ApiDefinition(addition.project.definition))
    for name in addition.added:
        operation = operations[name]
        yield f"{name}: {operation.data['summary']} ({operation.method.upper()} {operation.path})"


def _about(operations: Iterable[ImportedOperation]) -> Iterable[str]:
    """Yield what pruning did and what makers should know, for each operation."""
    for operation in operations:
        report = operation.report
        if report.schemas_after < report.schemas_before:
            left_out = ", ".join(report.left_out[:_SHOWN])
            more = len(report.left_out) - _SHOWN
            yield (
                f"{operation.id}: {report.schemas_before} schemas \u2192 {report.schemas_after},"
                f" {_kilobytes(report.bytes_before)} \u2192 {_kilobytes(report.bytes_after)}"
                + (f"; left out: {left_out}" if left_out else "")
                + (f" and {more} more" if more > 0 else "")
            )
        yield from (f"{operation.id}: {note}" for note in operation.notes)


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000))} KB"


def _visibility(word: str) -> str:
    if word not in {"", "important", "advanced", "internal"}:
        raise BadValue(f"--visibility: `{word}` is none of `important`, `advanced` and `internal`")
    return word


def _check_combination(
    ids: list[str] | None, source: str, operation: list[str] | None, request: Request, *, every: bool
) -> None:
    ways = {
        "ID": bool(ids),
        "--from": bool(source),
        "--method and --path": bool(request.method or request.path),
    }
    used = [name for name, is_used in ways.items() if is_used]
    if len(used) > 1:
        raise BadValue(f"{' and '.join(used)} do not go together; choose one way to name operations")
    if (operation or every) and not source:
        raise BadValue("--operation and --all are for a specification; name it with --from")
    if source and not operation and not every:
        # Not by its name, for an address may hold a secret.
        raise BadValue("--from: name operations with --operation, or take --all")
    if used == ["--method and --path"] and not (request.method and request.path and request.api_version):
        raise BadValue("an operation by hand needs --method, --path and --api-version")


def _asked(chosen: ImportOptions, folder: Path) -> list[Wish]:
    if not sys.stdin.isatty():
        raise BadValue("name operations: IDs, --from with --operation or --all, or --method with --path")
    # Importing what asks takes longer than adding does.
    from toolkit.cli.asking import wishes as ask

    return ask(chosen, folder)

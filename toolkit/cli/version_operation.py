"""`specgen version-operation`: the next revision of an operation, as the platform wants it."""

from typing import Annotated

import typer

from toolkit.cli import changes, options, output
from toolkit.cli.exits import EXIT_FINDINGS
from toolkit.cli.versions import sides
from toolkit.connector.project import ConnectorProject
from toolkit.errors import BadValue
from toolkit.generate import lock
from toolkit.generate.revising import deprecated, revised
from toolkit.report.text import counted
from toolkit.swagger.nodes import ApiDefinition


def command(
    folder: options.Project,
    name: Annotated[str, typer.Argument(metavar="ID", help="The operationId of an operation.")],
    *,
    released: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="OLD",
            help="Where the operation is as it was: a revision, a file, a project or a package.",
            show_default=False,
        ),
    ] = "",
    path: Annotated[
        str,
        typer.Option(
            "--path", metavar="PATH", help="The path of the new one in the service.", show_default=False
        ),
    ] = "",
    deprecate: Annotated[
        bool, typer.Option("--deprecate", help="Let the operation give way to its newest revision.")
    ] = False,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Make the next revision of an operation, `_V2` at its end, so that saved flows keep the one they have.

    The new one is a copy, marked as a preview, for you to change. The old one stays, advanced. Each has its
    family and revision in `x-ms-api-annotation`. Two operations cannot share a path: unless the service has
    one for the new one (`--path`), a policy leads its requests to the path of the old one.

    **Examples**

    - `specgen version-operation my-connector GetRoom` before you change it
    - `specgen version-operation my-connector GetRoom --from main` when you have changed it: the old one comes
      back as it was, and what you made of it becomes the new one
    - `specgen version-operation my-connector GetRoom --deprecate` when the new one has proven itself
    """
    project = ConnectorProject.load(folder)
    if deprecate:
        if released or path:
            raise BadValue("--deprecate makes no revision; leave out --from and --path")
        after, what = deprecated(project, name), f"`{name}` deprecated"
        return _settle(project, after, what, dry_run=dry_run, force=force)
    made = revised(project, name, path=path, released=_definition(released, folder) if released else None)
    code = _settle(project, made.project, f"`{made.id}` beside `{name}`", dry_run=dry_run, force=force)
    if code == 0 and made.is_routed:
        output.remark(f"{made.path} is no path of the service: a policy leads to the path of `{name}`")
    return code


def _definition(text: str, folder: object) -> ApiDefinition:
    found = [side.old for side in sides(text, str(folder)) if side.old]
    if len(found) != 1:
        raise BadValue(f"--from: {text} has {counted(len(found), 'connector')}; name one")
    return found[0]().definition


def _settle(
    before: ConnectorProject, after: ConnectorProject, what: str, *, dry_run: bool, force: bool
) -> int:
    errors = changes.new_errors(before, after)
    if errors and not force:
        output.remark(f"specgen: nothing written: {counted(errors, 'error')} would stop the import")
        return EXIT_FINDINGS
    known = lock.read(before.folder)
    changes.settle(before, after, known, known, what=what, dry_run=dry_run)
    return 0

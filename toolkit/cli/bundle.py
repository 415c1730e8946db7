"""`specgen bundle`: a package for import, or a look at one that is there."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit.bundle import TARGETS, BundleTarget, Files, pac
from toolkit.cli import bundle_check, bundle_place, gate, options, output
from toolkit.cli.exits import EXIT_FINDINGS
from toolkit.connector.project import ConnectorProject
from toolkit.errors import BadValue
from toolkit.report.text import counted


def command(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", parser=options.path, help="The folder of a connector project."),
    ] = None,
    *,
    target: Annotated[
        BundleTarget | None,
        typer.Option(
            "--target", metavar="|".join(BundleTarget), help="Who will import it.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            parser=options.path,
            help="A folder, or a file that ends in .zip.",
            show_default=False,
        ),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            "--check",
            metavar="FILE",
            parser=options.path,
            help="Check a certification package or a solution, and make none.",
            show_default=False,
        ),
    ] = None,
    plugin: Annotated[
        bool, typer.Option("--plugin", help="With --check: a package with an AI plugin, of three solutions.")
    ] = False,
    force: options.Force = False,
    dry_run: options.DryRun = False,
) -> int:
    """Package a connector for import, after validating it.

    The same project always gives the same bytes. No secret is ever in a package. Without `--out` the package
    is the folder `dist/<project>-<target>`, or the archive of that name where one is imported.

    **Examples**

    - `specgen bundle my-connector --target wizard` makes a file for the portal, and a page of values to type
    - `specgen bundle my-connector --target paconn -o out.zip` makes a folder for the paconn tool, zipped
    - `specgen bundle my-connector --target solution` makes a solution for Dataverse
    - `specgen bundle my-connector --target all` makes every package
    - `specgen bundle --check package.zip` checks a certification package as the official validator does
    """
    if check is not None:
        if folder or target or out:
            raise BadValue("--check looks at a package; leave out DIR, --target and --out")
        return bundle_check.report(check, plugin=plugin)
    if folder is None or target is None:
        raise BadValue(
            "name a project and what to make of it: specgen bundle DIR --target " + "|".join(BundleTarget)
        )
    return _bundle(folder, target, out, force=force, dry_run=dry_run)


def _bundle(folder: Path, target: BundleTarget, out: Path | None, *, force: bool, dry_run: bool) -> int:
    project = ConnectorProject.load(folder)
    errors = gate.errors(project)
    if errors and not force:
        return _refuse(folder, errors)
    contents = TARGETS[target].files(project)
    errors += _too_large(project, target, contents)
    if errors and not force:
        return _refuse(folder, errors)
    if errors:
        output.remark(f"specgen: bundled in spite of {counted(errors, 'error')}, as --force says")

    place = out or bundle_place.usual(folder, target)
    bundle_place.check(place, project, force=force)
    if not dry_run:
        bundle_place.write(place, contents)
    for name, content in contents.items():
        output.say(f"{place / name}: {counted(len(content), 'byte')}")
    _remarks(project, target, place, contents)
    return 0


def _too_large(project: ConnectorProject, target: BundleTarget, contents: Files) -> int:
    found = list(TARGETS[target].excess(project, contents))
    for excess in found:
        output.remark_on(project.folder, excess.message)
    return sum(excess.is_certain for excess in found)


def _refuse(folder: Path, errors: int) -> int:
    output.remark(f"specgen: {folder}: not bundled, {counted(errors, 'error')} would stop the import")
    return EXIT_FINDINGS


def _remarks(project: ConnectorProject, target: BundleTarget, place: Path, contents: Files) -> None:
    if TARGETS[target].keeps_sign_in:
        for stand_in in gate.placeholders(project):
            output.remark(f"{stand_in} is a placeholder still; nobody can sign in before it is filled in")
    if target is BundleTarget.PAC:
        output.remark(f"next, in {place}: {pac.command(contents)}")
    if target is BundleTarget.SOLUTION:
        output.remark("the client secret is not in it: enter it on the Security page after the import")

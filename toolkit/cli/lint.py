"""`specgen lint`: what the platform will say, offline."""

import os
from functools import partial
from typing import Annotated

import typer

from toolkit import files, parallel
from toolkit.cli import options, output, targets
from toolkit.connector.secrets import masked
from toolkit.finding import FixKind, Phase
from toolkit.lint.rules import RULES
from toolkit.lint.run import Change, Plan, Target, check
from toolkit.lint.selection import chosen
from toolkit.report import text

PAYS_FROM = 24  # targets from which a second process saves more time than its start takes


def command(
    paths: options.Paths,
    *,
    phase: options.PhaseOption = Phase.CERTIFICATION,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be mended without a change of meaning.")
    ] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Mend also what needs a look.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the fixes as a diff, and make none.")] = False,
    output_format: options.Format = options.OutputFormat.TEXT,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; without it as many as pay.")
    ] = 0,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count by rule instead of listing.")
    ] = False,
) -> int:
    """Say what the platform will say about a definition: the line, the reason and often the fix.

    All rules run on this machine; nothing is sent anywhere.

    **Examples**

    - `specgen lint my-connector` lints a project as for a certification
    - `specgen lint --phase import apiDefinition.swagger.json` reports only what stops an import
    - `specgen lint --fix --diff specs` shows what the safe fixes would change
    - `specgen lint --select PA3,OperationIdNotUnique --statistics specs` counts by rule
    """
    rules = tuple(rule.name for rule in chosen(RULES, select or [], ignore or []))
    meant, unreadable = targets.resolve(paths)
    report = output.FindingsOutput(output_format, targets.standard_input(meant))
    work = partial(check, plan=Plan(rules, phase, _kinds(fix=fix, unsafe_fixes=unsafe_fixes, diff=diff)))
    for outcome in parallel.each(work, meant, jobs=jobs or _jobs_that_pay(meant)):
        unreadable += outcome.unreadable
        report.add(outcome.findings, files=outcome.files, show=not (statistics or diff))
        for change in outcome.changes:
            _show(change) if diff else _write(change)
    if statistics and report.findings and output_format is options.OutputFormat.TEXT:
        output.say(text.statistics(report.findings, output.stdout_style()))
    return output.closed(report, unreadable)


def _kinds(*, fix: bool, unsafe_fixes: bool, diff: bool) -> frozenset[FixKind]:
    if unsafe_fixes:
        return frozenset(FixKind)
    return frozenset({FixKind.SAFE}) if fix or diff else frozenset()


def _jobs_that_pay(meant: list[Target]) -> int:
    return (os.cpu_count() or 1) if len(meant) >= PAYS_FROM else 1


def _show(change: Change) -> None:
    from difflib import unified_diff

    name = str(change.before.path)
    before, after = (masked(side.text).splitlines(keepends=True) for side in (change.before, change.after))
    for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
        output.say(line.rstrip("\r\n"))


def _write(change: Change) -> None:
    if change.before.path.name.startswith("stdin."):
        output.say(change.after.text.removesuffix("\n"))
        return
    files.write_file(change.before.path, change.after.content)
    output.remark(f"{change.before.path}: {text.counted(change.fixes, 'fix', 'fixes')}")

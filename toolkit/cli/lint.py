"""`specgen lint`: what the platform will say, offline."""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Annotated

import typer

from toolkit import files, parallel
from toolkit.cli import options, output, targets
from toolkit.errors import BadValue, SpecgenError
from toolkit.finding import FixKind, Phase
from toolkit.lint.rules import RULES
from toolkit.lint.run import Outcome, Plan, Target, check
from toolkit.lint.selection import chosen
from toolkit.report.terminal import Style
from toolkit.report.text import counted

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
        int,
        typer.Option(
            "--jobs",
            "-j",
            min=0,
            metavar="N",
            show_default=False,
            help="Processes; without it as many as pay.",
        ),
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
    if diff and output_format is not options.OutputFormat.TEXT:
        raise BadValue("--diff shows text; leave it out, or --output-format")
    rules = tuple(rule.name for rule in chosen(RULES, select or (), ignore or ()))
    plan = Plan(rules, phase, _kinds(fix=fix, unsafe_fixes=unsafe_fixes, diff=diff), dry_run=diff)
    meant, unreadable = targets.resolve(paths)
    report = output.FindingsOutput(
        output_format, to_stderr=any(_is_printed(target, plan) for target in meant)
    )
    lists = report.is_text and not (statistics or diff)
    work = partial(_checked, plan=plan, style=report.style if lists else None)
    results = parallel.each(work, meant, jobs=jobs or _jobs_that_pay(meant))
    for target, (outcome, files_read, lines) in zip(meant, results, strict=True):
        unreadable += outcome.unreadable
        report.count(outcome.findings, files_read, lines)
        unreadable += _settled(target, outcome, plan)
    if statistics:
        report.statistics()
    return report.close(unreadable)


def _kinds(*, fix: bool, unsafe_fixes: bool, diff: bool) -> frozenset[FixKind]:
    if unsafe_fixes:
        return frozenset(FixKind)
    return frozenset({FixKind.SAFE}) if fix or diff else frozenset()


def _jobs_that_pay(meant: list[Target]) -> int:
    return (os.cpu_count() or 1) if len(meant) >= PAYS_FROM else 1


def _checked(target: Target, *, plan: Plan, style: Style | None) -> tuple[Outcome, int, list[str]]:
    """Lint in a process of its own, and render there, too, where the documents are at hand."""
    outcome = check(target, plan)
    lines = output.rendered(outcome.findings, outcome.documents, style) if style else []
    return replace(outcome, documents=()), len(outcome.documents), lines


def _is_printed(target: Target, plan: Plan) -> bool:
    """Whether the fixed text goes to standard output, for it came from standard input."""
    return target.content is not None and bool(plan.kinds) and not plan.dry_run


def _settled(target: Target, outcome: Outcome, plan: Plan) -> Iterator[SpecgenError]:
    """Show or write what the fixes changed; yield what could not be written."""
    if _is_printed(target, plan) and not outcome.unreadable:
        output.say_bytes(outcome.changes[0].content if outcome.changes else target.content or b"")
        return
    for change in outcome.changes:
        if plan.dry_run:
            output.say_diff(change.path, change.before, change.after)
            continue
        try:
            files.write_file(change.path, change.content)
            output.remark_on(change.path, counted(change.fixes, "fix", "fixes"))
        except SpecgenError as error:
            yield error

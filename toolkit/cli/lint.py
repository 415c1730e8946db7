"""`specgen lint`: what the platform will say, offline."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from toolkit import files
from toolkit.cli import options, output, targets
from toolkit.cli.baselines import Baselines
from toolkit.cli.caching import Caching
from toolkit.cli.checking import CACHE_PAYS_FROM, Checker, Task, size
from toolkit.cli.settings import Settings, ignores, is_excluded
from toolkit.errors import BadValue, SpecgenError
from toolkit.finding import FixKind
from toolkit.lint.rules import rules_named
from toolkit.lint.run import Outcome, Plan, Target, check
from toolkit.lint.sifting import Sieve
from toolkit.report.formats import WITH_ANCHORS, WITH_REPLACEMENTS, OutputFormat
from toolkit.report.text import counted


def command(
    paths: options.Paths,
    *,
    phase: options.PhaseOption = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be mended without a change of meaning.")
    ] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Mend also what needs a look.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the fixes as a diff, and make none.")] = False,
    output_format: options.Format = OutputFormat.TEXT,
    baseline: options.Baseline = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Write what is found into the baseline.")
    ] = False,
    config: options.ConfigOption = None,
    no_config: options.NoConfig = False,
    jobs: options.Jobs = 0,
    cache: options.Cached = None,
    cache_dir: options.CacheDir = None,
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
    - `specgen lint --baseline known.json --update-baseline specs` makes known what there is, so that only new
      findings count
    """
    settings = Settings(config, no_config, tuple(select or ()), tuple(ignore or ()), phase, baseline)
    settings.check()
    general = Plan(
        (),
        kinds=_kinds(fix=fix, unsafe_fixes=unsafe_fixes, diff=diff),
        dry_run=diff,
        sieve=Sieve(anchors=output_format in WITH_ANCHORS),
        replacements=output_format in WITH_REPLACEMENTS,
    )
    _check_results(paths, general, output_format, update_baseline=update_baseline)
    baselines = Baselines(update=update_baseline)
    meant, unreadable = targets.resolve(paths)
    caching = Caching(cache, cache_dir)
    todo = list(_planned(meant, general, settings, baselines, caching))
    rules = rules_named(frozenset().union(*{task.plan.rules for task in todo}))
    report = output.FindingsOutput(output_format, rules, to_stderr=any(map(_is_printed, todo)))
    lists = report.is_text and not (statistics or diff or update_baseline)
    answers = Checker(check, report.style if lists else None).answers(todo, jobs)
    for task, answer in zip(todo, answers, strict=True):
        outcome = answer.outcome
        unreadable += outcome.unreadable
        sifted = outcome.sifted
        baselines.count(task.target, sifted.counts, answer.files, task.plan.asked(task.target))
        known = sifted.counts.total() if update_baseline else sifted.known
        report.count([] if update_baseline else sifted.left, answer.files, answer.lines)
        report.held_back(accepted=sifted.accepted, known=known)
        unreadable += _settled(task, outcome)
    if statistics:
        report.statistics()
    baselines.close()
    return report.close(unreadable)


def _check_results(
    paths: list[Path], plan: Plan, output_format: OutputFormat, *, update_baseline: bool
) -> None:
    """Refuse two results that have one place to go."""
    is_text = output_format is OutputFormat.TEXT
    if plan.dry_run and not is_text:
        raise BadValue("--diff shows text; leave it out, or --output-format")
    if plan.dry_run and update_baseline:
        raise BadValue("--diff writes nothing; leave it out, or --update-baseline")
    if plan.kinds and not is_text and Path(targets.STDIN) in paths:
        told = f"leave out --fix, or --output-format {output_format}"
        raise BadValue(f"standard input that is fixed goes to standard output; {told}")


def _planned(
    meant: list[Target], general: Plan, settings: Settings, baselines: Baselines, caching: Caching
) -> Iterator[Task]:
    """Yield each target that is not excluded with its own plan: what counts for it may be set beside it."""
    pays = size(meant) >= CACHE_PAYS_FROM
    for target in meant:
        found = settings.of(target)
        if not is_excluded(target, found):
            known = baselines.share(settings.baseline_of(found), target)
            plan = general._replace(
                rules=settings.rules(found),
                phase=settings.phase_of(found),
                seconds=found.time_limit,
                sieve=general.sieve._replace(ignores=ignores(found), baseline=known),
            )
            yield Task(target, plan, caching.of(found, pays=pays))


def _kinds(*, fix: bool, unsafe_fixes: bool, diff: bool) -> frozenset[FixKind]:
    if unsafe_fixes:
        return frozenset(FixKind)
    return frozenset({FixKind.SAFE}) if fix or diff else frozenset()


def _is_printed(task: Task) -> bool:
    """Whether the fixed text goes to standard output, for it came from standard input."""
    return task.target.content is not None and bool(task.plan.kinds) and not task.plan.dry_run


def _settled(task: Task, outcome: Outcome) -> Iterator[SpecgenError]:
    """Show or write what the fixes changed; yield what could not be written."""
    if _is_printed(task) and not outcome.unreadable:
        output.say_bytes(outcome.changes[0].content if outcome.changes else task.target.content or b"")
        return
    for change in outcome.changes:
        if task.plan.dry_run:
            output.say_diff(change.path, change.before, change.after)
            continue
        try:
            files.write_file(change.path, change.content)
            output.remark_on(change.path, counted(change.fixes, "fix", "fixes"))
        except SpecgenError as error:
            yield error

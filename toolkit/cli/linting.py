"""Lint what a command line means."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.cli import output, targets
from toolkit.cli.baselines import Baselines
from toolkit.cli.caching import Caching
from toolkit.cli.checking import CACHE_PAYS_FROM, Checker, Task, size
from toolkit.cli.settings import Settings, ignores, is_excluded
from toolkit.errors import BadValue, SpecgenError
from toolkit.finding import FixKind, Phase
from toolkit.lint.adoption.sifting import Sieve
from toolkit.lint.rules import rules_named
from toolkit.lint.run import Change, Outcome, Plan, Target, check
from toolkit.report.formats import WITH_ANCHORS, WITH_REPLACEMENTS, OutputFormat
from toolkit.report.text import counted


class LintOptions(NamedTuple):
    """What a command line says beside the paths; with `diff` what is mended is shown, and not done."""

    phase: Phase | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    output_format: OutputFormat = OutputFormat.TEXT
    baseline: Path | None = None
    update_baseline: bool = False
    config: Path | None = None
    no_config: bool = False
    jobs: int = 0
    cache: bool | None = None
    cache_dir: Path | None = None
    statistics: bool = False

    @property
    def kinds(self) -> frozenset[FixKind]:
        """The kinds of fixes that are made, or shown."""
        if self.unsafe_fixes:
            return frozenset(FixKind)
        return frozenset({FixKind.SAFE}) if self.fix or self.diff else frozenset()

    @property
    def settings(self) -> Settings:
        return Settings(
            self.config,
            no_config=self.no_config,
            select=self.select,
            ignore=self.ignore,
            phase=self.phase,
            baseline=self.baseline,
        )


def lint(paths: list[Path], options: LintOptions) -> int:
    """Print the findings, mend what is wanted, and return the exit code."""
    settings = options.settings
    settings.check()
    _check_results(paths, options)
    general = Plan(
        (),
        kinds=options.kinds,
        dry_run=options.diff,
        sieve=Sieve(anchors=options.output_format in WITH_ANCHORS),
        replacements=options.output_format in WITH_REPLACEMENTS,
    )
    baselines = Baselines(update=options.update_baseline)
    meant, unreadable = targets.resolve(paths)
    caching = Caching(options.cache, options.cache_dir)
    todo = list(_planned(meant, general, settings, baselines, caching))
    rules = rules_named(frozenset().union(*{task.plan.rules for task in todo}))
    report = output.FindingsOutput(options.output_format, rules, to_stderr=any(map(_is_printed, todo)))
    lists = report.is_text and not (options.statistics or options.diff or options.update_baseline)
    answers = Checker(check, report.style if lists else None).answers(todo, options.jobs)
    for task, answer in zip(todo, answers, strict=True):
        outcome = answer.outcome
        unreadable += outcome.unreadable
        sifted = outcome.sifted
        baselines.count(task.target, sifted.counts, answer.files, task.plan.asked(task.target))
        known = sifted.counts.total() if options.update_baseline else sifted.known
        report.count([] if options.update_baseline else sifted.left, answer.files, answer.lines)
        report.held_back(accepted=sifted.accepted, known=known)
        unreadable += _settled(task, outcome)
    if options.statistics:
        report.statistics()
    baselines.close()
    return report.close(unreadable)


def _check_results(paths: list[Path], options: LintOptions) -> None:
    """Refuse two results that have one place to go."""
    is_text = options.output_format is OutputFormat.TEXT
    if options.diff and not is_text:
        raise BadValue("--diff shows text; leave it out, or --output-format")
    if options.diff and options.update_baseline:
        raise BadValue("--diff writes nothing; leave it out, or --update-baseline")
    if options.kinds and not is_text and Path(targets.STDIN) in paths:
        told = f"leave out --fix, or --output-format {options.output_format}"
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


def _is_printed(task: Task) -> bool:
    """Whether the fixed text goes to standard output, for it came from standard input."""
    return task.target.content is not None and bool(task.plan.kinds) and not task.plan.dry_run


def _settled(task: Task, outcome: Outcome) -> Iterator[SpecgenError]:
    """Show or write what the fixes changed; yield what could not be written."""
    if _is_printed(task) and not outcome.unreadable:
        output.say_bytes(outcome.changes[0].after.content if outcome.changes else task.target.content or b"")
        return
    if task.plan.dry_run:
        for change in outcome.changes:
            output.say_diff(change.before.path, change.before.text, change.after.text)
    elif outcome.changes:
        try:
            _write(task.target, outcome.changes)
        except SpecgenError as error:
            yield error


def _write(target: Target, fixed: Sequence[Change]) -> None:
    # Importing what writes takes long beside a lint that writes nothing.
    from toolkit.cli import changes

    changes.replace(target.folder, [(change.before, change.after) for change in fixed])
    for change in fixed:
        output.remark_on(change.after.path, counted(change.fixes, "fix", "fixes"))

"""Lint what a command line means, with what it says about the manner."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.cli import output, targets
from toolkit.cli.baselines import Baselines
from toolkit.cli.caching import Caching
from toolkit.cli.checking import CACHE_PAYS_FROM, Checker, Task, size
from toolkit.cli.settings import Settings, ignores, is_excluded
from toolkit.errors import BadValue, SpecgenError
from toolkit.finding import FixKind
from toolkit.lint.adoption.sifting import Sieve
from toolkit.lint.rules import rules_named
from toolkit.lint.run import Change, Outcome, Plan, Target, check
from toolkit.report.formats import WITH_ANCHORS, WITH_REPLACEMENTS, OutputFormat
from toolkit.report.text import counted


class Manner(NamedTuple):
    """How findings are told, and which are mended; with `diff` that is shown, and not done."""

    output_format: OutputFormat = OutputFormat.TEXT
    kinds: frozenset[FixKind] = frozenset()
    diff: bool = False
    update_baseline: bool = False
    statistics: bool = False
    jobs: int = 0


def lint(paths: list[Path], settings: Settings, caching: Caching, manner: Manner) -> int:
    """Print the findings, mend what is wanted, and return the exit code."""
    settings.check()
    _check_results(paths, manner)
    general = Plan(
        (),
        kinds=manner.kinds,
        dry_run=manner.diff,
        sieve=Sieve(anchors=manner.output_format in WITH_ANCHORS),
        replacements=manner.output_format in WITH_REPLACEMENTS,
    )
    baselines = Baselines(update=manner.update_baseline)
    meant, unreadable = targets.resolve(paths)
    todo = list(_planned(meant, general, settings, baselines, caching))
    rules = rules_named(frozenset().union(*{task.plan.rules for task in todo}))
    report = output.FindingsOutput(manner.output_format, rules, to_stderr=any(map(_is_printed, todo)))
    lists = report.is_text and not (manner.statistics or manner.diff or manner.update_baseline)
    answers = Checker(check, report.style if lists else None).answers(todo, manner.jobs)
    for task, answer in zip(todo, answers, strict=True):
        outcome = answer.outcome
        unreadable += outcome.unreadable
        sifted = outcome.sifted
        baselines.count(task.target, sifted.counts, answer.files, task.plan.asked(task.target))
        known = sifted.counts.total() if manner.update_baseline else sifted.known
        report.count([] if manner.update_baseline else sifted.left, answer.files, answer.lines)
        report.held_back(accepted=sifted.accepted, known=known)
        unreadable += _settled(task, outcome)
    if manner.statistics:
        report.statistics()
    baselines.close()
    return report.close(unreadable)


def _check_results(paths: list[Path], manner: Manner) -> None:
    """Refuse two results that have one place to go."""
    is_text = manner.output_format is OutputFormat.TEXT
    if manner.diff and not is_text:
        raise BadValue("--diff shows text; leave it out, or --output-format")
    if manner.diff and manner.update_baseline:
        raise BadValue("--diff writes nothing; leave it out, or --update-baseline")
    if manner.kinds and not is_text and Path(targets.STDIN) in paths:
        told = f"leave out --fix, or --output-format {manner.output_format}"
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

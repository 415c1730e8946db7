"""`specgen validate`: whether a connector will import."""

from collections.abc import Iterator

from toolkit.cli import options, output, targets
from toolkit.cli.baselines import Baselines
from toolkit.cli.caching import Caching
from toolkit.cli.checking import Checker, Task
from toolkit.cli.settings import Settings, ignored, ignores, is_excluded
from toolkit.errors import SpecgenError
from toolkit.finding import Phase
from toolkit.lint.adoption.selection import default
from toolkit.lint.adoption.sifting import Sieve, sift
from toolkit.lint.run import Outcome, Plan, Target, outcome
from toolkit.report.formats import WITH_ANCHORS, WITH_REPLACEMENTS, OutputFormat
from toolkit.validate import ALL_RULES
from toolkit.validate.project import validate


def command(
    paths: options.Paths,
    *,
    output_format: options.Format = OutputFormat.TEXT,
    config: options.ConfigOption = None,
    no_config: options.NoConfig = False,
    jobs: options.Jobs = 0,
    cache: options.Cached = None,
    cache_dir: options.CacheDir = None,
) -> int:
    """Say whether a connector will import: the import rules, and independent judges of every file.

    Beyond `specgen lint --phase import`, the definition is shown to openapi-spec-validator, its references to
    prance, apiProperties.json and settings.json to JSON Schemas, and the icon is looked at. A definition file
    stands for the project that it is part of. Of the settings, `ignore`, `per-file-ignores`, `exclude`,
    `baseline` and `time-limit` count.

    **Examples**

    - `specgen validate my-connector`
    - `specgen validate --output-format json specs`
    """
    settings = Settings(config, no_config=no_config)
    settings.check()
    meant, unreadable = targets.resolve(paths, whole_projects=True)
    general = Plan(
        (),
        Phase.IMPORT,
        sieve=Sieve(anchors=output_format in WITH_ANCHORS),
        replacements=output_format in WITH_REPLACEMENTS,
    )
    todo = list(_planned(meant, general, settings, Caching(cache, cache_dir)))
    report = output.FindingsOutput(output_format, ALL_RULES)
    checker = Checker(_validated, report.style if report.is_text else None)
    for answer in checker.answers(todo, jobs):
        unreadable += answer.outcome.unreadable
        report.count(answer.outcome.findings, answer.files, answer.lines)
        report.held_back(known=answer.outcome.sifted.known)
    return report.close(unreadable)


def _planned(meant: list[Target], general: Plan, settings: Settings, caching: Caching) -> Iterator[Task]:
    baselines = Baselines()
    for target in meant:
        found = settings.of(target)
        if not is_excluded(target, found):
            known = baselines.share(settings.baseline_of(found), target)
            unwanted = ignored(found)
            rules = tuple(rule.name for rule in default(ALL_RULES) if rule.name not in unwanted)
            sieve = general.sieve._replace(ignores=ignores(found), baseline=known)
            # To import the judges takes longer than any look into a cache.
            plan = general._replace(rules=rules, sieve=sieve, seconds=found.time_limit)
            yield Task(target, plan, caching.of(found, pays=True))


def _validated(target: Target, plan: Plan) -> Outcome:
    """Show a target to the rules of an import and to the judges; of them count those of the plan."""
    try:
        project = target.load()
        findings = [one for one in validate(project, plan.seconds) if one.rule in plan.rules]
        return outcome(sift(findings, project, plan.sieve), project, plan)
    except SpecgenError as error:
        return Outcome(unreadable=target.unreadable(error))

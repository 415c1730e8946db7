"""`specgen validate`: whether a connector will import."""

from toolkit.cli import options, output, targets
from toolkit.cli.baselines import Baselines
from toolkit.cli.settings import Settings, ignored, ignores, is_excluded
from toolkit.errors import SpecgenError
from toolkit.lint.replacements import with_replacements
from toolkit.lint.sifting import Sieve, sift
from toolkit.report.formats import WITH_ANCHORS, WITH_REPLACEMENTS, OutputFormat
from toolkit.validate import ALL_RULES
from toolkit.validate.project import validate


def command(
    paths: options.Paths,
    *,
    output_format: options.Format = OutputFormat.TEXT,
    config: options.ConfigOption = None,
    no_config: options.NoConfig = False,
) -> int:
    """Say whether a connector will import: the import rules, and independent judges of every file.

    Beyond `specgen lint --phase import`, the definition is shown to openapi-spec-validator, its references to
    prance, apiProperties.json and settings.json to JSON Schemas, and the icon is looked at. A definition file
    stands for the project that it is part of. Of the settings, `ignore`, `per-file-ignores`, `exclude` and
    `baseline` count.

    **Examples**

    - `specgen validate my-connector`
    - `specgen validate --output-format json specs`
    """
    settings = Settings(config, no_config)
    settings.check()
    baselines = Baselines()
    meant, unreadable = targets.resolve(paths, whole_projects=True)
    report = output.FindingsOutput(output_format, ALL_RULES)
    for target in meant:
        found = settings.of(target)
        if is_excluded(target, found):
            continue
        known = baselines.share(settings.baseline_of(found), target)
        sieve = Sieve(ignores(found), known, output_format in WITH_ANCHORS)
        try:
            project = target.load()
            unreadable += project.unreadable
            findings = [one for one in validate(project) if one.rule not in ignored(found)]
            sifted = sift(findings, project, sieve)
            if output_format in WITH_REPLACEMENTS:
                sifted.left = with_replacements(sifted.left, project.documents)
            report.add(sifted.left, project.documents)
            report.held_back(known=sifted.known)
        except SpecgenError as error:
            unreadable += target.unreadable(error)
    return report.close(unreadable)

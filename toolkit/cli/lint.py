"""`specgen lint`: what the platform will say, offline."""

from typing import Annotated

import typer

from toolkit.cli import options
from toolkit.cli.linting import LintOptions, lint
from toolkit.report.formats import OutputFormat


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
    asked = LintOptions(
        phase=phase,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        output_format=output_format,
        baseline=baseline,
        update_baseline=update_baseline,
        config=config,
        no_config=no_config,
        jobs=jobs,
        cache=cache,
        cache_dir=cache_dir,
        statistics=statistics,
    )
    return lint(paths, asked)

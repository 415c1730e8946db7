"""`specgen validate`: whether a connector will import."""

from toolkit.cli import options, output, targets
from toolkit.errors import SpecgenError
from toolkit.validate.project import validate


def command(
    paths: options.Paths,
    *,
    output_format: options.Format = options.OutputFormat.TEXT,
) -> int:
    """Say whether a connector will import: the import rules, and independent judges of every file.

    Beyond `specgen lint --phase import`, the definition is shown to openapi-spec-validator, its references to
    prance, apiProperties.json and settings.json to JSON Schemas, and the icon is looked at. A definition file
    stands for the project that it is part of.

    **Examples**

    - `specgen validate my-connector`
    - `specgen validate --output-format json specs`
    """
    meant, unreadable = targets.resolve(paths, whole_projects=True)
    report = output.FindingsOutput(output_format)
    for target in meant:
        try:
            project = target.load()
            unreadable += project.unreadable
            report.add(validate(project), project.documents)
        except SpecgenError as error:
            unreadable.append(error)
    return report.close(unreadable)

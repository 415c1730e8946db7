"""Rules about files as such, before anything in them is understood."""

from collections.abc import Iterator

from toolkit.connector.project import ConnectorProject
from toolkit.document import Place
from toolkit.lint.budget import linting_stopped
from toolkit.lint.rule import ERROR, IMPORT, Example, Problem, quoted, rule


@rule(
    ConnectorProject,
    name="DuplicateKey",
    code="SG101",
    family="specgen",
    reference="https://www.rfc-editor.org/rfc/rfc8259#section-4",
    severity=ERROR,
    phase=IMPORT,
    examples=[
        Example(
            bad='{"properties": {"iconBrandColor": "#0078d4", "capabilities": ["actions"], "capabilities": []}}',
            good='{"properties": {"iconBrandColor": "#0078d4", "capabilities": ["actions"]}}',
            at="/properties/capabilities",
        )
    ],
)
def duplicate_key(project: ConnectorProject) -> Iterator[Problem]:
    """Of a key that stands twice in one object, readers keep the later value: the first is lost without a word.

    Every file of the project is looked at, and every object in it.
    """
    for document in project.documents:
        for duplicate in document.duplicates():
            line = document.position(duplicate.first.start).line
            yield Problem(
                f"{quoted(duplicate.tokens[-1])} stands in this object already, in line {line}; only this one counts",
                Place(document, duplicate.tokens),
                span=duplicate.later,
            )


RULES = (duplicate_key, linting_stopped)

"""What the tests of rules share: one rule asked about a fragment in the sample definition."""

import json
from pathlib import Path

import pytest

from toolkit import patch
from toolkit.connector.project import ConnectorProject
from toolkit.document import Document
from toolkit.finding import Phase
from toolkit.lint.engine import Linter
from toolkit.lint.sample import embed


def document_of(fragment, part):
    definition = fragment if part == "whole" else embed(part, fragment)[0]
    return Document(Path("apiDefinition.swagger.json"), json.dumps(definition))


@pytest.fixture
def lint():
    """Return the findings of one rule; the part `whole` stands for a definition of its own."""

    def run(rule, fragment, part="definition", phase=Phase.CERTIFICATION):
        project = ConnectorProject.of_definition(document_of(fragment, part))
        return Linter([rule], phase).project(project)

    return run


@pytest.fixture
def mended(lint):
    """Return the definition after the rule's fixes, or None where it has none to offer."""

    def run(rule, fragment, part="definition"):
        document = document_of(fragment, part)
        groups = [finding.fix.patches for finding in lint(rule, fragment, part) if finding.fix]
        kept = patch.compatible(document, groups)
        return patch.apply(document, [one for group in kept for one in group]).data if kept else None

    return run

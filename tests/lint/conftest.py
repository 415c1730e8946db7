"""What the tests of the linter share: rules made on the spot, and documents of a few lines."""

import json
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.finding import Phase, Severity
from toolkit.lint.rule import Problem, rule


@pytest.fixture
def rule_of():
    """Return a rule that runs a check; what is not said is a plain error of the import phase."""

    def make(check, *visits, name="Made", **more):
        told = {"code": "T001", "severity": Severity.ERROR, "phase": Phase.IMPORT, "family": "test"}
        check.__doc__ = "It matters."
        return rule(*visits, name=name, **{**told, **more})(check)

    return make


@pytest.fixture
def rule_at(rule_of):
    """Return a rule that finds the same at every node that it visits."""

    def make(*visits, name="Made", fix=None, **more):
        def check(node):
            yield Problem(f"seen by {name}", node.place, fix and fix(node))

        return rule_of(check, *visits, name=name, **more)

    return make


@pytest.fixture
def definition():
    """Return a document of plain data or of a text."""

    def make(data, name="apiDefinition.swagger.json"):
        return Document(Path(name), data if isinstance(data, str) else json.dumps(data, indent=2))

    return make

"""What the tests of reports share: a finding, of which a test says what it is about."""

from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.finding import Finding, Phase, Severity


@pytest.fixture
def finding():
    """Return a finding; what is not said is an error of the import phase in the first character."""

    def make(**told):
        plain = {
            "file": "a.json",
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 2,
            "pointer": "",
            "rule": "TitleMissing",
            "code": "T001",
            "severity": Severity.ERROR,
            "phase": Phase.IMPORT,
            "message": "`title` is missing",
        }
        return Finding(**{**plain, **told})

    return make


@pytest.fixture
def document():
    def make(text, name="a.json"):
        return Document(Path(name), text)

    return make

"""What the tests of comparing share: versions made on the spot."""

import json
import sys
from pathlib import Path

import pytest

from toolkit.diff import sample
from toolkit.diff.compare import compare
from toolkit.diff.version import Version

sys.path.insert(0, str(Path(__file__).parent))  # for the table of mutations, which is no test


@pytest.fixture
def version():
    """Return a version of plain data: a definition, and what else lies beside it."""

    def make(definition, properties=None, script=None, folder="old"):
        files = {"apiDefinition.swagger.json": json.dumps(definition).encode()}
        if properties is not None:
            files["apiProperties.json"] = json.dumps(properties).encode()
        if script is not None:
            files["script.csx"] = script.encode()
        return Version.of_files(Path(folder), files)

    return make


@pytest.fixture
def compared(version):
    """Return what differs between two definitions."""

    def make(old, new):
        return compare(version(old, folder="old"), version(new, folder="new"))

    return make


@pytest.fixture
def kinds(compared):
    """Return the names of what differs between two fragments in the same part of the sample."""

    def make(part, old, new):
        changes = compared(sample.definition(part, old), sample.definition(part, new))
        return [change.kind for change in changes]

    return make

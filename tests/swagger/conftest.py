"""What the tests of definitions share."""

import json
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.swagger.nodes import ApiDefinition


@pytest.fixture
def api():
    """Return the definition that plain data is."""

    def make(data):
        return ApiDefinition(Document(Path("apiDefinition.swagger.json"), json.dumps(data)))

    return make

"""Published specifications pass most of the rules, for they were checked by their originals."""

from collections import Counter
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.lint.engine import Linter
from toolkit.lint.rules import arm

CORPUS = Path(__file__).parents[5] / "shared" / "corpus" / "azure-rest-api-specs"

# Older specifications were published before these were asked for.
YOUNGER_THAN_MANY = {"ResourceNameRestriction", "PutResponseCodes", "MissingDefaultResponse"}


@pytest.fixture(scope="module")
def specifications():
    """Return the specifications of Resource Manager, without the examples beside them."""
    files = [path for path in CORPUS.rglob("*.json") if "resource-manager" in path.parts]
    documents = [Document.read(path) for path in sorted(files) if "examples" not in path.parts]
    found = [
        document for document in documents if isinstance(document.data, dict) and "swagger" in document.data
    ]
    if not found:
        pytest.skip(f"no corpus of specifications in {CORPUS}")
    return found


def test_no_rule_fires_on_more_than_a_third_of_published_specifications(specifications):
    linter = Linter(arm.RULES)
    fired = Counter(
        name
        for document in specifications
        for name in {finding.rule for finding in linter.definition(document)}
    )

    often = {name for name, count in fired.items() if count > len(specifications) / 3}

    assert often <= YOUNGER_THAN_MANY

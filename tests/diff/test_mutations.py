"""Published connectors with one change made in them: what is said of it, and of the same turned round."""

import copy
import json
import random

import pytest
from mutations import MUTATIONS

from toolkit.diff.compare import compare
from toolkit.diff.kind import Impact

TRIES = 2  # connectors for each mutation
LARGEST = 60_000  # bytes of a definition that is copied so often
RANKS = {impact.value: rank for rank, impact in enumerate(reversed(Impact))}


@pytest.fixture(scope="module")
def connectors(corpus):
    """Return the definitions and the properties of connectors that can be read."""
    found = []
    for path in corpus:
        if path.stat().st_size <= LARGEST:
            beside = path.with_name("apiProperties.json")
            try:
                properties = json.loads(beside.read_text("utf-8-sig")) if beside.exists() else {}
                found.append((json.loads(path.read_text("utf-8-sig")), properties))
            except ValueError:
                continue
    return found


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_change_is_classified(mutation, connectors, version):
    rng = random.Random(mutation.name)
    changed = 0

    for definition, properties in rng.sample(connectors, len(connectors)):
        new = copy.deepcopy((definition, properties))
        if changed < TRIES and mutation.mutate(rng, *new) and new != (definition, properties):
            old_version = version(definition, properties, folder="old")
            new_version = version(*new, folder="new")
            assert said(old_version, new_version, mutation.expected) == mutation.expected
            assert said(new_version, old_version, mutation.turned) == mutation.turned
            changed += 1
    assert changed == TRIES


def said(old, new, expected):
    """Return the worst impact and the expected code, each as far as it is asked for and was found."""
    changes = compare(old, new)
    worst = max((change.impact.value for change in changes), key=RANKS.get, default="compatible")
    code = expected[1] if expected[1] in {change.code for change in changes} else ""
    return worst if expected[0] else "", code

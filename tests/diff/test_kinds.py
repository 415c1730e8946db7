"""The examples of all kinds of changes are their tests."""

import pytest

from toolkit.diff import sample
from toolkit.diff.compare import compare
from toolkit.diff.kinds import KINDS

BY_NAME = {kind.name: kind for kind in KINDS}
OFFICIAL = {
    "AuthenticationMethodRemoved",
    "ConnectionParametersRemoved",
    "InputFieldDeleted",
    "InputFieldVisibilityChangedToInternal",
    "OperationDeleted",
    "OperationHidden",
    "OutputFieldDeleted",
    "OutputFieldTypeChanged",
}  # the platform's codes without TierChangedToPremium, which no file tells


@pytest.fixture
def versions(version):
    """Return the two versions of an example."""

    def make(example):
        return [
            version(
                sample.definition(example.part, fragment),
                sample.properties(example.part, fragment),
                fragment if example.part == "script" else None,
                folder=folder,
            )
            for fragment, folder in ((example.old, "old"), (example.new, "new"))
        ]

    return make


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_example_is_found_and_nothing_else(kind, versions):
    found = compare(*versions(kind.example))

    assert [change.kind for change in found] == [kind.name]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_example_turned_round_is_the_mirror(kind, versions):
    old, new = versions(kind.example)

    found = compare(new, old)

    assert [change.kind for change in found] == [kind.mirror]
    assert BY_NAME[kind.mirror].topic == kind.topic


def test_names_are_unique():
    assert len(BY_NAME) == len(KINDS)


def test_every_official_code_is_known():
    assert {kind.code for kind in KINDS if kind.code[0].isupper()} == OFFICIAL

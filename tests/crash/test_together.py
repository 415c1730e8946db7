"""Two commands at once on one project: each waits, or refuses with one line, and the results do not mix."""

import itertools
import os
import shutil

import pytest
from children import ended, loaded, started
from commands import WRITING, leftovers, tree

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="a process is forked as on Unix"),
]

PAIRS = {
    **{f"{name} twice": (name, name) for name in WRITING},
    "add-operation, remove-operation": ("add-operation", "remove-operation"),
    "add-operation, version-operation": ("add-operation", "version-operation"),
    "add-operation, auth use": ("add-operation", "auth use"),
    "add-operation, update": ("add-operation", "update"),
    "add-operation, docs": ("add-operation", "docs"),
    "add-operation, bundle": ("add-operation", "bundle"),
    "add-operation, new --force": ("add-operation", "new --force"),
    "add-operation, lint --fix": ("add-operation", "lint --fix project"),
    "bundle over another, new --import": ("bundle over another", "new --import"),
}
ARGUMENTS = WRITING | {"lint --fix project": ["lint", "--unsafe-fixes", "project"]}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_two_commands_at_once_do_not_mix(pair, start, tmp_path):
    begun = shutil.copytree(start, tmp_path / "begun")
    path = begun / "project" / "apiDefinition.swagger.json"
    path.write_text(path.read_text().replace('"List subscriptions"', '"List subscriptions."'))  # to be fixed
    whole = [*in_turn(pair, begun, tmp_path)]

    for number in range(2):
        folder = shutil.copytree(begun, tmp_path / str(number))
        ends = [child.wait() for child in [started(ARGUMENTS[name], folder) for name in pair]]

        assert tree(folder) in whole, ends
        assert leftovers(folder) == []
        assert {end.code for end in ends} <= {0, 1, 2}, ends


def in_turn(pair, begun, tmp_path):
    """Yield what each of the two leaves alone, and what they leave one after the other."""
    for name in pair:
        loaded(ARGUMENTS[name], shutil.copytree(begun, tmp_path / f"loaded {name}", dirs_exist_ok=True))
    for turn in {*((name,) for name in pair), *itertools.permutations(pair)}:
        folder = shutil.copytree(begun, tmp_path / " then ".join(turn))
        for name in turn:
            ended(ARGUMENTS[name], folder)
        yield tree(folder)

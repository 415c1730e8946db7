import pickle

import pytest

from toolkit.diff import sample
from toolkit.diff.change import ABSENT, shown


def test_change_pickles(compared):
    changes = compared(sample.definition("paths", {}), sample.definition("root", {}))

    assert pickle.loads(pickle.dumps(changes)) == changes


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(ABSENT, "nothing", id="nothing"),
        pytest.param("a", "`a`", id="text"),
        pytest.param(None, "`null`", id="null"),
        pytest.param(["a", 1], "`a`, `1`", id="list"),
        pytest.param([], "`[]`", id="empty list"),
        pytest.param("x" * 200, f"`{'x' * 77}...`", id="long text"),
    ],
)
def test_values_are_shown(value, text):
    assert shown(value) == text

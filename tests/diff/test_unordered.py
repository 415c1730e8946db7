import pytest

from toolkit.diff.unordered import unordered


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        pytest.param(["a", "b"], ["b", "a"], True, id="another order"),
        pytest.param(["a"], ["a", "b"], False, id="one more"),
        pytest.param([1], [True], False, id="another type"),
        pytest.param([{"a": [1]}], [{"a": [1]}], True, id="objects"),
        pytest.param("a", "a", True, id="texts"),
        pytest.param([], None, False, id="nothing and an empty list"),
    ],
)
def test_unordered(one, other, equal):
    assert (unordered(one) == unordered(other)) is equal

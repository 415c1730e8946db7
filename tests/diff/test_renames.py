import pytest

from toolkit.diff.renames import renames, squashed

BY_VALUE = (lambda _, thing: thing,)
BY_SPELLING = (lambda name, _: squashed(name),)


@pytest.mark.parametrize(
    ("old", "new", "signatures", "found"),
    [
        pytest.param({"a": 1}, {"b": 1}, BY_VALUE, {"a": "b"}, id="the same under another name"),
        pytest.param({"a": 1}, {"a": 1, "b": 1}, BY_VALUE, {}, id="nothing is gone"),
        pytest.param({"a": 1, "b": 1}, {"c": 1}, BY_VALUE, {}, id="either could be meant"),
        pytest.param({"a": None}, {"b": None}, BY_VALUE, {}, id="nothing is known"),
        pytest.param({"roomId": 1}, {"room_ID": 2}, BY_SPELLING, {"roomId": "room_ID"}, id="other spelling"),
    ],
)
def test_renames(old, new, signatures, found):
    assert renames(old, new, signatures) == found

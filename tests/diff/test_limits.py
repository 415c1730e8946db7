import pytest

NARROWED, WIDENED = "input-narrowed", "input-widened"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param({}, {"maximum": 5}, [NARROWED], id="new upper limit"),
        pytest.param({"maximum": 5}, {"maximum": 6}, [WIDENED], id="higher upper limit"),
        pytest.param({"minimum": 5}, {"minimum": 6}, [NARROWED], id="higher lower limit"),
        pytest.param({"minimum": 5}, {}, [WIDENED], id="no lower limit"),
        pytest.param({"minimum": 5}, {"minimum": 5.0}, [], id="the same written otherwise"),
        pytest.param({"pattern": "a"}, {"pattern": "b"}, [NARROWED], id="another pattern"),
        pytest.param({"pattern": "a"}, {}, [WIDENED], id="no pattern"),
        pytest.param({}, {"uniqueItems": True}, [NARROWED], id="no two alike"),
        pytest.param({}, {"uniqueItems": False}, [], id="written out"),
        pytest.param({}, {"additionalProperties": False}, [NARROWED], id="closed"),
        pytest.param({}, {"maxLength": "many"}, [], id="malformed"),
    ],
)
def test_limits(kinds, old, new, expected):
    def body(members):
        return {"type": "object", "properties": {"a": {"type": "string", **members}}}

    assert kinds("body", body(old), body(new)) == expected

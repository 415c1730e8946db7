import pytest

from toolkit.bundle import bicep


@pytest.mark.parametrize(
    ("data", "written"),
    [
        pytest.param("it's", r"'it\'s'", id="quote"),
        pytest.param("a\\b", r"'a\\b'", id="backslash"),
        pytest.param("${x} $y", r"'\${x} $y'", id="interpolation"),
        pytest.param("a\r\n\tb", r"'a\r\n\tb'", id="line break"),
        pytest.param("\u2028\x07", r"'\u{2028}\u{7}'", id="unprintable"),
        pytest.param("日本", "'日本'", id="other letters"),
        pytest.param("[[a]", "'[a]'", id="literal in brackets"),
        pytest.param("[parameters('a')]", "a", id="parameter"),
        pytest.param("[resourceGroup().location]", "resourceGroup().location", id="call"),
        pytest.param(
            "[if(empty(parameters('a')), null(), parameters('a'))]", "empty(a) ? null : a", id="choice"
        ),
        pytest.param(True, "true", id="boolean"),
        pytest.param(None, "null", id="null"),
        pytest.param(7, "7", id="whole number"),
        pytest.param(1.5, "json('1.5')", id="fraction"),
        pytest.param(2**63, "json('9223372036854775808')", id="large number"),
        pytest.param({}, "{}", id="empty object"),
        pytest.param(
            {"a": [1, {"b-c": "d"}]}, "{\n  a: [\n    1\n    {\n      'b-c': 'd'\n    }\n  ]\n}", id="nested"
        ),
    ],
)
def test_value_is_written_as_bicep_has_it(data, written):
    assert bicep.value(data) == written

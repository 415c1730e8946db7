import json
from pathlib import Path

import pytest

from toolkit.document import Document


def data(text: str):
    return Document(Path("a.yaml"), text).data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[
            (word, word)
            for word in ("on", "Off", "yes", "NO", "y", "n", "TRue", "none", "2001-01-01", "12:30", "1_000")
        ],
        *[(word, None) for word in ("null", "Null", "NULL", "~", "", "!!null ''")],
        *[(word, True) for word in ("true", "True", "TRUE", "!!bool true")],
        *[(word, False) for word in ("false", "False", "FALSE")],
        *[
            ("0", 0),
            ("-0", 0),
            ("+12", 12),
            ("012", 12),
            ("0o14", 12),
            ("0xC", 12),
            ("0b11", "0b11"),
            ("0x", "0x"),
        ],
        *[
            ("1.", 1.0),
            (".5", 0.5),
            ("-1e3", -1000.0),
            ("1E+2", 100.0),
            ("!!float 1", 1.0),
            ("1.2.3", "1.2.3"),
        ],
        *[
            ('"true"', "true"),
            ("'1'", "1"),
            ("! 12", "12"),
            ("!!str 12", "12"),
            ('!!int "12"', 12),
            ("!!str", ""),
        ],
        *[
            (r'"\u00fc\/\x41"', "ü/A"),
            ("'it''s'", "it's"),
            ("a  b", "a  b"),
            ("<html>", "<html>"),
            ("\u0661", "\u0661"),
        ],
        *[("\n  one\n  two", "one two"), ("|\n  one\n  two", "one\ntwo\n"), (">-\n  one\n  two", "one two")],
        *[("!!map {}", {}), ("!!seq [1]", [1]), ("{a, b: }", {"a": None, "b": None}), ("[a: 1]", [{"a": 1}])],
    ],
)
def test_value_is_that_of_the_core_schema(text, value):
    assert json.dumps(data(f"a: {text}\n")) == json.dumps({"a": value})


def test_keys_are_strings_as_they_are_written():
    text = "200: 1\non: 2\ntrue: 3\nnull: 4\n~: 5\n1.0: 6\n'': 7\n? x\n: 8\n!!int 9: 9\n"

    assert list(data(text)) == ["200", "on", "true", "null", "~", "1.0", "", "x", "9"]


def test_aliases_are_copies():
    read = data("a: &a [1]\nb: *a\nc: &c k\n*c : d\n")

    assert read == {"a": [1], "b": [1], "c": "k", "k": "d"}
    assert read["a"] is not read["b"]


def test_merge_key_stands_for_the_members_that_are_not_written_out():
    text = """
a: &a {x: 1, y: 1}
b: &b {y: 2, z: 2, <<: *a}
c: {<<: [*b, {w: 3, x: 3}], z: 4}
d: {"<<": 5}
"""

    assert data(text) == {
        "a": {"x": 1, "y": 1},
        "b": {"x": 1, "y": 2, "z": 2},
        "c": {"y": 2, "x": 1, "w": 3, "z": 4},
        "d": {"<<": 5},
    }
    assert Document(Path("a.yaml"), text).duplicates() == []


def test_what_comes_by_a_merge_key_is_found_where_it_is_written():
    document = Document(Path("a.yaml"), "a: &a\n  b: |\n    c\n\nd:\n  <<: *a\n")

    assert document.locator.find(("d", "b")) == document.locator.find(("a", "b"))


def test_keys_are_repeated_if_they_are_written_alike_in_any_quotes():
    document = Document(Path("a.yaml"), "a: 1\n'a': 2\n&x b: 3\n*x : 4\nc: [{d: 1, \"d\": 2}]\n")

    assert [one.tokens for one in document.duplicates()] == [("a",), ("b",), ("c", 0, "d")]

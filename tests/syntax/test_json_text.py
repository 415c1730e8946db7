from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.document import Document
from toolkit.errors import UnreadableDocument
from toolkit.syntax import json_text
from toolkit.syntax.spot import SyntaxProblem

CASES = {
    "empty": ("", "1:1: the file is empty"),
    "blank": (" \n ", "1:1: the file is empty"),
    "comment to the line end": ('{\n  "a": 1 // one\n}', "2:10: JSON has no comments"),
    "comment of several lines": ('{"a": /* one */ 1}', "1:7: JSON has no comments"),
    "comment with a hash": ("# one\n{}", "1:1: JSON has no comments"),
    "comment between members": ('{"a": 1,\n // two\n "b": 2}', "2:2: JSON has no comments"),
    "comment behind the end": ("{}\n// end", "2:1: JSON has no comments"),
    "comma behind the last member": ('{"a": 1,\n}', "2:1: a comma before `}` has nothing after it"),
    "comma behind the last item": ("[1, 2, ]", "1:8: a comma before `]` has nothing after it"),
    "two commas": ('{"a": 1,, "b": 2}', "1:9: a key in double quotes is expected here"),
    "key in single quotes": ("{'a': 1}", "1:2: JSON writes strings in double quotes"),
    "value in single quotes": ("[\"a\", 'b']", "1:7: JSON writes strings in double quotes"),
    "key without quotes": ("{a: 1}", "1:2: a key in double quotes is expected here"),
    "number as a key": ("{200: 1}", "1:2: a key in double quotes is expected here"),
    "curly quotes": ('{"a": “b”}', "1:7: a value is expected here"),
    "NaN": ('{"a": "NaN", "b": NaN}', "1:19: `NaN` is not JSON"),
    "Infinity": ("[-Infinity]", "1:2: `-Infinity` is not JSON"),
    "words of Python": ('{"a": True}', "1:7: a value is expected here"),
    "leading zero": ('{"a": 01}', "1:8: a comma or a closing bracket is expected here"),
    "number of 5,000 digits": ('{"a": "2", "b": ' + "1" * 5000 + "}", "1:17: a number has too many digits"),
    "no value": ('{"a": }', "1:7: a value is expected here"),
    "no colon": ('{"a" 1}', "1:6: a colon is expected here"),
    "no comma": ('{"a": 1 "b": 2}', "1:9: a comma or a closing bracket is expected here"),
    "cut off in an array": ('{"a": [1, 2', "1:12: the file ends before the document does"),
    "cut off behind a key": ('{"a"\n', "2:1: the file ends before the document does"),
    "cut off in a string": ('{\n"a": "one', "2:6: this string has no closing quote"),
    "two documents": ('{"a": 1}\n{"b": 2}', "2:1: the document ends before this text"),
    "brackets the wrong way round": ("1], [2", "1:2: the document ends before this text"),
    "bracket too many": ("{}}", "1:3: the document ends before this text"),
    "HTML": ("<html>", "1:1: a value is expected here"),
    "NUL in a string": ('{"a": "\0"}', "1:8: a string holds a raw line break or control character"),
    "NUL between values": ('{"a":\0 1}', "1:6: a value is expected here"),
    "line break in a string": ('{"a": "b\nc"}', "1:9: a string holds a raw line break or control character"),
    "unknown escape": (r'{"a": "\x"}', "1:8: this backslash escape is not JSON"),
    "short escape": (r'{"a": "\u12"}', r"1:9: `\u` takes four hexadecimal digits"),
    "no-break space": ("\xa0{}", "1:1: a value is expected here"),
    "arrays 101 deep": ("[" * 101 + "]" * 101, "1:101: nested more than 100 levels deep"),
    "objects 101 deep": ('{"a":' * 101 + "1" + "}" * 101, "1:501: nested more than 100 levels deep"),
    "arrays 100,000 deep": ("[" * 100_000 + "]" * 100_000, "1:101: nested more than 100 levels deep"),
    "objects 100,000 deep": ('{"a":' * 100_000, "1:501: nested more than 100 levels deep"),
    "deep among brackets in strings": ('["]", ["[", ' * 51, "1:601: nested more than 100 levels deep"),
}


@pytest.mark.parametrize(("text", "message"), CASES.values(), ids=CASES)
def test_text_that_is_not_json_is_told_in_one_line(text, message):
    with pytest.raises(UnreadableDocument) as caught:
        _ = Document(Path("a.json"), text).data

    assert str(caught.value) == f"a.json:{message}"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param('["[", "}", "\\"["]', ["[", "}", '"['], id="brackets in strings"),
        pytest.param('{"a": "' + "[" * 200 + '"}', {"a": "[" * 200}, id="many brackets in a string"),
        pytest.param(r'["\ud83d\ude00", "\ud800"]', ["😀", "\ud800"], id="surrogates"),
        pytest.param("[1e999, -0, 1E2]", [float("inf"), 0, 100.0], id="numbers"),
        pytest.param('\r\n{"a"\t:\rnull}\n', {"a": None}, id="blanks"),
        pytest.param("null", None, id="scalar"),
    ],
)
def test_json_is_read(text, data):
    assert Document(Path("a.json"), text).data == data


def test_more_values_than_any_definition_has_are_refused():
    with pytest.raises(UnreadableDocument, match="1:1: more than 600,000 values, which no definition has"):
        _ = Document(Path("a.json"), f"[{'0,' * 600_000}0]").data


def test_signs_of_values_in_strings_do_not_count():
    text = "{,[" * 300_000

    assert Document(Path("a.json"), f'["{text}"]').data == [text]


def test_hundred_levels_are_read():
    data = Document(Path("a.json"), "[" * 100 + "]" * 100).data

    for _ in range(99):
        (data,) = data
    assert data == []


WORDS = [
    *'{}[]:,"\\ \n',
    '"a"',
    '"a":',
    '"\\u0061":',
    '"ü"',
    "\\ud83d",
    "\\ude00",
    "\\/",
    "\ufeff",
    "\ud800",
    "\0",
]
NUMBERS = ["-0", "01", "1.", "1e999", "0.1e-7", "9007199254740993", "9" * 30, "1" * 4301, "NaN", "-Infinity"]


def said(parse, text):
    """Return what is made of a text, told apart as `==` does not: 1, 1.0 and true."""
    try:
        return repr(parse(text))
    except SyntaxProblem as problem:
        return repr(problem)


@settings(max_examples=500)
@given(
    st.lists(st.sampled_from([*WORDS, *NUMBERS, "null", "true"]) | st.text(max_size=2), max_size=8).map(
        "".join
    )
)
@example("1], [2")
def test_fast_decoder_reads_what_the_other_reads(text):
    assert said(json_text.parse, text) == said(json_text._parse_slowly, text)


@settings(max_examples=500)
@given(st.from_regex(r"-?(0|[1-9][0-9]{0,40})(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,3})?", fullmatch=True))
def test_fast_decoder_makes_the_same_numbers(text):
    assert said(json_text.parse, text) == said(json_text._parse_slowly, text)

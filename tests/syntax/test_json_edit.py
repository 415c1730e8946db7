"""Changes are written in the manner of the text around them."""

from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.patch import APPEND, Put, Remove, Rename, apply

LINES = """{
  "info": {
    "title": "Things"
  },

  "schemes": ["https"],
  "tags": [
    {"name": "a"},
    {"name": "b"}
  ],
  "paths": {}
}
"""


def patched(text: str, *patches) -> str:
    return apply(Document(Path("a.json"), text), patches).text


@pytest.mark.parametrize(
    ("patch", "old", "new"),
    [
        pytest.param(Put(("info", "title"), "Ü"), '"Things"', '"Ü"', id="scalar for scalar"),
        pytest.param(
            Put(("info", "title"), {"a": [1]}),
            '"Things"',
            '{\n      "a": [\n        1\n      ]\n    }',
            id="object for scalar",
        ),
        pytest.param(
            Put(("schemes",), ["http", "https"]), '["https"]', '["http", "https"]', id="short array"
        ),
        pytest.param(
            Put(("info", "version"), "1.0"),
            '"Things"\n',
            '"Things",\n    "version": "1.0"\n',
            id="member comes on a line of its own",
        ),
        pytest.param(
            Put(("schemes", APPEND), "wss"), '["https"]', '["https", "wss"]', id="item comes on the same line"
        ),
        pytest.param(
            Put(("tags", 2), {"name": "c"}),
            '{"name": "b"}\n',
            '{"name": "b"},\n    {\n      "name": "c"\n    }\n',
            id="item comes on a line of its own",
        ),
        pytest.param(
            Put(("paths", "/a"), {}),
            '"paths": {}',
            '"paths": {\n    "/a": {}\n  }',
            id="member of an empty object",
        ),
        pytest.param(Rename(("info",), 'in"fo'), '"info"', r'"in\"fo"', id="key"),
        pytest.param(
            Remove(("info",)),
            '  "info": {\n    "title": "Things"\n  },\n',
            "",
            id="first member leaves its lines",
        ),
        pytest.param(Remove(("paths",)), ',\n  "paths": {}', "", id="last member takes the comma before it"),
        pytest.param(Remove(("tags", 0)), '    {"name": "a"},\n', "", id="first item"),
        pytest.param(Remove(("tags", 1)), ',\n    {"name": "b"}', "", id="last item"),
        pytest.param(Remove(("schemes", 0)), '["https"]', "[]", id="only item"),
        pytest.param(
            Remove(("info", "title")), '{\n    "title": "Things"\n  }', "{}", id="only member leaves no lines"
        ),
    ],
)
def test_patch_changes_its_place_alone(patch, old, new):
    assert LINES.count(old) == 1

    assert patched(LINES, patch) == LINES.replace(old, new)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param('{"a":1}', '{"a":1,"b":{"c":[1,2]}}', id="without blanks"),
        pytest.param('{"a" : 1}', '{"a" : 1, "b" : {"c" : [1, 2]}}', id="blanks before colons"),
        pytest.param('{ "a": 1 }', '{ "a": 1, "b": {"c": [1, 2]} }', id="on one line"),
        pytest.param('{ "a": 1,  "x": 2 }', '{ "a": 1,  "x": 2,  "b": {"c": [1, 2]} }', id="two blanks"),
        pytest.param(
            '{\r\n\t"a": 1\r\n}',
            '{\r\n\t"a": 1,\r\n\t"b": {\r\n\t\t"c": [\r\n\t\t\t1,\r\n\t\t\t2\r\n\t\t]\r\n\t}\r\n}',
            id="tabs and the line ends of Windows",
        ),
        pytest.param(
            '{\n"a": 1\n}', '{\n"a": 1,\n"b": {\n"c": [\n1,\n2\n]\n}\n}', id="lines without indentation"
        ),
        pytest.param(
            '{\r  "a": 1\r}',
            '{\r  "a": 1,\r  "b": {\r    "c": [\r      1,\r      2\r    ]\r  }\r}',
            id="line ends of old Macs",
        ),
        pytest.param(
            '{ "a": 1\n, "x": 2\n}', '{ "a": 1\n, "x": 2\n, "b": {"c": [1, 2]}\n}', id="commas in front"
        ),
        pytest.param(
            '{\n  "a": 1 \t\n}',
            '{\n  "a": 1, \t\n  "b": {\n    "c": [\n      1,\n      2\n    ]\n  }\n}',
            id="blanks at the end of a line",
        ),
        pytest.param("{}", '{"b": {"c": [1, 2]}}', id="empty"),
        pytest.param('{"a":{},"x":[]}\n', '{"a":{},"x":[],"b":{"c":[1,2]}}\n', id="compact with a line end"),
    ],
)
def test_member_comes_in_the_style_of_the_text(before, after):
    assert patched(before, Put(("b",), {"c": [1, 2]})) == after


@pytest.mark.parametrize(
    ("before", "tokens", "after"),
    [
        pytest.param('{"a": 1, "b": 2, "c": 3}', [("a",), ("b",)], '{"c": 3}', id="first two"),
        pytest.param('{"a": 1, "b": 2, "c": 3}', [("b",), ("c",)], '{"a": 1}', id="last two"),
        pytest.param('{"a": 1, "b": 2, "c": 3}', [("a",), ("c",)], '{"b": 2}', id="both ends"),
        pytest.param("[1, 2, 3]", [(0,), (1,), (2,)], "[]", id="all"),
        pytest.param("[\n  1,\n\n  2,\n  3\n]", [(1,)], "[\n  1,\n\n  3\n]", id="blank line before"),
        pytest.param('{"a": 1, "b": 2, "a": 3}', [("a",)], '{"b": 2}', id="every one of a repeated key"),
        pytest.param("[\n  1\n  ,\n  2\n]", [(0,)], "[\n  2\n]", id="comma on a line of its own"),
        pytest.param("[ 1,\n  2, 3 ]", [(1,)], "[ 1,\n  3 ]", id="beside another on its line"),
    ],
)
def test_members_leave_with_their_commas(before, tokens, after):
    assert patched(before, *map(Remove, tokens)) == after


def test_member_that_comes_and_goes_leaves_blanks_where_they_were():
    text = '{\n  "a": 1 \t\n}\n'

    assert patched(patched(text, Put(("b",), {"c": 2})), Remove(("b",))) == text


def test_members_come_and_go_at_once():
    text = '{\n  "a": 1,\n  "b": {"x": 1},\n  "c": 3\n}'

    changed = patched(
        text, Remove(("c",)), Put(("d",), 4), Put(("b", "y"), 2), Rename(("a",), "z"), Put(("e",), 5)
    )

    assert changed == '{\n  "z": 1,\n  "b": {"x": 1, "y": 2},\n  "d": 4,\n  "e": 5\n}'


def test_object_of_which_nothing_stays_is_filled_anew():
    assert patched('{\n  "a": {\n    "b": 1\n  }\n}', Remove(("a", "b")), Put(("a", "c"), 2)) == (
        '{\n  "a": {\n    "c": 2\n  }\n}'
    )


def test_of_a_repeated_key_the_value_that_counts_is_replaced():
    assert patched('{"a": 1, "a": 2}', Put(("a",), 3)) == '{"a": 1, "a": 3}'


def test_what_utf_8_or_a_reader_of_lines_cannot_hold_is_escaped():
    assert (
        patched('{"a": 1}', Put(("a",), "\ud800\u2028\x7f\ufeffü")) == r'{"a": "\ud800\u2028\u007f\ufeffü"}'
    )


@pytest.mark.parametrize("text", ['{"a": 1}', '{"a": 1}\n', '\n{"a": 1} \n\n', '{"a": 1}\r\n'])
def test_what_stands_around_the_document_stays(text):
    assert patched(text, Put(("a",), 2)) == text.replace("1", "2")


def test_byte_order_mark_stays():
    document = Document.from_bytes(Path("a.json"), b'\xef\xbb\xbf{"a": 1}')

    assert apply(document, [Put(("a",), 2)]).content == b'\xef\xbb\xbf{"a": 2}'

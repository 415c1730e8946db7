"""Changes are written in the manner of the text around them; comments and styles beside them stay."""

from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.errors import PatchRefused
from toolkit.patch import APPEND, Put, Remove, Rename, apply

LINES = """\
# An API, by hand
swagger: "2.0"  # as text
info:
  title: 'Things'
  description: |
    First line

    last line
  contact: &contact
    name: a

schemes: [https]
tags:
- name: a   # the first
  # about b
- name: b
paths:
  /a/{b}:
    # how to get it
    get:
      operationId: GetA
      parameters:
      - in: path # where
        name: b
        required: true
      responses:
        200: {description: OK}
  /c: {}
host: >-
  example
  .com
extra:
owner: *contact
# the end
"""


def patched(text: str, *patches) -> str:
    return apply(Document(Path("a.yaml"), text), patches).text


@pytest.mark.parametrize(
    ("patch", "old", "new"),
    [
        pytest.param(Put(("swagger",), "3.0"), '"2.0"', '"3.0"', id="scalar before a comment"),
        pytest.param(Put(("info", "title"), "On"), "'Things'", '"On"', id="word that needs quotes"),
        pytest.param(
            Put(("info", "title"), {"a": [1]}), " 'Things'", "\n    a:\n    - 1", id="mapping for a scalar"
        ),
        pytest.param(
            Put(("info", "description"), "One line"),
            "|\n    First line\n\n    last line",
            "One line",
            id="scalar for a block string",
        ),
        pytest.param(
            Put(("info", "title"), "One\ntwo\n"),
            "'Things'",
            "|\n    One\n    two",
            id="block string for a scalar",
        ),
        pytest.param(
            Put(("schemes",), ["http", "https"]), "[https]", "[http, https]", id="sequence in brackets"
        ),
        pytest.param(Put(("schemes", APPEND), "wss"), "[https]", "[https, wss]", id="item between brackets"),
        pytest.param(
            Put(("extra",), {"a": None}), "extra:", "extra:\n  a: null", id="mapping where nothing was"
        ),
        pytest.param(Put(("extra",), 1), "extra:", "extra: 1", id="scalar where nothing was"),
        pytest.param(Put(("host",), "a.b"), ">-\n  example\n  .com", "a.b", id="scalar for a folded string"),
        pytest.param(
            Put(("tags",), ["c"]),
            "- name: a   # the first\n  # about b\n- name: b",
            "- c",
            id="sequence for another",
        ),
        pytest.param(
            Put(("tags", 0), "c"), "name: a   # the first", "c   # the first", id="scalar for an item"
        ),
        pytest.param(
            Put(("tags", 2), {"name": "c", "x": {}}),
            "- name: b\n",
            "- name: b\n- name: c\n  x: {}\n",
            id="item at the end",
        ),
        pytest.param(
            Put(("info", "version"), "1.0"), "    name: a\n", '    name: a\n  version: "1.0"\n', id="member"
        ),
        pytest.param(
            Put(("paths", "/a/{b}", "get", "parameters", 0, "type"), "string"),
            "        required: true\n",
            "        required: true\n        type: string\n",
            id="member of an item",
        ),
        pytest.param(
            Put(("paths", "/c", "get"), {"deprecated": True}),
            " {}\n",
            "\n    get:\n      deprecated: true\n",
            id="member of an empty mapping",
        ),
        pytest.param(
            Put(("paths", "/a/{b}", "get", "responses", "404"), {"description": "None"}),
            "{description: OK}\n",
            "{description: OK}\n        404:\n          description: None\n",
            id="key that looks like those beside it",
        ),
        pytest.param(
            Put(("paths", "/a/{b}", "get", "responses", "200", "x"), "a, b"),
            "{description: OK}",
            '{description: OK, x: "a, b"}',
            id="member between brackets",
        ),
        pytest.param(
            Put(("more",), ["x"]),
            "owner: *contact\n",
            "owner: *contact\nmore:\n- x\n",
            id="last member of all",
        ),
        pytest.param(Rename(("info", "title"), "name"), "title", "name", id="key"),
        pytest.param(Rename(("paths", "/c"), "x: y"), "/c", '"x: y"', id="key that needs quotes"),
        pytest.param(Remove(("owner",)), "owner: *contact\n", "", id="alias"),
        pytest.param(Remove(("extra",)), "extra:\n", "", id="member without a value"),
        pytest.param(Remove(("swagger",)), 'swagger: "2.0"  # as text\n', "", id="member with its comment"),
        pytest.param(
            Remove(("tags", 0)), "- name: a   # the first\n", "", id="comment about the next item stays"
        ),
        pytest.param(
            Remove(("info", "description")),
            "  description: |\n    First line\n\n    last line\n",
            "",
            id="block string",
        ),
        pytest.param(
            Remove(("paths", "/a/{b}", "get", "parameters", 0, "in")),
            "in: path # where\n        name: b",
            "name: b",
            id="member beside a dash: the next moves up",
        ),
        pytest.param(
            Remove(("paths", "/a/{b}", "get", "parameters", 0)),
            "\n      - in: path # where\n        name: b\n        required: true",
            " []",
            id="only item",
        ),
        pytest.param(
            Remove(("paths", "/a/{b}", "get", "responses", "200")),
            "\n        200: {description: OK}",
            " {}",
            id="only member",
        ),
    ],
)
def test_patch_changes_its_place_alone(patch, old, new):
    assert LINES.count(old) == 1

    assert patched(LINES, patch) == LINES.replace(old, new)


@pytest.mark.parametrize(
    ("before", "patch", "after"),
    [
        pytest.param("a: # why\n  b: 1\n", Put(("a",), 2), "a: 2 # why\n", id="scalar below a comment"),
        pytest.param(
            "a: # why\n  # and\n  b: 1 # how\n",
            Put(("a",), "x\ny"),
            'a: "x\\ny" # why\n  # and # how\n',
            id="text below two comments",
        ),
        pytest.param(
            "a:\n    b: 1\n",
            Put(("a",), {"c": {"d": 2}}),
            "a:\n    c:\n        d: 2\n",
            id="indented by four",
        ),
        pytest.param(
            "a:\n  - b\nc: {}\n",
            Put(("c", "d"), ["e"]),
            "a:\n  - b\nc:\n  d:\n    - e\n",
            id="dashes indented",
        ),
        pytest.param(
            "a:\n- b\n", Put(("a",), {"c": 1}), "a:\n  c: 1\n", id="mapping for dashes below their key"
        ),
        pytest.param("a:\n  1\n", Put(("a",), 2), "a: 2\n", id="value on the next line"),
        pytest.param("a:  1\nb: 2\n", Put(("a",), 3), "a:  3\nb: 2\n", id="aligned value"),
        pytest.param("- # why\n  a: 1\n", Put((0,), 2), "- 2 # why\n", id="item below a comment"),
        pytest.param("- - a\n  - b\n", Remove((0, 0)), "- - b\n", id="dash beside a dash"),
        pytest.param("- - a\n", Put((0, APPEND), {"b": 1}), "- - a\n  - b: 1\n", id="item beside a dash"),
        pytest.param(
            "- a: 1\n  # about b\n  b: 2\n",
            Remove((0, "a")),
            "-   # about b\n  b: 2\n",
            id="comment moves up",
        ),
        pytest.param("- # a - b\n  c\n- d\n", Remove((0,)), "- d\n", id="dash in a comment"),
        pytest.param("? a\n: b: 1\n", Put(("a", "c"), 2), "? a\n: b: 1\n  c: 2\n", id="explicit key"),
        pytest.param("? a\n: b: 1\nd: 2\n", Remove(("a",)), "d: 2\n", id="explicit key leaves"),
        pytest.param("? a # : not\n: 1\n", Put(("a",), 2), "? a # : not\n: 2\n", id="colon in a comment"),
        pytest.param("{}", Put(("a",), [1]), "a:\n  - 1", id="empty document"),
        pytest.param("--- {}\n", Put(("a",), 1), "--- \na: 1\n", id="empty document beside its start"),
        pytest.param(
            "---\na: 1\n...\n", Put(("b",), 2), "---\na: 1\nb: 2\n...\n", id="before the document's end"
        ),
        pytest.param("a: 1", Put(("b",), 2), "a: 1\nb: 2", id="no line end comes where none was"),
        pytest.param("a: 1\nb: 2", Remove(("b",)), "a: 1", id="no line end stays where none was"),
        pytest.param("a: 1\r\nb: 2\r\n", Put(("c",), [3]), "a: 1\r\nb: 2\r\nc:\r\n  - 3\r\n", id="Windows"),
        pytest.param("a: |+\n  b\n\n\nc: 1\n", Remove(("c",)), "a: |+\n  b\n\n\n", id="kept blank lines"),
        pytest.param("a: |+\n  b\n\n", Put(("c",), 1), "a: |+\n  b\n\nc: 1\n", id="behind kept blank lines"),
        pytest.param("a: |\n  b", Put(("c",), 1), "c: 1\na: |\n  b", id="before an open block string"),
        pytest.param("a: |-\n  b", Put(("c",), 1), "a: |-\n  b\nc: 1", id="behind a block string"),
        pytest.param(
            "a: 1",
            Put(("b",), "c\nd\n"),
            'a: 1\nb: "c\\nd\\n"',
            id="no block string where it would lose its end",
        ),
        pytest.param("a: {b: 1, c: 2}\n", Remove(("a", "c")), "a: {b: 1}\n", id="between brackets"),
        pytest.param(
            "a: [\n  b, # one\n  c, # two\n  d # three\n]\n",
            Remove(("a", 1)),
            "a: [\n  b, # one\n  d # three\n]\n",
            id="line with its comment between brackets",
        ),
        pytest.param(
            "a: [\n  b, # one\n  c # two\n]\n",
            Remove(("a", 1)),
            "a: [\n  b # one\n]\n",
            id="last line with its comment between brackets",
        ),
        pytest.param(
            "a: {b: 1}\n", Put(("a", "/{c}"), 2), 'a: {b: 1, "/{c}": 2}\n', id="braces between brackets"
        ),
        pytest.param("a: [b,]\n", Put(("a", APPEND), "c"), "a: [b, c,]\n", id="comma at the end"),
        pytest.param('{"a":{"b":1}}\n', Put(("a", "c"), 2), '{"a":{"b":1,"c":2}}\n', id="JSON"),
        pytest.param(
            '{\n  "a": {}\n}\n', Put(("a", "c"), 2), '{\n  "a": {\n    "c": 2\n  }\n}\n', id="JSON on lines"
        ),
        pytest.param("a: &x 1\nb: *x\n", Put(("b",), 2), "a: &x 1\nb: 2\n", id="in place of an alias"),
        pytest.param(
            "a: &a {b: 1}\nd:\n  <<: *a\n",
            Put(("d", "c"), 2),
            "a: &a {b: 1}\nd:\n  <<: *a\n  c: 2\n",
            id="beside a merge key",
        ),
        pytest.param("&k a: 1\n", Rename(("a",), "c"), "&k c: 1\n", id="key with an anchor"),
        pytest.param("'a': 1\n", Put(("b",), 2), "'a': 1\n'b': 2\n", id="quotes like those beside it"),
        pytest.param(
            "a: 1\na: 2\n", Put(("a",), 3), "a: 1\na: 3\n", id="of a repeated key the one that counts"
        ),
    ],
)
def test_patch_fits_into_what_people_write(before, patch, after):
    assert patched(before, patch) == after


@pytest.mark.parametrize(
    ("before", "patch", "message"),
    [
        pytest.param(
            "a: &a {b: 1}\nc: *a\n",
            Put(("c", "b"), 2),
            "/c is an alias; a change there would show elsewhere, too",
            id="in an alias",
        ),
        pytest.param(
            "a: &a {b: 1}\nc: *a\n",
            Put(("a", "b"), 2),
            "a.yaml: the change cannot be made without touching something else",
            id="in what an alias names",
        ),
        pytest.param(
            "a: &a {b: {c: 1}}\nd:\n  <<: *a\n",
            Put(("d", "b", "c"), 2),
            "/d/b is an alias; a change there would show elsewhere, too",
            id="in what a merge key brings",
        ),
        pytest.param(
            "a: &a {b: 1}\nd:\n  <<: *a\n",
            Remove(("d", "b")),
            "a.yaml: the change cannot be made without touching something else",
            id="what a merge key brings",
        ),
        pytest.param(
            "a: &a 1\nb: *a\n",
            Remove(("a",)),
            "a.yaml: the change would leave the file unreadable: no anchor `&a` stands before this alias",
            id="what an alias names",
        ),
        pytest.param(
            "- |\n  a",
            Put((APPEND,), 1),
            "the text ends in a block string without a line end, which nothing can follow",
            id="behind an open block string",
        ),
        pytest.param("? a\n", Put(("a",), 1), "key `a` has neither a colon nor a value", id="key alone"),
        pytest.param(
            "a: 1\n",
            Put(("a",), "\ud800"),
            "a.yaml: the change would leave the file unreadable: "
            "found invalid Unicode character escape code while parsing a quoted scalar",
            id="half a character",
        ),
        pytest.param(
            "a: 1\n",
            Put(("a",), float("inf")),
            "a.yaml: the change cannot be made without touching something else",
            id="number that JSON lacks",
        ),
    ],
)
def test_change_that_cannot_be_made_cleanly_is_refused(before, patch, message):
    with pytest.raises(PatchRefused) as caught:
        patched(before, patch)

    assert str(caught.value) == message


def test_changes_at_the_end_of_a_container_and_of_the_one_above_come_in_order():
    text = "a:\n  b:\n    c: 1\n"

    assert patched(text, Put(("d",), 4), Put(("a", "b", "x"), 2), Put(("a", "w"), 3)) == (
        "a:\n  b:\n    c: 1\n    x: 2\n  w: 3\nd: 4\n"
    )


def test_members_come_and_go_at_once():
    text = "- a: 1 # one\n  b: 2\n  c: 3 # three\n- d: 4"

    changed = patched(
        text, Remove((0, "a")), Put((0, "b"), "x"), Rename((0, "c"), "z"), Put((0, "e"), 5), Remove((1, "d"))
    )

    assert changed == "- b: x\n  z: 3 # three\n  e: 5\n- {}"

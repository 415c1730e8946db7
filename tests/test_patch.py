import copy
import json
from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.errors import PatchRefused, UnreadableDocument
from toolkit.patch import APPEND, Put, Remove, Rename, apply, compatible, edits
from toolkit.syntax.edit import splice

DATA = {"a": {"x": 1, "y": 2}, "list": [{"z": 1}, 2], "text": "t"}


def document(data=None, name: str = "a.json") -> Document:
    return Document(Path(name), json.dumps(data or DATA))


@pytest.mark.parametrize(
    ("patches", "data"),
    [
        pytest.param([], DATA, id="nothing"),
        pytest.param([Put(("text",), None)], DATA | {"text": None}, id="replace"),
        pytest.param([Put(("b",), [])], DATA | {"b": []}, id="add a member"),
        pytest.param(
            [Put(("list", APPEND), 3), Put(("list", 2), 4)], DATA | {"list": [{"z": 1}, 2, 3, 4]}, id="items"
        ),
        pytest.param([Put(("list", "0", "z"), 5)], DATA | {"list": [{"z": 5}, 2]}, id="index as text"),
        pytest.param([Put(("a", 3), 4)], DATA | {"a": {"x": 1, "y": 2, "3": 4}}, id="number as a key"),
        pytest.param(
            [Remove(("list", 0)), Put(("list", 1), 9)], DATA | {"list": [9]}, id="indexes as before the call"
        ),
        pytest.param(
            [Rename(("a",), "b"), Put(("a", "x"), 3)],
            {"b": {"x": 3, "y": 2}, "list": [{"z": 1}, 2], "text": "t"},
            id="rename and change below",
        ),
        pytest.param(
            [Remove(("a", "x")), Remove(("a", "y")), Put(("a", "z"), 3)],
            DATA | {"a": {"z": 3}},
            id="all others",
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.yaml"])
def test_patches_mean_the_data(patches, data, name):
    before = document(name=name)

    after = apply(before, patches)

    assert json.dumps(after.data) == json.dumps(data)
    assert before.data == DATA


def test_renamed_member_keeps_its_rank():
    assert list(apply(document(), [Rename(("a",), "z")]).data) == ["z", "list", "text"]


@pytest.mark.parametrize(
    ("patches", "message"),
    [
        ([Put((), 1)], "the whole document cannot be patched"),
        ([Remove(("b",))], "nothing stands at /b"),
        ([Rename(("b",), "c")], "nothing stands at /b"),
        ([Put(("b", "c"), 1)], "nothing stands at /b"),
        ([Put(("list", 5, "c"), 1)], "the array has no item `5`"),
        ([Put(("list", 2, "c"), 1)], "nothing stands at /list/2"),
        ([Put(("list", 3), 1)], "the array has no item `3`"),
        ([Put(("list", "x"), 1)], "the array has no item `x`"),
        ([Remove(("list", "-1"))], "the array has no item `-1`"),
        ([Remove(("list", APPEND))], "nothing stands at /list/2"),
        ([Put(("text", "x"), 1)], "/text/x has no object or array above it"),
        ([Put(("text", 0), 1)], "/text/0 has no object or array above it"),
        ([Rename(("a", "x"), "y")], "/a/x cannot be renamed to `y`"),
        ([Rename(("list", 0), "y")], "/list/0 cannot be renamed to `y`"),
        ([Put(("text",), 1), Put(("text",), 1)], "two changes meet at /text"),
        ([Put(("b",), 1), Put(("b",), 2)], "two changes meet at /b"),
        ([Put(("list", 0), 1), Remove(("list", "0"))], "two changes meet at /list/0"),
        ([Remove(("a",)), Put(("a", "x"), 1)], "two changes meet at /a"),
        ([Put(("a", "new"), 1), Put(("a",), 1)], "two changes meet at /a"),
        ([Rename(("a", "x"), "z"), Put(("a", "z"), 1)], "two changes meet at /a/z"),
        ([Rename(("a", "x"), "z"), Rename(("a", "y"), "z")], "two changes meet at /a/z"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_is_refused(patches, message):
    before = document()

    with pytest.raises(PatchRefused) as caught:
        apply(before, patches)

    assert str(caught.value) == message
    assert compatible(before, [tuple(patches)]) == []


def test_value_that_json_cannot_hold_is_refused():
    with pytest.raises(PatchRefused, match="would leave the file unreadable: `NaN` is not JSON"):
        apply(document(), [Put(("text",), float("nan"))])


def test_value_nested_too_deeply_is_refused():
    deep = []
    for _ in range(200):
        deep = [deep]

    with pytest.raises(
        PatchRefused, match="would leave the file unreadable: nested more than 100 levels deep"
    ):
        apply(document(), [Put(("text",), deep)])


def test_boolean_is_no_number():
    assert apply(document({"a": 1}), [Put(("a",), True)]).text == '{"a": true}'


def test_document_that_is_none_is_unreadable_before_it_is_patched():
    with pytest.raises(UnreadableDocument):
        apply(Document(Path("a.json"), "{"), [Put(("a",), 1)])


def test_patched_value_is_not_shared_with_the_patch():
    value = {"list": [1]}

    after = apply(document(), [Put(("text",), value)])

    before = copy.deepcopy(after.data)
    value["list"].append(2)
    assert after.data == before


def test_of_groups_that_meet_the_first_is_kept():
    groups = [
        (Put(("text",), 1), Put(("b",), 1)),
        (Put(("b",), 2),),
        (Remove(("missing",)),),
        (Put(("list", APPEND), 3),),
        (Put(("list", APPEND), 4),),
        (Remove(("list", 0)),),
        (Put(("list", 0, "z"), 4),),
        (Rename(("a",), "c"), Put(("a", "x"), 4)),
        (Remove(("a", "x")),),
    ]

    kept = compatible(document(), groups)

    assert kept == [groups[0], groups[3], groups[4], groups[5], groups[7]]
    assert apply(document(), [patch for group in kept for patch in group]).data == {
        "c": {"x": 4, "y": 2},
        "list": [2, 3, 4],
        "text": 1,
        "b": 1,
    }


def test_edits_at_the_end_of_a_text_without_a_line_end_are_those_that_apply_makes():
    before = Document(Path("a.yaml"), "a:\n  - 1\n  - 2")
    patches = [Remove(("a", 1)), Put(("b",), 3)]

    (edit,) = edits(before, patches)

    assert splice(before.text, [edit]) == apply(before, patches).text == "a:\n  - 1\nb: 3"

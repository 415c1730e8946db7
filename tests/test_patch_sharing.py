"""What stands in several places of a YAML text cannot be changed in one of them."""

from pathlib import Path

import pytest

from toolkit.document import Document
from toolkit.errors import PatchRefused
from toolkit.patch import APPEND, Put, Remove, Rename, apply, is_local

TEXT = """\
base: &base
  kind: string
  notes: [a, b]
copy: *base
merged:
  <<: *base
  own: 1
list: &list
  - one
again: *list
holder:
  inner: &inner {deep: 1}
deep: *inner
plain: {a: 1}
"""
DOCUMENT = Document(Path("a.yaml"), TEXT)


def is_taken(patch):
    try:
        return apply(DOCUMENT, [patch]) is not DOCUMENT
    except PatchRefused:
        return False


@pytest.mark.parametrize(
    "patch",
    [
        pytest.param(Put(("base", "kind"), "number"), id="a member of what has aliases"),
        pytest.param(Put(("base", "more"), 1), id="a new member of what has aliases"),
        pytest.param(Remove(("base", "notes", 0)), id="deep in what has aliases"),
        pytest.param(Remove(("base",)), id="what has aliases itself"),
        pytest.param(Put(("copy", "kind"), "number"), id="through an alias"),
        pytest.param(Put(("merged", "kind"), "number"), id="a merged member"),
        pytest.param(Put(("list", APPEND), "two"), id="an item of a list with aliases"),
        pytest.param(Remove(("holder",)), id="what holds an anchor"),
    ],
)
def test_change_of_what_is_shared_is_not_local_and_refused(patch):
    assert (is_local(DOCUMENT, [patch]), is_taken(patch)) == (False, False)


@pytest.mark.parametrize(
    "patch",
    [
        pytest.param(Put(("copy",), 1), id="another value for an alias"),
        pytest.param(Remove(("again",)), id="an alias taken out"),
        pytest.param(Put(("merged", "own"), 2), id="a member beside merged ones"),
        pytest.param(Put(("merged", "new"), 2), id="a new member beside merged ones"),
        pytest.param(Rename(("base",), "basis"), id="the key of what has aliases"),
        pytest.param(Put(("plain", "a"), 2), id="a member that nothing shares"),
    ],
)
def test_other_changes_are_local_and_made(patch):
    assert (is_local(DOCUMENT, [patch]), is_taken(patch)) == (True, True)


def test_without_aliases_every_change_is_local():
    documents = [Document(Path("a.yaml"), "a: {b: 1}\n"), Document(Path("a.json"), '{"a": {"b": 1}}')]

    assert [is_local(document, [Remove(("a",))]) for document in documents] == [True, True]

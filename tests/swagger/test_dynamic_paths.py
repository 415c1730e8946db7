import pytest

from toolkit.swagger.dynamic_paths import is_well_formed, joined, names_in, readings


@pytest.mark.parametrize("path", ["", "value", "a/b", "a~1b/~0", "@odata.nextLink", "a.b"])
def test_pointers_without_their_first_slash_are_paths(path):
    assert is_well_formed(path)


@pytest.mark.parametrize("path", ["/value", "value/", "a//b", "/", "a~b", "~", "~2"])
def test_other_texts_are_no_paths(path):
    assert not is_well_formed(path)


@pytest.mark.parametrize(("path", "names"), [("", ()), ("a~1b/~0", ("a/b", "~")), ("a.b", ("a.b",))])
def test_names_are_read_and_written_as_pointers_are(path, names):
    assert names_in(path) == names
    assert joined(names) == path


def test_a_dot_may_stand_for_a_slash_or_for_itself():
    assert readings("body/a.b") == [("body", "a.b"), ("body", "a", "b")]
    assert readings("body/a") == [("body", "a")]

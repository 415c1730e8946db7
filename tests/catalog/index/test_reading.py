import hashlib
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.catalog.index.reading import Asked, read

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def write(path, **operation):
    data = {"swagger": "2.0", "paths": {"/colors": {"get": {"operationId": "Colors_List", **operation}}}}
    path.write_text(json.dumps(data))
    return path


def test_operation_is_named_and_described_in_good_english(tmp_path):
    path = write(tmp_path / "a.json", description="Gets the [colors](https://example.com).\n\nAll of them.")

    (row,) = read(Asked(str(path), "")).rows

    assert (row.name, row.summary) == ("ListColors", "List colors")
    assert row.description == "Gets the colors."


def test_file_that_is_the_same_as_before_is_not_read_again(tmp_path):
    path = write(tmp_path / "a.json")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()

    assert read(Asked(str(path), digest)).rows is None


def test_file_that_is_gone_is_told(tmp_path):
    found = read(Asked(str(tmp_path / "gone.json"), ""))

    assert found.rows == ()
    assert found.problem.endswith("gone.json: no such file or directory")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers of that kind")
def test_file_that_takes_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("SPECGEN_TIME_LIMIT", "0.01")
    path = write(tmp_path / "a.json", **{f"x-{number}": {} for number in range(100_000)})

    found = read(Asked(str(path), ""))

    assert found.rows == ()
    assert found.problem == f"{path}: takes more than 0.01 seconds"


@pytest.mark.parametrize(
    "member", ["summary", "description", "x-ms-pageable", "x-ms-long-running-operation", "responses"]
)
@given(value=JSON)
def test_members_of_any_kind_do_no_harm(member, value, tmp_path_factory):
    path = write(tmp_path_factory.mktemp("any") / "a.json", **{member: value})

    (row,) = read(Asked(str(path), "")).rows

    assert row.operation_id == "Colors_List"
    assert "".join(row).isprintable()


@given(value=JSON)
def test_document_of_any_kind_does_no_harm(value, tmp_path_factory):
    path = tmp_path_factory.mktemp("any") / "a.json"
    path.write_text(json.dumps({"swagger": "2.0", "paths": value}))

    assert read(Asked(str(path), "")).rows == ()

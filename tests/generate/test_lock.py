import json

import pytest

from toolkit.errors import UnreadableDocument
from toolkit.generate.lock import LOCK_NAME, Lock, LockedOperation, read

LOCKED = LockedOperation(
    source="catalog",
    pointer="/operations/ListRooms",
    operation_id="Rooms_List",
    api_version="2024-01-01",
    sha256="0" * 64,
    is_helper=True,
    options={"fields": ["id"]},
    imported={"operationId": "ListRooms"},
    examples={"200": {"value": []}},
)
LOCK = Lock({"ListRooms": LOCKED}, {"Room": {"type": "object"}}, frozenset({"/definitions", "/paths/~1a"}))


def test_lock_is_read_as_it_was_written(tmp_path):
    (tmp_path / LOCK_NAME).write_bytes(LOCK.content)

    assert read(tmp_path) == LOCK


def test_half_of_a_character_is_kept_as_json_writes_it(tmp_path):
    lock = Lock({"ListRooms": LOCKED}, {"Room": {"description": "\ud800"}}, frozenset({"/\udfff"}))
    (tmp_path / LOCK_NAME).write_bytes(lock.content)

    assert read(tmp_path) == lock


def test_lock_of_an_older_version_has_no_examples(tmp_path):
    data = json.loads(LOCK.content)
    del data["operations"]["ListRooms"]["examples"]
    (tmp_path / LOCK_NAME).write_text(json.dumps(data))

    assert read(tmp_path).examples == {}


def test_examples_are_found_by_operation():
    assert LOCK.examples == {"ListRooms": {"200": {"value": []}}}


def test_each_operation_has_a_line_of_its_own():
    lines = LOCK.content.decode().splitlines()

    assert [line.strip()[:12] for line in lines if "ListRooms" in line] == ['"ListRooms":']
    assert json.loads(LOCK.content)["version"] == 1


def test_project_without_a_lock_has_an_empty_one(tmp_path):
    assert read(tmp_path) == Lock()


@pytest.mark.parametrize("content", ["{}", '{"version": 2}', '{"version": 1, "operations": []}', "[]", "{"])
def test_file_that_is_no_lock_is_told(tmp_path, content):
    (tmp_path / LOCK_NAME).write_text(content)

    with pytest.raises(UnreadableDocument, match=LOCK_NAME):
        read(tmp_path)
